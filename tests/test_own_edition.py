"""A municipality's own words, and pages that it does without, on the real course: what a reader meets, and what stays."""

import re
from functools import cache

import pytest
import yaml
from bs4 import BeautifulSoup
from project import copy_project, run
from real import CONFIG, real_course, real_site

from macros.calls import CALLS
from macros.catalogues import read_edited
from macros.components.own_edition.view import own_edition
from macros.exports.word.prose import prose_document
from macros.left_out import refuse, unlink
from macros.own_words import UNTOUCHED, exchange
from macros.reader.macro_calls import CALL
from macros.render import render_body
from macros.schema.own_words import EXCHANGEABLE
from macros.schema.walk import texts_of
from macros.wording import speak

OWN = ("prosessleder", "prosesslederen", "prosessledere", "prosesslederne")
TERMS = {"gruppeleder": OWN}
NYNORSK = re.compile(r"[\wæøå-]*gruppeleiar[\wæøå-]*", re.IGNORECASE)
WORD = re.compile(r"[\wæøå-]*gruppeleder[\wæøå-]*", re.IGNORECASE)
BODY = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


@cache
def allowed():
    """Return the names of all pages that a municipality may leave out at once, as the check judges them."""
    course = real_course()
    return tuple(
        path.removesuffix(".md") for path, entry in course.pages.items() if not refuse(course, entry)
    )


def written(site, path):
    """Return a page as it is written for an engine, and without what no reader sees."""
    body = BODY.sub("", (CONFIG.parent / "docs" / path).read_text(encoding="utf-8"))
    return render_body(site, path, body)


def test_what_can_be_exchanged_stands_in_no_title_and_no_description():
    """Engines, menus and addresses take these from the files."""
    config = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    titles = [page.page.title for page in real_course().pages.values()]
    said = [
        *titles,
        *(page.page.description for page in real_course().pages.values()),
        config["site_description"],
    ]
    assert [text for text in said if WORD.search(text)] == []


def test_the_course_knows_no_other_form_of_the_word():
    texts = [
        text
        for page in real_course().pages.values()
        for _, text in (*texts_of(page.leaves), ((), page.body.prose))
    ]
    found = {word.lower() for text in texts for word in WORD.findall(text)}
    assert found <= {form + ending for form in EXCHANGEABLE["gruppeleder"] for ending in ("", "s")}


def test_a_reader_meets_the_municipalitys_word_and_never_the_courses():
    site = real_site(terms=TERMS)
    own = 0
    for path in site.course.pages:
        text = written(site, path)
        if path not in UNTOUCHED and "_prompt_" not in path:
            words = CALL.sub("", re.sub(r"`[^`]*`|«[^»]*»|<[^>]*>|\{[^}]*\}|\]\([^)]*\)", "", text))
            assert not WORD.search(words), path
            own += len(re.findall("prosessleder", words, re.IGNORECASE))
    assert own > 20


def test_data_and_word_files_have_it_as_well():
    said = [text for page in real_course(terms=TERMS).pages.values() for _, text in texts_of(page.leaves)]
    assert not any(WORD.search(text) for text in said)
    assert any("prosesslederen" in text for text in said)


def test_a_page_that_is_a_word_file_as_well_says_it_there():
    site = real_site(terms=TERMS, leave_out=allowed()[:1])
    entries = [entry for entry in site.course.pages.values() if getattr(entry.page, "word", None)]
    (entry,) = [entry for entry in entries if entry.kind == "theory"]
    document = str(prose_document(site, entry))
    assert "prosessleder" in document
    assert not WORD.search(document)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Gruppelederen spør.", "Prosesslederen spør."),
        ("Gruppelederens ark, og gruppeledernes.", "Prosesslederens ark, og prosessledernes."),
        ("Si «gruppeleder» én gang.", "Si «gruppeleder» én gang."),
        ("[gruppeleder](om/gruppeleder.md#gruppeleder)", "[prosessleder](om/gruppeleder.md#gruppeleder)"),
        ("`gruppeleder` {: #gruppeleder }", "`gruppeleder` {: #gruppeleder }"),
        ('<a id="gruppeleder">gruppeleder</a>', '<a id="gruppeleder">prosessleder</a>'),
        ("```\ngruppeleder\n```", "```\ngruppeleder\n```"),
        (
            "gruppeleder@kommune.no, https://a.no/gruppeleder",
            "gruppeleder@kommune.no, https://a.no/gruppeleder",
        ),
    ],
)
def test_words_are_exchanged_with_their_endings_and_nothing_else_is(before, after):
    assert exchange(before, real_course(terms=TERMS)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Gruppeleiaren spør.", "Prosessleiaren spør."),
        ("Ein gruppeleiar, to gruppeleiarar.", "Ein prosessleiar, to prosessleiarar."),
        ("Gruppeleiarane, og ein gruppeleder.", "Prosessleiarane, og ein gruppeleder."),
    ],
)
def test_nynorsk_has_its_own_word(before, after):
    terms = {"gruppeleiar": tuple(form.replace("gruppe", "prosess") for form in EXCHANGEABLE["gruppeleiar"])}
    assert exchange(before, real_course(terms=terms)) == after


