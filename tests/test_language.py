"""The course in nynorsk: what is edited is shown, what is not stays bokmål and says so, and nothing is lost."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import polib
import pytest
import yaml
from municipal_year import YEAR, group
from project import copy_fixture, run
from real import CONFIG, DOCS, ROOT, real_site

from macros import wording
from macros.catalogues import END, MARKED, PLAIN, START, catalogues_in, mark, read_catalogue, read_edited
from macros.components.group_table.view import group_table
from macros.conversion import Converter
from macros.course.folder import read_course
from macros.settings import read_settings, take_settings
from macros.site import check_site
from macros.translation.blocks import join_body, mark_piece, split_body
from macros.translation.faults import find_fault
from macros.translation.finish import finish_page
from macros.translation.messages import messages_in
from macros.translation.style import find_bokmal
from macros.translation.tree import write_tree
from macros.wording import SOURCE, capitalize, speak, strings, text
from scripts.po import Wanted, is_edited, open_catalogue, remember, update
from scripts.translated import find_wrong

MESSAGES = list(messages_in(DOCS))
HOUSE = Converter(["macros.markup"], {})
BODIES = {file: file.read_text(encoding="utf-8").partition("\n---\n")[2] for file in DOCS.rglob("*.md")}


@pytest.fixture(autouse=True)
def _ends_in_bokmal():
    yield
    speak(SOURCE)


def flat(html):
    return re.sub(r"\s+", " ", html)


@pytest.mark.parametrize("file", BODIES, ids=lambda file: file.relative_to(DOCS).as_posix())
def test_a_body_taken_apart_and_put_together_is_the_same_page(file):
    joined = join_body(split_body(BODIES[file]), lambda piece: piece.words)
    assert flat(HOUSE.convert(joined).html) == flat(HOUSE.convert(BODIES[file]).html)


@pytest.mark.parametrize("file", BODIES, ids=lambda file: file.relative_to(DOCS).as_posix())
def test_marks_change_nothing_but_the_words(file):
    marked = HOUSE.convert(join_body(split_body(BODIES[file]), mark_piece)).html
    assert flat(re.sub(f"[{START}{END}]", "", marked)) == flat(HOUSE.convert(BODIES[file]).html)


def test_a_message_is_known_by_its_place_and_not_by_its_number():
    keys = {message.key for message in MESSAGES}
    assert len(keys) == len(MESSAGES)
    assert ("laerer/tema/1-fysisk-og-struktur.md:groups[rommet].title", "Rommet") in keys
    assert any(context == "laerer/.nav.yml:title" for context, _ in keys)
    assert (".nav.yml:title", "Om nettstedet") in keys  # a title that lies under another
    assert not any("minutes" in context or context.endswith(".id") for context, _ in keys)


def test_a_title_of_a_work_is_no_message():
    assert not any("entries" in message.place and message.place.endswith(".title") for message in MESSAGES)


SIX_KINDS = """---
title: Hele siden
description: Om noe.
---
# Hele siden {: #hele }

Første linje
går videre her {{ cite("a") }}.

- Et punkt
  som går videre

| A | B |
|---|---|
| en | to |

