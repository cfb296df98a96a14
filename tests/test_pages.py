"""Every real page, rendered and converted, for a neutral site and for a municipality's."""

from __future__ import annotations

from functools import cache
from posixpath import dirname, join, normpath

import pytest
from bs4 import BeautifulSoup
from markup import LEFTOVERS, faults_in, to_html
from real import DOCS, name_schools, real_site

from macros.checks.anchors import anchors_of
from macros.reader.frontmatter import read_markdown
from macros.render import render_body

MUNICIPALITY = {
    "municipality": "Testvik",
    "schools": name_schools(6),
    "partner": "Samarbeid AS",
    "privacy_officer": {"name": "Et ombud"},
    "class_size": 12,
    "group_size": 7,
    "leader_sessions": 8,
    "leader_sessions_at": {"weekday": "torsdag", "start": "12:30"},
    "meeting_minutes": 45,
    "film_minutes": {"ledelse": 55},
    "film_links": {"ledelse": "https://example.org/ledelse?a=1&b=(2)"},
    "teacher_groups": (
        {"id": "en-1-4", "school": "Skole 1", "weekday": "onsdag", "start": "14:30"},
        {"id": "to-1-4", "school": "Skole 2", "weekday": "tirsdag", "start": "14:30"},
    ),
}
LEAST_SAID = 15  # letters
SITES = {"neutral": real_site(), "municipal": real_site(**MUNICIPALITY)}
PAGES = {name: sorted(site.course.pages) for name, site in SITES.items()}


def convert(site, path):
    return to_html(render_body(site, path, read_markdown(DOCS / path, path).body))


@cache
def html_of(name, path):
    """Return a page as HTML, made when the first test asks: every process collects these tests, and one runs them."""
    return convert(SITES[name], path)


@cache
def ids_on(name, path):
    return {tag["id"] for tag in BeautifulSoup(html_of(name, path), "html.parser").find_all(id=True)}


PLACES = [(name, path) for name, paths in PAGES.items() for path in paths]
each_page_of_each_site = pytest.mark.parametrize(("name", "path"), PLACES)
each_page = pytest.mark.parametrize("path", PAGES["neutral"])


@each_page_of_each_site
def test_a_page_is_whole_html_without_leftovers(name, path):
    html = html_of(name, path)
    assert faults_in(html) == []
    soup = BeautifulSoup(html, "html.parser")
    for code in soup("code"):  # shows authors what to write
        code.decompose()
    assert LEFTOVERS.findall(soup.get_text()) == []


@each_page_of_each_site
def test_a_page_has_every_anchor_that_links_may_point_to(name, path):
    """The check takes their word for it, so a template that drops one would break links in silence."""
    course = SITES[name].course
    declared = {anchor.name for anchor in anchors_of(course.pages[path], course)}
    assert declared - ids_on(name, path) == set()


@each_page_of_each_site
def test_every_link_leads_to_a_page_and_its_anchor(name, path):
    """Those of templates, too, which the check of prose does not see."""
    for tag in BeautifulSoup(html_of(name, path), "html.parser").find_all("a", href=True):
        if tag["href"].startswith(("https://", "http://", "mailto:", "tel:")):
            continue
        file, _, anchor = tag["href"].partition("#")
        goal = normpath(join(dirname(path), file)) if file else path
        assert goal in PAGES[name], tag["href"]
        assert not anchor or anchor in ids_on(name, goal), tag["href"]


@each_page
def test_a_typed_page_has_one_title(path):
    is_typed = SITES["neutral"].course.pages[path].kind != "page"
    assert html_of("neutral", path).count("<h1") == (1 if is_typed else 0)


@each_page
def test_the_same_page_is_rendered_alike_twice(path):
    assert convert(real_site(), path) == html_of("neutral", path)


def test_local_data_is_on_the_pages_and_nothing_of_it_without():
    words = {name: " ".join(html_of(name, path) for path in PAGES[name]) for name in SITES}
    for told in ("Testvik", "Samarbeid AS", "Et ombud", "Skole 6", "kl. 12:30", "kl. 14:30", "7 stk."):
        assert told in words["municipal"]
        assert told not in words["neutral"]


def wordless(html):
    """Return the figures that say nothing beside their drawing, by their kind: no caption, list or plan says it."""
    soup = BeautifulSoup(html, "html.parser")
    figures = soup.select(".gr-figure")
    return [figure["class"][1] for figure in figures if not _words_of(figure)]


def _words_of(figure):
    if "gr-figure--timeline" in figure["class"]:
        plan = figure.find_parent(class_=("gr-timed", "gr-live__part"))
        return plan and plan.select("tbody tr, ol > li, .gr-live__step")
    after = figure.find_next_sibling()
    said = figure.figcaption or (after.name in ("ol", "ul", "p") and after)
    return said and len(said.get_text(strip=True)) > LEAST_SAID


@pytest.mark.parametrize("name", SITES)
def test_a_figure_has_its_words_beside_it(name):
    found = {path: wordless(html_of(name, path)) for path in PAGES[name]}
    assert sum("gr-figure " in html_of(name, path) for path in found) > 40
    assert {path: kinds for path, kinds in found.items() if kinds} == {}


def test_a_figure_that_lost_its_words_is_found():
    page = BeautifulSoup(html_of("neutral", "laerer/tema/1-fysisk-og-struktur.md"), "html.parser")
    page.select_one(".gr-figure").find_next_sibling("ol").decompose()
    assert wordless(str(page)) == ["gr-figure--room"]
