"""What is kept from one build to the next: used when nothing has changed, and never otherwise."""

import json
import shutil

import pytest
from project import ROOT, copy_fixture, read_tree, run

from macros import kept
from macros.kept import KEPT, KeptSite, keep_site
from macros.problems import ContentError
from macros.reader.frontmatter import FRONT_MATTER

PAGE = "leder/grunnlag/verdier.md"
LOCAL = json.dumps([{"municipality": "Bø kommune"}, "https://example.org/"])


@pytest.fixture
def docs(tmp_path):
    shutil.copytree(ROOT / "tests" / "fixture", tmp_path / "project")
    return tmp_path / "project" / "docs"


def make(docs, local=LOCAL):
    """Build as an engine does: every page, then the files beside them. Return the page and the files."""
    site = KeptSite(docs, local)
    texts = {
        file.relative_to(docs).as_posix(): file.read_text(encoding="utf-8") for file in docs.rglob("*.md")
    }
    pages = {path: site.page(path, text[FRONT_MATTER.match(text).end() :]) for path, text in texts.items()}
    folder = docs.parent / "site"
    site.export(folder)
    return pages, read_tree(folder)


def mark_what_is_kept(docs):
    """Change what is kept, so that it shows when it is used."""
    file = docs.parent / KEPT
    data = json.loads(file.read_bytes())
    data["pages"] = dict.fromkeys(data["pages"], "KEPT")
    file.write_text(json.dumps(data), encoding="utf-8")


def test_a_second_build_is_the_first_again(docs):
    first = make(docs)
    assert "kurs.json" in first[1]
    assert make(docs) == first
    mark_what_is_kept(docs)
    assert set(make(docs)[0].values()) == {"KEPT"}


def append(docs):
    with (docs / PAGE).open("a", encoding="utf-8") as file:
        file.write("\nEn setning til.\n")


def move_order(docs):
    (docs / ".nav.yml").write_text('nav:\n  - {glob: "*", ignore_no_matches: true}\n', encoding="utf-8")


def add_image(docs):
    (docs / "bilde.png").write_bytes(b"")


def add_folder(docs):
    (docs / "leder" / "tom").mkdir()


@pytest.mark.parametrize("change", [append, move_order, add_image, add_folder])
def test_a_change_of_the_content_makes_all_anew(docs, change):
    make(docs)
    mark_what_is_kept(docs)
    change(docs)
    assert "KEPT" not in make(docs)[0].values()


@pytest.mark.parametrize(
    "other",
    ['[{"municipality": "Å kommune"}, "https://example.org/"]', '[{"municipality": "Bø kommune"}, null]'],
)
def test_another_configuration_makes_all_anew(docs, other):
    make(docs)
    mark_what_is_kept(docs)
    pages, _ = make(docs, other)
    assert "KEPT" not in pages.values()


@pytest.mark.parametrize("name", ["strings/nb.yml", "templates/cite.md.jinja", "planner.py"])
def test_other_macros_make_all_anew(docs, tmp_path, monkeypatch, name):
    copy = copy_project_macros(tmp_path)
    monkeypatch.setattr(kept, "PACKAGE", copy)
    make(docs)
    mark_what_is_kept(docs)
    assert set(make(docs)[0].values()) == {"KEPT"}
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert "KEPT" not in make(docs)[0].values()


def copy_project_macros(tmp_path):
    shutil.copytree(ROOT / "macros", tmp_path / "macros")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path / "macros"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"mark": 1}', b"\xff", b'{"pages": []}'])
def test_what_cannot_be_read_is_made_anew(docs, content):
    first = make(docs)
    (docs.parent / KEPT).write_bytes(content)
    assert make(docs) == first


def test_nothing_is_kept_where_nothing_can_be_written(docs):
    docs.parent.joinpath(KEPT.parent).write_text("a file", encoding="utf-8")
    assert make(docs) == make(docs)


def test_content_with_an_error_is_refused_after_a_build_that_went_well(docs):
    make(docs)
    (docs / PAGE).write_text("---\ntitle: Uten resten\n---\n", encoding="utf-8")
    with pytest.raises(ContentError):
        KeptSite(docs, LOCAL)


def test_a_page_that_is_written_during_the_build_is_not_kept_as_it_was(docs):
    site = KeptSite(docs, LOCAL)
    text = (docs / PAGE).read_text(encoding="utf-8")
    site.page(PAGE, text[FRONT_MATTER.match(text).end() :])
    append(docs)
    site.export(docs.parent / "site")
    assert not (docs.parent / KEPT).exists()


def test_an_engine_that_asks_once_a_page_is_answered_by_one_site(docs):
    assert keep_site(docs, {"class_size": 20}) is keep_site(docs, {"class_size": 20})
    one = keep_site(docs, {})
    append(docs)
    assert keep_site(docs, {}) is not one


def test_a_build_with_what_is_kept_is_the_build_without(tmp_path):
    project = copy_fixture(tmp_path / "project")
    trees = []
    for _ in range(2):
        assert run(project, "build", "--config", project / "mkdocs.yml").returncode == 0
        trees.append(read_tree(project / "site"))
    assert (project / KEPT).is_file()
    assert trees[0] == trees[1]


def test_links_to_calendars_are_written_into_the_pages_of_a_second_build_too(docs):
    local = {
        "municipality": "Bø kommune",
        "schools": ["Å skole"],
        "school_year": {"start": "2026-08-17", "end": "2027-06-18"},
        "teacher_groups": [{"id": "a", "school": "Å skole", "weekday": "onsdag", "start": "14:30"}],
    }
    page = docs.parent / "site" / "om" / "kalender" / "index.html"
    page.parent.mkdir(parents=True)
    trees = []
    for _ in range(2):
        page.write_text('<p class="gr-downloads" data-page="om/kalender.md"></p>', encoding="utf-8")
        trees.append(make(docs, json.dumps([local, None]))[1])
    assert b".ics" in trees[0]["om/kalender/index.html"]
    assert [name for name in trees[0] if name.endswith(".ics")]
    assert trees[0] == trees[1]