```
kode
```
"""


def test_a_block_is_one_message_with_its_line_breaks_normalised(tmp_path):
    (tmp_path / "side.md").write_text(SIX_KINDS, encoding="utf-8")
    words = [message.words for message in messages_in(tmp_path)]
    assert words == [
        "Hele siden",
        "Om noe.",
        "Hele siden",
        'Første linje går videre her {{ cite("a") }}.',
        "Et punkt som går videre",
        "A | B",
        "en | to",
    ]


def translated(tmp_path, changes):
    """Return the real course with some words in nynorsk, as it is read from its trees."""
    edited = {message.key: changes[message.words] for message in MESSAGES if message.words in changes}
    translator = write_tree(DOCS, tmp_path, "nn", edited)
    settings = replace(read_settings(CONFIG), language="nn")
    sites = {
        name: check_site(replace(settings, docs_dir=tmp_path / name, is_marked=name == MARKED))[0]
        for name in (MARKED, PLAIN)
    }
    return translator, sites


def test_a_translated_course_has_the_same_structure(tmp_path):
    translator, sites = translated(
        tmp_path, {"Rommet": "Romet", "Tema 1: Rommet og dagen": "Tema 1: Romet og dagen"}
    )
    assert translator.used["laerer/tema/1-fysisk-og-struktur.md"] == 2
    before = read_course(DOCS, read_settings(CONFIG).local)[0]
    after = sites[PLAIN].course
    theme = after.themes["fysisk-og-struktur"].page
    assert (theme.title, theme.groups[0].title) == ("Tema 1: Romet og dagen", "Romet")
    assert [group.id for group in theme.groups] == [
        group.id for group in before.themes["fysisk-og-struktur"].page.groups
    ]
    for path, entry in after.pages.items():
        assert [anchor for anchor, _ in entry.body.anchors] == [a for a, _ in before.pages[path].body.anchors]
    minutes = [[block.minutes for block in meeting.page.blocks] for meeting in after.meetings]
    assert minutes == [[block.minutes for block in meeting.page.blocks] for meeting in before.meetings]
    assert sites[MARKED].course.themes["daglige-strategier"].page.name == mark("Små ting hver dag")
    terms = [course.glossary.page.terms[0] for course in (before, sites[MARKED].course)]
    assert terms[1].explanation == mark(terms[0].explanation)
    assert terms[1].spellings == terms[0].spellings  # which are looked for in texts


@pytest.mark.parametrize("is_marked", [True, False])
def test_whether_a_tree_is_marked_is_said_and_not_guessed_from_the_name_of_its_folder(
    tmp_path, monkeypatch, is_marked
):
    folder = tmp_path / MARKED
    shutil.copytree(ROOT / "tests/fixture/docs", folder)
    extra = f"extra: {{around: [{START}, {END}]}}\n" if is_marked else ""
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        f"site_name: Kurs\ndocs_dir: {MARKED}\ntheme: {{name: material, language: nn}}\n{extra}",
        encoding="utf-8",
    )
    settings = read_settings(config)
    assert settings.is_marked == is_marked
    taken = take_settings(tmp_path, yaml.safe_load(config.read_text(encoding="utf-8")))
    assert taken.is_marked == is_marked
    spoken = []
    monkeypatch.setattr("macros.site.speak", lambda language, *, is_marked: spoken.append(is_marked))
    check_site(settings)
    assert spoken == [is_marked]


def test_a_title_under_another_in_a_menu_is_translated_too(tmp_path):
    translated(tmp_path, {"Om nettstedet": "Om nettstaden"})
    menu = json.loads((tmp_path / PLAIN / ".nav.yml").read_text(encoding="utf-8"))
    (about,) = (item for item in menu["nav"] if isinstance(item, dict) and "Om" in item)
    assert about == {"Om": [{"Om nettstaden": "om"}, {"Litteratur": "kilder"}]}


def test_what_the_schema_refuses_stays_bokmal(tmp_path):
    _, sites = translated(tmp_path, {"Rommet": "x" * 200, "Tema 1: Rommet og dagen": 'Tema 1: "<b>'})
    theme = sites[PLAIN].course.themes["fysisk-og-struktur"].page
    assert (theme.title, theme.groups[0].title) == ("Tema 1: Rommet og dagen", "Rommet")


@pytest.mark.parametrize(
    ("html", "finished"),
    [
        (f"<p>{START}Ikke ferdig.{END}</p>", '<p lang="nb">Ikke ferdig.</p>'),
        (f"<p>{START}Se <a href='x'>her</a>.{END}</p>", "<p lang=\"nb\">Se <a href='x'>her</a>.</p>"),
        (f"<p>Møte: {START}tre{END}.</p>", '<p>Møte: <span lang="nb">tre</span>.</p>'),
        (f'<a title="{START}a{END}">b</a>', '<a title="a">b</a>'),
        (f"<title>{START}a{END} - b</title>", "<title>a - b</title>"),
        (f"<svg><text x='1'>{START}a{END}</text></svg>", "<svg><text x='1' lang=\"nb\">a</text></svg>"),
        (f"<p>{START}a {START}b{END} c{END}</p>", '<p lang="nb">a b c</p>'),
        (f"<em lang='en'>{START}a{END}</em>", "<em lang='en'>a</em>"),
    ],
)
def test_a_mark_becomes_an_attribute_where_it_can(html, finished):
    assert finish_page(html) == finished


@pytest.mark.parametrize(
    ("source", "words", "fault"),
    [
        ("Se {count} ark", "Sjå arka", "plassholderen «{count}» mangler"),
        ("Se ark", "Sjå {count} ark", "plassholderen «{count}» står bare i"),
        ("Se [boka](a.md#b)", "Sjå [boka](a.md)", "lenka til «a.md#b» mangler"),
        ('Slik {{ cite("a") }}.', "Slik.", "makrokallet"),
        ("a | b", "a", "ruter"),
        ("Til [skolens navn]", "Til skulen", "å fylle ut"),
        ("Ring 113", "Ring 112", "tallene"),
        ("a", "a <b>", "ren tekst"),
        ("Eleven går.", "- Eleven går.", "omsettinga blir et punkt, og bokmålet er vanlig tekst"),
        ("Steg to", "2. Steg to", "et punkt"),
        ("[ ] Les arket", "Les arket", "å fylle ut"),
        ("Eleven går.", "## Eleven går.", "en overskrift"),
        ("Eleven går.", "> Eleven går.", "et sitat"),
        ("Eleven går.", "| Eleven går.", "en rad"),
        ("Eleven går.", "{{ page_head() }}", "makrokallet"),
        ("Eleven går.", "---", "ingen tekst"),
        ("**Kort sagt:** gå", "Kort sagt: gå", "uthevingen «**» mangler"),
        ("Gå nå", "Gå *no*", "uthevingen «*» står bare i"),
        ("Slå _aldri_", "Slå aldri", "uthevingen «_» mangler"),
        ("Slå __aldri__", "Slå _aldri_", "uthevingen «__» mangler"),
        ("Gå ~~nå~~", "Gå no", "overstrykingen «~~» mangler"),
    ],
)
def test_a_broken_translation_is_told_of_and_never_shown(source, words, fault):
    assert fault in find_fault(("a.md:#b", source), words)
    assert find_fault(("a.md:#b", source), source) is None


def catalogue_with(*keys):
    return update(open_catalogue(Path("none"), "nn"), [Wanted(key, ("a.md", "")) for key in keys], {})


BEFORE = ("a.md:#b", "Eleven skal ha det trygt og godt.")
AFTER = ("a.md:#b", "Eleven skal ha det trygt og godt her.")


def test_a_changed_sentence_goes_back_to_bokmal_and_keeps_its_translation():
    catalogue = catalogue_with(BEFORE)
    catalogue[0].msgstr = "Eleven skal ha det trygt og godt, sa vi."
    changed = update(catalogue, [Wanted(AFTER, ("a.md", ""))], {})
    assert (changed[0].msgstr, changed[0].previous_msgid) == (catalogue[0].msgstr, BEFORE[1])
    assert not is_edited(changed[0])
    assert '#| msgid "Eleven skal ha det trygt og godt."' in str(changed)


def test_of_a_message_that_stands_twice_the_edited_one_is_kept_and_tells_what_the_other_says():
    catalogue = catalogue_with(BEFORE)
    catalogue[0].msgstr = "Eleven"
    for words, flags in (("Elevane", []), ("Utkast", ["fuzzy"]), ("", [])):
        double = polib.POEntry(msgctxt=BEFORE[0], msgid=BEFORE[1], msgstr=words, flags=flags)
        catalogue.append(double)
    (kept,) = update(catalogue, [Wanted(BEFORE, ("a.md", ""))], {})
    assert (kept.msgstr, is_edited(kept)) == ("Eleven", True)
    assert kept.tcomment == "Stod også slik: Elevane\nStod også slik: Utkast"


def test_a_translation_is_never_lost():
    catalogue = catalogue_with(BEFORE)
    catalogue[0].msgstr = "Eleven"
    gone = update(catalogue, [], {})
    assert (gone[0].obsolete, gone[0].msgstr) == (True, "Eleven")
    back = update(gone, [Wanted(BEFORE, ("a.md", ""))], {})
    assert is_edited(back[0])
    moved = update(catalogue_with(), [Wanted(("c.md:#d", BEFORE[1]), ("c.md", ""))], remember([gone]))
    assert moved[0].msgstr == "Eleven"


def test_what_is_wrong_in_a_catalogue_is_told_with_its_line(tmp_path):
    catalogue = catalogue_with(BEFORE)
    catalogue[0].msgstr = "Elevane skal ikke ha {count}"
    catalogue.append(polib.POEntry(msgctxt=BEFORE[0], msgid=BEFORE[1]))
    catalogue.append(polib.POEntry(msgctxt="x.md:#", msgid="Borte", msgstr="Borte"))
    file = tmp_path / "a.po"
    catalogue.save(str(file))
    said = [
        str(one) for one in find_wrong({file: open_catalogue(file, "nn")}, {file: [Wanted(BEFORE, ("", ""))]})
    ]
    assert any(
        "plassholderen «{count}» står bare i" in line and re.match(r"a\.po:\d+: ", line) for line in said
    )
    assert any("står to ganger" in line for line in said)
    assert any("finnes ikke lenger" in line for line in said)
    assert any("«ikke» er bokmål" in line for line in said)


def test_a_message_of_another_catalogue_is_told_of_with_its_home(tmp_path):
    here, home = tmp_path / "a.po", tmp_path / "b.po"
    catalogue_with(BEFORE).save(str(here))
    wishes = {here: [], home: [Wanted(BEFORE, ("b.md", ""))]}
    (problem,) = find_wrong({here: open_catalogue(here, "nn")}, wishes)
    assert (problem.path, problem.line > 0) == ("a.po", True)
    assert problem.message == "meldingen hører til i b.po; kjør kommandoen sprak, som flytter den"


def test_bokmal_in_quotation_marks_is_anothers():
    assert find_bokmal("Ho las «Jeg vet ikke» og visste det ikke.") == ["ikke"]


def test_words_to_search_for_may_be_bokmal_too(tmp_path):
    file, keys = tmp_path / "a.po", [(f"a.md:{place}", "hvordan, ikke") for place in ("search_words", "#b")]
    catalogue = update(open_catalogue(file, "nn"), [Wanted(key, ("a.md", "")) for key in keys], {})
    for entry in catalogue:
        entry.msgstr = "korleis, hvordan, noe"
    wishes = {file: [Wanted(key, ("a.md", "")) for key in keys]}
    said = [(problem.field, problem.message[:9]) for problem in find_wrong({file: catalogue}, wishes)]
    assert ("a.md:#b", "«hvordan»") in said
    assert ("a.md:search_words", "«noe» er ") in said
    assert ("a.md:search_words", "«hvordan»") not in said


def test_a_language_of_a_word_is_no_word_itself():
    assert find_bokmal("Det heiter *hvem er det*{: lang=en } der.") == []


def test_every_word_of_ours_is_in_nynorsk_and_none_is_broken():
    catalogue = read_catalogue(catalogues_in("nn")[0].parents[0] / "ord.po")
    assert all(words.is_edited for words in catalogue.values())
    assert strings("nn").keys() == strings().keys()
    for file in catalogues_in("nn"):
        for key, words in read_catalogue(file).items():
            assert not (words.is_edited and find_fault(key, words.text)), key


def shape_of(markdown):
    """Return the elements of a body in their order, with where its links lead; emphasis may stand elsewhere."""
    html = HOUSE.convert(markdown).html
    return re.findall(r"<(?:li|t[dhr]|h\d|[uod]l|d[td]|p|blockquote|pre|table|input)\b", html), sorted(
        re.findall(r"\s(?:href|id)=\"([^\"]*)\"", html)
    )


def test_each_page_has_the_same_lists_tables_headings_and_links_in_both(tmp_path):
    write_tree(DOCS, tmp_path, "nn", read_edited("nn"))
    other = {
        file: body
        for file in BODIES
        for body in [(tmp_path / PLAIN / file.relative_to(DOCS)).read_text(encoding="utf-8")]
    }
    unlike = [
        file.relative_to(DOCS).as_posix()
        for file, body in BODIES.items()
        if shape_of(other[file].partition("\n---\n")[2]) != shape_of(body)
    ]
    assert unlike == []


def test_what_templates_write_and_nobody_has_edited_is_marked_but_for_names(monkeypatch):
    monkeypatch.setattr(wording, "read_catalogue", lambda file: {})
    wording.strings.cache_clear()
    speak("nn", is_marked=True)
    assert text("time.minutes", count=5) == mark("5 min")
    assert capitalize(text("weekday.0")) == mark("Mandag")
    assert text("notice.blank") == strings()["notice.blank"]
    speak("nn")
    assert text("weekday.0") == "mandag"
    monkeypatch.undo()
    wording.strings.cache_clear()


def test_dates_and_weekdays_follow_the_language():
    speak("nn")
    assert text("weekday.0") == "måndag"
    days = text("year.weekdays", weekday=text("weekday.1"))
    assert text("year.at", weekdays=days, time="14:30") == "tysdagar kl. 14:30"


def test_a_group_meets_on_a_weekday_of_the_language_and_its_own_day_is_not_named_at_each_date():
    site = real_site(schools=("Skole",), school_year=YEAR, teacher_groups=(group("tirsdag"),))
    speak("nn")
    (row,) = group_table(site.year, site.course.local).rows
    assert row.at.startswith("Tysdagar kl. 14:30")
    assert len(row.cells) == 9
    assert not any("dag" in cell for cell in row.cells)


BOKMAL_ONLY = """
import sys
from pathlib import Path
import scripts.build, scripts.check
from macros.settings import read_settings
from macros.site import load_site
load_site(read_settings(Path("mkdocs.yml")))
print(sorted(name for name in sys.modules if name in ("polib", "scripts.languages", "macros.translation.tree")))
"""


def test_one_language_imports_nothing_of_the_other():
    done = subprocess.run(
        [sys.executable, "-c", BOKMAL_ONLY], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_site_in_both_has_each_page_twice_and_each_leads_to_the_other(tmp_path, engine):
    project = copy_fixture(tmp_path / "project", styled=True)
    config = json.loads((project / "mkdocs.yml").read_text(encoding="utf-8"))
    config["extra"]["local"]["language"] = "both"
    (project / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    done = run(project, "build", "--engine", engine)
    assert done.returncode == 0, done.stdout
    site = project / "site"
    first = {file.relative_to(site).as_posix() for file in site.rglob("index.html")}
    second = {file.relative_to(site / "nn").as_posix() for file in (site / "nn").rglob("index.html")}
    assert second == {path for path in first if not path.startswith("nn/")}
    bokmal, nynorsk = (
        (folder / "drofting" / "arbeidet" / "index.html").read_text(encoding="utf-8")
        for folder in (site, site / "nn")
    )
    assert '<html lang="nb"' in bokmal
    assert '<html lang="nn"' in nynorsk
    assert 'href="../../nn/drofting/arbeidet/"' in bokmal
    assert 'href="../../../drofting/arbeidet/"' in nynorsk
    assert "ikkje gjennomgått av fagmiljøet" in nynorsk
    assert 'lang="nb"' in nynorsk
    assert START not in nynorsk
    assert json.loads((site / "nn" / "kurs.json").read_text(encoding="utf-8"))
    assert (site / "nn" / "404.html").is_file()
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert (lost.count('hreflang="nn"'), 'href="https://kurs.example/nn/"' in lost) == (1, True)
    addresses = {
        "nb": "https://kurs.example/drofting/arbeidet/",
        "nn": "https://kurs.example/nn/drofting/arbeidet/",
    }
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for language, address in addresses.items():
        link = f'<link rel="alternate" hreflang="{language}" href="{address}">'
        assert (link in bokmal, link in nynorsk, f"<loc>{address}</loc>" in sitemap) == (True, True, True)
    calendars = [file.relative_to(site / "nn") for file in (site / "nn" / "kalender").rglob("*.ics")]
    assert calendars
    for file in calendars:  # who imports both, or goes from one to the other, has each meeting once
        first, second = (
            re.findall(r"^UID:.*", (folder / file).read_text(encoding="utf-8"), re.MULTILINE)
            for folder in (site, site / "nn")
        )
        assert first == second
