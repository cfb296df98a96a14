"""What a municipality adds: on its page in its place, bearing its name, and nowhere else."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from project import build, copy_fixture, read_articles

from macros.course.additions import Fragment
from macros.reader.body import read_body
from macros.reader.frontmatter import MarkdownFile
from macros.reader.tree import Tree
from macros.settings import read_settings
from macros.site import check_site
from macros.views.fragments import fragment_markdown

MEETING, SESSION, METHOD = (
    f"{path}/index.html"
    for path in ("laerer/moter/01-kartlegging", "leder/samling/andre", "laerer/kartlegging")
)
HEAD = "id: {id}\nsource: lokal\nreviewed_by: null\ntitle: {title}\ndescription: Vårt eget."
PIECES = {
    "index.md": "---\ntitle: Hos oss\ndescription: Slik gjør vi det.\n---\n\nSe [møte 1](../laerer/moter/01-kartlegging.md#hos-oss).\n",
    "rom.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "tillegg/laerer/moter/01-kartlegging.md": (
        "## Slik gjør vi det {: #hos-oss }\n\n- Møtene er på *biblioteket* ([kart](../../../rom.svg)).\n"
        '- Les [om oss](../../../index.md) og {{ cite("hattie-2009") }}.\n\n`[ikke](en-lenke.md)`\n'
    ),
    "moter/kartlegging.md": """---
blocks:
  - {id: rektor, after: velkommen, title: Rektor hilser, type: welcome, form: all, minutes: 5}
  - {id: var-samtale, replaces: samtalen, title: Samtalen hos oss, type: discussion, form: group, minutes: 15,
     share: 2, seam: true, prompts: [hva-hos-oss]}
---
""",
    "samlinger/2.md": """---
agenda:
  - {id: nytt, before: oppgaver, title: Nytt fra kommunen, type: presentation, form: all, minutes: 10}
