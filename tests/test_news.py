"""What a release changed, for readers: compared in real git, written to a file, and told on a page."""

import pytest
import yaml
from bs4 import BeautifulSoup
from project import copy_fixture, run
from real import real_site
from test_updates import MEETING, commit, git, swap, write

from macros.catalogues import OWN
from macros.components.whats_new import view
from macros.news import RELEASES, load_releases
from macros.news.compare import compare
from macros.news.pages import PageText, read_pages
from macros.version import read_version

NEWS = """\
---
title: Hva er nytt
description: Hva som er endret.
---

{{ version_before() }}

## 99.0.0 {: #utgave-99-0-0 }

Møtet er blitt kortere.

{{ changes("99.0.0") }}

## 0.1.0 {: #utgave-0-1-0 }

Den første.
"""
PLAN = f"docs/{MEETING}"
LAST_SESSION = "docs/leder/samlinger/04-videre.md"
THEORY = "docs/leder/grunnlag/verdier.md"


TRANSLATED = (
    ("leder/grunnlag/verdier.md:title", "Verdier i skolen", "Verdiar i skulen"),
    (f"{MEETING}:blocks[merkene].title", "Sett merker", "Set merke"),
    (f"{MEETING}:blocks[sangen].title", "En sang", "Ein song"),
)
"""Messages of a version, and of the one after it."""


def translate(root, count):
    """Have some names of the course in nynorsk."""
    for file in (root / "macros/strings/nn").rglob("*.po"):
        if file.stem != OWN:
            file.unlink()
    entries = (
        f'msgctxt "{place}"\nmsgid "{words}"\nmsgstr "{text}"\n' for place, words, text in TRANSLATED[:count]
    )
    write("macros/strings/nn/alt.po", "\n".join(['msgid ""\nmsgstr "Language: nn\\n"\n', *entries]))(root)


