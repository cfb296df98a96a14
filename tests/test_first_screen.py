"""A theme says first what to do, and a method what its marks mean before it uses them."""

import pytest
from bs4 import BeautifulSoup
from real import real_course

COURSE = real_course()
WORRY = "om/bekymret-for-en-elev"


def ids_of(built_site, path):
    html = (built_site / path.removesuffix(".md") / "index.html").read_text("utf-8")
    article = BeautifulSoup(html, "lxml").article
    marks = article.find_all(lambda element: element.get("id") or WORRY in (element.get("href") or ""))
    return [element.get("id") or "worry" for element in marks]


@pytest.mark.parametrize("path", [entry.path for entry in COURSE.themes.values()])
def test_a_theme_begins_with_what_to_try_and_what_it_is_in_short(path, built_site):
    ids = ids_of(built_site, path)
    first = ids.index("prov-dette")
    group = COURSE.pages[path].page.groups[0].id
    assert ids[first : first + 4] == ["prov-dette", "worry", "kort-sagt", group]


def test_the_marks_are_told_before_the_steps_use_them(built_site):
    ids = ids_of(built_site, "laerer/kartlegging.md")
    assert ids.index("prov-dette") < ids.index("merkene") < ids.index("trinn-1")


def test_pages_of_ready_words_are_marked_as_proposals():
    pages = [entry.page for entry in COURSE.theory.values() if "/hverdag/" in entry.path]
    assert len(pages) == 4
    assert all(page.proposal and page.source == "forslag" for page in pages)


def test_what_pupils_answer_is_without_names_and_never_said_to_be_anonymous():
    body = COURSE.theory["spor-elevene"].body.prose
    assert "uten navn" in body
    assert "anonym" not in body.lower()
