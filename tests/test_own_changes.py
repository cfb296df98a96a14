"""A copy that has changed the course's own files is told which, and what an update will do: in real git."""

import subprocess

import pytest
from project import copy_fixture, run
from test_updates import commit, git, swap, write

from macros.reader.textfile import read_text
from scripts.own_changes import find_changes

PAGE = "docs/om/side.md"
TEXT = "".join(f"Linje {number}.\n" for number in range(20))


@pytest.fixture
def copies(tmp_path):
    """Return the course and a copy of it, as a code host makes one."""
    course, copy = tmp_path / "kurset", tmp_path / "kopi"
    (course / "docs/om").mkdir(parents=True)
    (course / PAGE).write_text(TEXT, encoding="utf-8")
    (course / "docs/om/annen.md").write_text(TEXT, encoding="utf-8")
    git(course, "init", "-q", "-b", "main")
    commit(course, "Begin")
    git(tmp_path, "clone", "-q", "-o", "kurset", str(course), str(copy))
    (copy / "docs/lokalt").mkdir()
    (copy / "mkdocs.kommune.yml").write_text("INHERIT: mkdocs.yml\n", encoding="utf-8")
    (copy / "docs/lokalt/index.md").write_text("Vårt.\n", encoding="utf-8")
    commit(copy, "Our own")
    return course, copy


def told(copy):
    return {problem.path: problem.message for problem in find_changes(copy)}


def test_what_is_its_own_is_no_change(copies):
    assert told(copies[1]) == {}


def test_a_file_that_only_the_copy_has_changed_stays_for_now(copies):
    course, copy = copies
    swap(PAGE, "Linje 3.", "Vår linje 3.")(copy)
    commit(copy, "Change a page of the course")
    swap("docs/om/annen.md", "Linje 3.", "Ny linje 3.")(course)
    commit(course, "Go on")
    git(copy, "fetch", "-q", "kurset")
    assert list(told(copy)) == [PAGE]
    assert "lar endringen stå" in told(copy)[PAGE]


def test_a_change_that_is_not_committed_is_named_as_well(copies):
    swap(PAGE, "Linje 3.", "Vår linje 3.")(copies[1])
    assert list(told(copies[1])) == [PAGE]


@pytest.mark.parametrize(
    ("theirs", "words", "stops"),
    [("Linje 3.", "stopper i denne fila", True), ("Linje 15.", "tar med begge", False)],
)
def test_what_it_says_of_an_update_is_what_the_update_does(copies, theirs, words, stops):
    course, copy = copies
    swap(PAGE, "Linje 3.", "Vår linje 3.")(copy)
    commit(copy, "Change a page of the course")
    swap(PAGE, theirs, "Ny linje fra kurset.")(course)
    commit(course, "Change the same page")
    git(copy, "fetch", "-q", "kurset")
    assert words in told(copy)[PAGE]
    merge = subprocess.run(
        ["git", "-c", "user.name=Kari", "-c", "user.email=k@a.no", "merge", "-q", "--no-edit", "kurset/main"],
        cwd=copy, check=False, capture_output=True,
    )  # fmt: skip
    assert (merge.returncode != 0) == stops
    problem = read_text(copy / PAGE, PAGE)[1]
    assert ("flettemerker" in problem.message) if stops else problem is None


@pytest.mark.parametrize("path", ["docs/lokalt/index.md", "mkdocs.kommune.yml"])
def test_a_file_of_the_municipalitys_that_the_course_sends_too_ends_in_words(copies, path):
    course, copy = copies
    (course / path).parent.mkdir(exist_ok=True)
    (course / path).write_text("Fra kurset.\n", encoding="utf-8")
    commit(course, "Ship what is a municipality's")
    git(copy, "fetch", "-q", "kurset")
    merge = subprocess.run(["git", "merge", "-q", "kurset/main"], cwd=copy, check=False, capture_output=True)
    assert merge.returncode
    assert "flettemerker" in read_text(copy / path, path)[1].message


def test_without_the_course_beside_it_nothing_is_said(copies):
    copy = copies[1]
    swap(PAGE, "Linje 3.", "Vår linje 3.")(copy)
    git(copy, "remote", "remove", "kurset")
    assert told(copy) == {}


def test_with_the_marks_of_a_merge_nothing_is_said_to_be_in_order(tmp_path):
    root = copy_fixture(tmp_path / "kurs")
    write(".gitignore", "__pycache__/\n")(root)
    write("mkdocs.kommune.yml", "INHERIT: mkdocs.yml\n")(root)
    write("README.md", "Les dette.\n")(root)
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin")
    git(root, "update-ref", "refs/remotes/kurset/main", "HEAD")
    assert "Innholdet er i orden" in run(root, "check").stdout
    write("README.md", "<<<<<<< HEAD\nvår\n=======\nderes\n>>>>>>> kurset\n")(root)
    done = run(root, "check")
    assert done.returncode == 1
    assert "flettemerker" in done.stdout
    assert "i orden" not in done.stdout


@pytest.mark.parametrize("path", [PAGE, "mkdocs.kommune.yml"])
def test_what_the_page_for_that_day_says_takes_the_conflict_away(copies, path):
    """A file that is first made like the course's, as one can in a browser, is no conflict any more."""
    course, copy = copies
    (copy / path).write_text("Vår.\n", encoding="utf-8")
    commit(copy, "Change it")
    (course / path).write_text("Fra kurset.\n", encoding="utf-8")
    commit(course, "Change it, too")
    (copy / path).write_text("Fra kurset.\n", encoding="utf-8")
    commit(copy, "Take the course's")
    git(copy, "fetch", "-q", "kurset")
    git(copy, "merge", "-q", "--no-edit", "kurset/main")
    assert (copy / path).read_text(encoding="utf-8") == "Fra kurset.\n"
    assert (copy / "docs/lokalt/index.md").is_file()
    assert told(copy) == {}