def update(root):
    """Do what the course does between two versions."""
    swap(
        PLAN,
        "title: Sett merker\n    type: sheet\n    form: alone\n    minutes: 15",
        "title: Sett merker\n    type: sheet\n    form: alone\n    minutes: 20",
    )(root)
    swap(
        PLAN,
        "Begynn med elevene som flest har satt det samme på.",
        "Begynn der merkene er like, og gå så videre til dem som er ulike.",
    )(root)
    swap(
        PLAN,
        "  - id: neste-gang\n",
        "  - {id: sangen, title: En sang, type: discussion, form: all, minutes: 5, screen: Hvil., source: forslag}\n  - id: neste-gang\n",
    )(root)
    (root / THEORY).rename(root / "docs/leder/grunnlag/verdiene.md")
    swap("docs/leder/grunnlag/verdiene.md", "title: Verdier i skolen", "title: Verdiene våre")(root)
    swap(
        "docs/leder/grunnlag/verdiene.md",
        "id: verdier\n",
        "id: verdiene\nformerly: [leder/grunnlag/verdier.md]\n",
    )(root)
    swap("docs/filmer/ledelse.md", "page: verdier\n", "page: verdiene\n")(root)
    swap("docs/filmer/ledelse.md", "hva det er å lede", "det å lede")(root)
    swap(LAST_SESSION, "minutes: 90", "minutes: 120")(root)
    (root / "docs/om/gammel.md").unlink()
    translate(root, 3)
    write("docs/om/ny.md", "---\ntitle: En ny side\ndescription: Ny.\n---\n\nTekst.\n")(root)
    write("docs/om/hva-er-nytt.md", NEWS)(root)
    swap("pyproject.toml", f'relasjoner"\nversion = "{read_version()}"', 'relasjoner"\nversion = "99.0.0"')(root)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a course of which a version was released, and that has gone on and written what is new."""
    root = copy_fixture(tmp_path_factory.mktemp("nytt") / "kurs")
    write("docs/om/gammel.md", "---\ntitle: En gammel side\ndescription: Gammel.\n---\n\nTekst.\n")(root)
    write(".gitignore", "__pycache__/\nsite/\n")(root)
    translate(root, 2)
    neutral = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("extra:")[0]
    write("mkdocs.yml", f"{neutral}extra: {{}}\n")(root)
    git(root, "init", "-q", "-b", "main")
    commit(root, "Release")
    git(root, "tag", "v0.1.0")
    update(root)
    done = run(root, "news", "0.1.0")
    assert done.returncode == 0, done.stdout
    return root


def test_the_file_says_what_happened_to_each_page(project):
    release = yaml.safe_load((project / "macros/news/releases/99.0.0.yml").read_text(encoding="utf-8"))
    assert (release["version"], release["since"]) == ("99.0.0", "0.1.0")
    told = {page["path"]: (page["reader"], page["what"]) for page in release["pages"]}
    assert told == {
        "filmer/ledelse.md": ("all", "corrected"),
        MEETING: ("facilitators", "changed"),
        "leder/grunnlag/verdiene.md": ("leaders", "moved"),
        "leder/samlinger/04-videre.md": ("leaders", "changed"),
        "om/gammel.md": ("all", "gone"),
        "om/ny.md": ("all", "new"),
    }


def lines_of(project, config="mkdocs.yml"):
    done = run(project, "build", "--config", config)
    assert done.returncode == 0, done.stdout
    page = BeautifulSoup((project / "site/om/hva-er-nytt/index.html").read_bytes(), "html.parser").article
    return page, [" ".join(line.get_text(" ").split()) for line in page.select("li")]


def test_the_page_tells_each_reader_what_is_new(project):
    page, lines = lines_of(project)
    heads = [strong.get_text() for strong in page.select("p > strong")]
    assert heads == ["For den som leder møtene", "For ledere", "For alle"]
    assert "Nytt: «En sang» (5 min)" in lines
    assert "Endret: «Snakk om merkene»" in lines
    assert "«Sett merker» tar 20 minutter, før 15" in lines
    assert "«Veien videre» tar 120 minutter, før 90" in lines
    assert not any("teksten er endret" in line for line in lines)
    assert "Verdiene våre : het før «Verdier i skolen»" in lines
    assert "«En gammel side»: tatt bort" in lines
    assert "Små rettinger: Film: Ledelse" in lines
    assert page.find("a", href="../../leder/grunnlag/verdiene/")
    assert page.find("a", href="../ny/")


def test_what_is_new_is_named_in_the_language_of_the_page(project):
    write("nn.yml", "INHERIT: mkdocs.yml\nextra:\n  local:\n    language: nn\n")(project)
    page, lines = lines_of(project, "nn.yml")
    assert any("«Ein song» (5 min)" in line for line in lines)
    assert any("«Set merke» tek 20" in line for line in lines)
    assert any("«Verdiar i skulen»" in line for line in lines)
    assert "Snakk om merkene" in [words.get_text() for words in page.select("li [lang=nb]")], (
        "it says what it is"
    )


@pytest.mark.parametrize(
    ("had", "words", "is_told"),
    [
        ("0.1.0", "Før den siste oppdateringen hadde dere utgave 0.1.0.", True),
        ("99.0.0", "Dere hadde utgave 99.0.0 før også, og det er den dere leser nå.", False),
    ],
)
def test_a_municipality_is_told_what_is_new_since_the_version_it_had(project, had, words, is_told):
    write("had.yml", f'INHERIT: mkdocs.yml\nextra:\n  local:\n    version_before: "{had}"\n')(project)
    page, lines = lines_of(project, "had.yml")
    assert words in page.get_text()
    assert bool(page.select('p a[href="#utgave-99-0-0"]')) == is_told
    assert ("Endret: «Snakk om merkene»" in lines) == is_told


def test_a_version_that_never_was_is_an_error(project):
    write("had.yml", 'INHERIT: mkdocs.yml\nextra:\n  local:\n    version_before: "0.0.9"\n')(project)
    done = run(project, "check", "--config", "had.yml")
    assert done.returncode == 1
    assert "had.yml:4: extra.local.version_before: det finnes ingen utgave «0.0.9»" in done.stdout


def test_a_release_that_is_not_in_git_ends_in_words(project):
    done = run(project, "news", "0.0.9")
    assert done.returncode == 1
    assert "Fant ikke «v0.0.9» i git; hent merkene med «git fetch --tags»" in done.stdout


def test_a_file_that_somebody_has_read_is_not_written_over(project):
    file = project / "macros/news/releases/99.0.0.yml"
    made = file.read_bytes()
    file.write_bytes(made + b"# Read.\n")
    done = run(project, "news", "0.1.0")
    assert (done.returncode, file.read_bytes()) == (1, made + b"# Read.\n")
    assert "99.0.0.yml finnes, kanskje med det noen har rettet; skriv --skriv-over" in done.stdout
    done = run(project, "news", "0.1.0", "--skriv-over")
    assert (done.returncode, file.read_bytes()) == (0, made)


def told(tmp_path, monkeypatch, before, after):
    """Return what readers are told of a session that was one thing and is another."""
    for folder, text in (("before", before), ("after", after)):
        file = tmp_path / folder / "leder/samlinger/02-plan.md"
        file.parent.mkdir(parents=True)
        file.write_text(f"---\ntitle: Planen\n{text}", encoding="utf-8")
    release = compare(read_pages(tmp_path / "before"), read_pages(tmp_path / "after"), "99.0.0", "0.1.0")
    monkeypatch.setattr(view, "load_releases", lambda: (release,))
    news = view.changes(real_site(), None, "99.0.0")
    return [
        line for reader in news.readers for page in reader.pages for line in (page.what, *page.lines) if line
    ]


BLOCK = "minutes: {}\nblocks:\n  - {{id: a, title: Snakk, minutes: {}, text: {}}}\n---\n"
LONGER = "Snakk om det dere har prøvd siden sist i hver gruppe"
SECTION = "---\n\n## Planen {{: #planen .gr-plan }}\n\n{}\n"


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (
            BLOCK.format(90, 10, "Snakk."),
            BLOCK.format(60, 10, "Snakk."),
            ["«Planen» tar 60 minutter, før 90"],
        ),
        (
            BLOCK.format(90, 10, "Snakk."),
            BLOCK.format(90, 15, LONGER),
            ["Endret: «Snakk»", "«Snakk» tar 15 minutter, før 10"],
        ),
        (BLOCK.format(90, 10, "Snakk."), BLOCK.format(90, 15, "Snakk."), ["«Snakk» tar 15 minutter, før 10"]),
        (BLOCK.format("null", 10, "Ja."), BLOCK.format(60, 10, LONGER), ["Endret: «Snakk»"]),
        (SECTION.format("Kort."), SECTION.format(LONGER), ["Endret: «Planen»"]),
    ],
)
def test_each_change_of_a_page_is_told_as_what_it_is(tmp_path, monkeypatch, before, after, lines):
    assert told(tmp_path, monkeypatch, before, after) == lines


@pytest.mark.parametrize(
    ("path", "reader"),
    [
        ("arbeidsark/index.md", "all"),
        ("arbeidsark/leder/referat.md", "leaders"),
        ("arbeidsark/laerer/logg.md", "teachers"),
        ("arbeidsark/tekster/avtale.md", "leaders"),
    ],
)
def test_a_page_is_for_whom_it_is_for(path, reader):
    (page,) = compare({}, {path: PageText(path, "Et ark", {})}, "2.0.0", "1.0.0").pages
    assert page.reader == reader


def test_a_course_that_is_as_it_was_has_nothing_new(project):
    pages = read_pages(project / "docs")
    assert compare(pages, pages, "2.0.0", "1.0.0").pages == ()


def test_a_release_tells_its_readers_or_is_none(project):
    page = project / "docs/om/hva-er-nytt.md"
    swap("pyproject.toml", 'contact = ""', 'contact = "post@kurs.example"')(project)
    assert run(project, "release").returncode == 0
    page.write_text(NEWS.replace('{{ changes("99.0.0") }}', ""), encoding="utf-8")
    done = run(project, "release")
    assert (done.returncode, '«{{ changes("99.0.0") }}» mangler' in done.stdout) == (1, True), done.stdout


def test_one_page_is_one_page(project):
    commit(project, "Go on")
    git(project, "tag", "v98.0.0")
    swap("docs/om/ny.md", "Tekst.", "Tekster.")(project)
    done = run(project, "news", "98.0.0", "--skriv-over")
    assert "1 side er endret siden 98.0.0" in done.stdout


def test_this_version_has_its_file():
    assert (RELEASES / f"{read_version()}.yml").is_file()
    assert load_releases()[0].version == read_version()