def test_the_course_says_the_word_in_nynorsk_in_four_forms_and_in_no_title():
    """A catalogue may hold no form that is not exchanged, and menus and addresses take titles from the files."""
    forms = {form + ending for form in EXCHANGEABLE["gruppeleiar"] for ending in ("", "s")}
    for (place, _), said in read_edited("nn").items():
        found = {word.lower() for word in NYNORSK.findall(said)}
        assert found <= forms, place
        assert not found or not re.search(r"\.md:(title|description)$", place), place


def test_the_page_of_sources_tells_of_the_word_in_its_own_language():
    site = real_site(terms={**TERMS, "gruppeleiar": ("leiar", "leiaren", "leiarar", "leiarane")})
    said = [own_edition(site, None).words]
    speak("nn")
    try:
        said.append(own_edition(site, None).words)
    finally:
        speak("nb")
    assert [("prosessleder" in words, "gruppeleiar" in words) for (words,) in said] == [
        (True, False),
        (False, True),
    ]


def test_there_is_much_that_can_be_left_out_and_nothing_about_privacy_or_sources():
    assert {"om/drift", "om/for-kommuner", "om/kommune/oppsett", "leder/startpakke"} <= {*allowed()}
    kept = {"om/personvern", "om/kildene", "om/for-foreldre-og-elever", "om/tilgjengelighet", "om/ordliste"}
    kept |= {"kilder/index", "arbeidsark/tekster/behandlingsprotokoll", "arbeidsark/tekster/brev-om-arbeidet"}
    assert not kept & {*allowed()}


GONE = {"leder/startpakke.md": "Startpakke", "leder/borte.md": "Borte"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Skal dere i gang? [Startpakka](startpakke.md) har tekstene.\nSkriv ut.", "Skriv ut."),
        ("Den er lang. Forslag står på siden [Borte](borte.md).", "Den er lang."),
        ("Er den ny, les [Borte](borte.md). Så leser dere videre.", "Så leser dere videre."),
        ("Det er et råd; [mer står her](borte.md#a).", "Det er et råd."),
        ("Læraren har stor fridom; det står meir om det i [Borte](borte.md).", "Læraren har stor fridom."),
        ("I prosjektet fikk de [veiledning](borte.md); hvordan, vet vi ikke.", "I prosjektet fikk de veiledning; hvordan, vet vi ikke."),
        ("[Begge deler kan stemme](borte.md).", "Begge deler kan stemme."),
        ("Ord står i [Borte](borte.md) og [Planen](plan.md).", "Ord står i Borte og [Planen](plan.md)."),
        ("- [Borte](borte.md): om alt.\n- [Planen](plan.md)", "- [Planen](plan.md)"),
        ("- **Sent:** Les [Borte](borte.md).", "- **Sent:** Les Borte."),
    ],
)  # fmt: skip
def test_a_sentence_that_only_sends_one_to_a_page_that_is_gone_is_gone(before, after):
    assert unlink(before, "leder/index.md", GONE) == after


def test_without_all_that_can_be_left_out_every_page_is_whole_and_none_leads_there():
    site = real_site(leave_out=allowed())
    assert len(site.course.left_out) == len(allowed()) > 20
    for path in site.course.pages:
        text = written(site, path)
        gone = [
            name
            for name in allowed()
            if re.search(rf"\]\([^)]*\b{re.escape(name.rpartition('/')[2])}\.md", text)
        ]
        assert not [name for name in gone if name.count("/") and f"{name}.md" in text], path
    told = written(site, "om/kildene.md")
    assert all(
        str(title)[:20] in told.replace("&#34;", '"') for title in list(site.course.left_out.values())[:3]
    )
    assert "own_edition" in CALLS


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_an_edition_without_them_builds_and_has_no_dead_link(tmp_path, engine):
    root = copy_project(tmp_path / "kurs")
    names = ", ".join(allowed())
    text = (
        "INHERIT: mkdocs.yml\nsite_name: Kurs\nextra:\n  local:\n    municipality: Fjellvik\n"
        f"    terms: {{gruppeleder: [{', '.join(OWN)}]}}\n    leave_out: [{names}]\n"
    )
    (root / "mkdocs.kommune.yml").write_text(text, encoding="utf-8")
    done = run(root, "build", "--engine", engine)
    assert done.returncode == 0, done.stdout
    for file in (root / "site").rglob("*.html"):
        for link in BeautifulSoup(file.read_bytes(), "html.parser").select("[href]"):
            way = link["href"].partition("#")[0]
            if way and not re.match(r"[a-z]+:|/", way):
                goal = (file.parent / way).resolve()
                assert goal.is_file() or (goal / "index.html").is_file(), f"{file}: {way}"