---
""",
    "filmer/var-film.md": f"---\n{HEAD.format(id='var-film', title='Filmen vår')}\nby: Skolene\nproducer: null\nminutes: 10\n"
    "url: https://example.org/film\ncaptions: true\nplan_b: {page: verdier, prompt: hva-hos-oss}\n---\n\n"
    "{{ page_head() }}\n\n{{ film_card() }}\n",
    "drofting/hos-oss.md": f"---\n{HEAD.format(id='hos-oss', title='Om oss')}\ntrack: laerer\nprompts:\n"
    "  - {id: hva-hos-oss, text: Hva gjør vi hos oss?, source: lokal}\n---\n\n"
    "{{ page_head() }}\n\n{{ discussion_prompts() }}\n",
}  # fmt: skip


def write_pieces(project: Path) -> None:
    for path, text in PIECES.items():
        file = project / "docs" / "lokalt" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    config = project / "mkdocs.yml"
    exclude = "exclude_docs: |\n  lokalt/tillegg/\n  lokalt/moter/\n  lokalt/samlinger/\n"
    config.write_text(f"{exclude}{config.read_text(encoding='utf-8')}", encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    project = copy_fixture(tmp_path_factory.mktemp("lokalt") / "kurs")
    write_pieces(project)
    return project


@pytest.fixture(scope="module")
def site(project) -> Path:
    build(project, project / "mkdocs.yml")
    return project / "site"


def article(site: Path, path: str):
    return BeautifulSoup((site / path).read_bytes(), "html.parser").article


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_a_fragment_stands_on_its_page_with_the_name_of_the_municipality(site):
    note = article(site, MEETING).select_one(".gr-note--local")
    assert words(note.select_one(".gr-note__label")) == "Fra Ørland"
    assert note.find("h2", id="hos-oss")
    assert note.find("em").get_text() == "biblioteket"
    assert note.find("code").get_text() == "[ikke](en-lenke.md)"
    assert not article(site, METHOD).select(".gr-note--local"), "the other page of that name has none"


def test_the_links_of_a_fragment_lead_from_the_page_to_what_its_file_says(site):
    note = article(site, MEETING).select_one(".gr-note--local")
    targets = [link["href"] for link in note.find_all("a")]
    assert targets[:2] == ["../../../lokalt/rom.svg", "../../../lokalt/"]
    assert targets[2].endswith("kilder/#hattie-2009")
    assert article(site, "lokalt/index.html").find("a", href="../laerer/moter/01-kartlegging/#hos-oss")


def test_the_bibliography_lists_a_page_for_what_its_fragment_cites(site):
    entry = article(site, "kilder/index.html").find(id="hattie-2009")
    assert entry.find("a", href="../laerer/moter/01-kartlegging/")


def test_local_blocks_stand_in_their_places_and_say_whose_they_are(site):
    whole, brief = "ol.gr-runsheet:not(.gr-runsheet--brief)", "ol.gr-runsheet--brief"
    for plan in (whole, brief):
        titles = [words(title) for title in article(site, MEETING).select(f"{plan} .gr-block__title")]
        assert [title.partition(" Lagt")[0].partition(" Satt")[0] for title in titles] == [
            *("Velkommen", "Rektor hilser", "Sett merker", "Samtalen hos oss", "Til neste gang")
        ]
        labels = [words(label) for label in article(site, MEETING).select(f"{plan} .gr-source")]
        assert labels[:2] == ["Lagt til av Ørland", "Satt inn av Ørland i stedet for «Snakk om merkene»"]
    session = article(site, SESSION)
    items = [words(title) for title in session.select(f"{brief} .gr-block__what")]
    assert [title.split(" Del ")[0].split(" 2 skoler")[0] for title in items] == [
        "Siden sist",
        "Nytt fra kommunen Lagt til av Ørland",
        "Til neste gang",
    ]
    headings = [words(title) for title in session.select("h3")]
    assert headings == ["Sak 1: Siden sist", "Sak 2: Nytt fra kommunen", "Sak 3: Til neste gang"]
    assert "Hva gjør vi hos oss? fra Ørland" in words(article(site, MEETING))


def test_local_films_and_questions_are_among_the_others_under_the_name_of_the_municipality(site):
    films = words(article(site, "filmer/index.html"))
    assert "Filmen vår" in films
    assert "Kilde: Ørland." in words(article(site, "lokalt/filmer/var-film/index.html"))
    assert "Kilde: Ørland." in words(article(site, "lokalt/drofting/hos-oss/index.html"))


def test_the_data_says_what_is_local(site):
    data = json.loads((site / "kurs.json").read_text(encoding="utf-8"))
    blocks = [block for part in data["meetings"][0]["parts"] for block in part["blocks"]]
    assert [block["id"] for block in blocks if block["source"] == "lokal"] == ["rektor", "var-samtale"]
    assert {"hva-hos-oss"} == {prompt["id"] for prompt in data["prompts"] if prompt["source"] == "lokal"}
    assert "var-film" in {film["id"] for film in data["films"]}


def test_pieces_are_no_pages(site):
    built = {file.relative_to(site).as_posix() for file in site.rglob("lokalt/**/*.*")}
    assert built == {
        "lokalt/index.html",
        "lokalt/rom.svg",
        "lokalt/filmer/var-film/index.html",
        "lokalt/drofting/hos-oss/index.html",
    }
    assert "tillegg" not in (site / "assets/search/sider.js").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_other_engine_shows_the_same(project, site):
    expected = read_articles(site)
    build(project, project / "mkdocs.yml", "zensical")
    found = read_articles(project / "site")
    build(project, project / "mkdocs.yml")
    assert set(expected) == set(found)
    for page in (MEETING, SESSION, "lokalt/index.html", "lokalt/filmer/var-film/index.html"):
        assert expected[page] == found[page]


def test_a_fragment_that_is_too_long_for_the_top_of_a_page_is_a_warning(tmp_path):
    project = copy_fixture(tmp_path / "kurs")
    file = project / "docs/lokalt/tillegg/verdier.md"
    file.parent.mkdir(parents=True)
    file.write_text("Ord og " * 126, encoding="utf-8")
    _, problems = check_site(read_settings(project / "mkdocs.yml"))
    assert [str(problem).partition(";")[0] for problem in problems] == [
        "docs/lokalt/tillegg/verdier.md:1: advarsel: tillegget er langt (252 ord) og står øverst på siden"
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[a](../index.md)", "[a](../lokalt/index.md)"),
        ("[a](x.md#y)", "[a](../lokalt/tillegg/x.md#y)"),
        ("[a](../../leder/index.md#y)", "[a](#y)"),
        ("[a](../../leder/index.md)", "[a](index.md)"),
        ("[a](#y) [b](https://example.org/x.md) [c](mailto:a@b.no)", "[a](#y) [b](https://example.org/x.md) [c](mailto:a@b.no)"),
        ("[![bilde](b.png)](../index.md)", "[![bilde](../lokalt/tillegg/b.png)](../lokalt/index.md)"),
        ("[a][x]\n\n[x]: ../index.md", "[a][x]\n\n[x]: ../lokalt/index.md"),
        ("`[a](../index.md)`", "`[a](../index.md)`"),
    ],
)  # fmt: skip
def test_links_are_written_anew_and_code_is_not(written, shown):
    body, _ = read_body(MarkdownFile("x.md", Tree({}), written, 1))
    assert fragment_markdown(Fragment("lokalt/tillegg/x.md", "x", written, body), "leder/index.md") == shown
