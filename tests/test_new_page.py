"""`scripts/ny` writes a page that is valid as it stands, for every kind there is."""

import pytest
from project import copy_project, run

from macros.reader.frontmatter import read_markdown
from macros.reader.validate import validate
from macros.schema import FILES, FOLDERS, KINDS, kind_of

PLACES = [
    *(f"{folder}/{'1-' if kind.number else ''}helt-ny.md" for folder, kind in FOLDERS.items()),
    *FILES,
    "om/helt-ny.md",
]
COMPLETE = ["drofting/helt-ny.md", "laerer/grunnlag/helt-ny.md", "om/helt-ny.md"]
"""What the course can have one more of without anything else being changed."""
CHOICES = ["skriv enten «vision» eller «goal», og bare én av dem"]
"""What only the author can decide, and the check asks for."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("new") / "project")


def test_the_places_are_of_every_kind():
    assert {kind_of(place).name for place in PLACES} == set(KINDS)


@pytest.mark.parametrize("place", PLACES)
def test_a_new_page_of_any_kind_has_all_that_its_kind_must_have(project, place):
    file = project / "docs" / place
    file.unlink(missing_ok=True)
    done = run(project, "ny", f"docs/{place}", "Samtaler – som «snur»: først")
    assert done.returncode == 0, done.stdout
    document = read_markdown(file, f"docs/{place}")
    _, problems = validate(kind_of(place).model, document.tree, place)
    assert [problem.message for problem in problems if problem.message not in CHOICES] == []
    begins = {"theme": "Tema 1: ", "meeting": "Møte 1: ", "film": "Film: "}.get(kind_of(place).name, "")
    assert document.tree.data["title"] == f"{begins}Samtaler – som «snur»: først"


PIECES = (
    "docs/lokalt/moter/3.md",
    "docs/lokalt/samlinger/2.md",
    "docs/lokalt/tillegg/laerer/tema/4-internalisert.md",
)
"""What stands on pages of upstream's, at the names that a municipality gives them."""


def test_pages_that_nothing_else_depends_on_pass_the_whole_check(tmp_path):
    project = copy_project(tmp_path / "project")
    for place in (*COMPLETE, *PIECES):
        assert run(project, "ny", place, f"En ny side i {place}").returncode == 0
    done = run(project, "check")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("path", "title", "said"),
    [
        ("docs/filmer/ledelse.md", "Ledelse", "finnes fra før"),
        ("docs/laerer/tema/navn.md", "Navn", "begynner navnet med et tall"),
        ("../utenfor.md", "Utenfor", "bare små bokstaver"),
        ("docs/om/Navn.md", "Navn", "bare små bokstaver"),
        ("docs/om/navn.txt", "Navn", "ender på «.md»"),
        ("docs/om/navn.md", "<b>Navn", "kan ikke inneholde «<»"),
        ("docs/om/navn.md", " ", "synlig tekst"),
        ("docs/om/navn.md", "M\udcf8te", "må være synlig tekst i UTF-8"),
        ("/tmp/navn.md", "Navn", "den må ligge i"),
        ("docs/lokalt/moter/13.md", "Navn", "passer ikke til noe"),
    ],
)
def test_what_cannot_be_a_page_is_refused_in_words(project, path, title, said):
    before = {file: file.read_bytes() for file in project.rglob("*.md")}
    done = run(project, "ny", path, title)
    assert done.returncode == 1
    assert said in done.stdout
    assert {file: file.read_bytes() for file in project.rglob("*.md")} == before
