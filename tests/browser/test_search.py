"""Search finds what people type: whole questions, endings, compounds, wrong letters, words the course has not."""

from functools import cache

import pytest
import yaml
from playwright.sync_api import expect
from real import ROOT

QUERIES = yaml.safe_load((ROOT / "tests" / "browser" / "queries.yml").read_text(encoding="utf-8"))
ENOUGH = {"held": 0.9, "strangers": 0.8, "tuned": 0.9, "newcomers": 0.85}
"""The least share of queries with a right page among the first three."""
FIRST = 3
ANSWERS = """async queries => {
    const { Search } = window.grSearch, search = new Search(window.MiniSearch, window.grSearchPages);
    return queries.map(({query}) => search.find(query).hits.slice(0, 3).map(({url}) => url));
}"""


@pytest.fixture
def searching(new_page):
    """Return a page on which the search is open and at work."""
    page = new_page()
    page.goto("?q=elev")
    page.locator(".gr-search__hit").first.wait_for()
    return page


@cache
def address_of(path):
    """Return the address of a page that queries.yml names."""
    return f"{path}/".removesuffix("index/") if path != "index" else ""


@pytest.mark.parametrize("part", ENOUGH)
def test_most_queries_find_their_page_among_the_first_three(searching, part):
    queries = QUERIES[part]
    assert len(queries) >= 60
    found = searching.evaluate(ANSWERS, queries)
    missed = {
        asked["query"]: hits
        for asked, hits in zip(queries, found, strict=True)
        if not {address_of(path) for path in asked["pages"]} & set(hits)
    }
    assert len(missed) <= (1 - ENOUGH[part]) * len(queries), missed


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("bankingtime", "Banking Time"),
        ("kartleging", "Kartlegging av relasjonene"),
        ("(gdpr)?", "Personvern"),
        ("møteinnkallinger", "Innkalling til ledersamling"),
    ],
)
def test_a_query_is_answered_whatever_its_form(searching, query, title):
    searching.locator(".gr-search__input").fill(query)
    first = searching.locator(".gr-search__title").filter(has_text=title).first
    expect(first).to_be_visible()


def test_a_hit_is_brief_says_its_kind_and_leads_to_the_place(searching):
    searching.locator(".gr-search__input").fill("fire uker daglig kontakt")
    hit = searching.locator(".gr-search__hit").filter(has_text="Tema 4").first
    assert len(hit.inner_text()) < 400
    assert hit.locator("mark").count() > 1
    hit.locator(".gr-search__place").click()
    expect(searching.locator(".gr-search")).to_be_hidden()
    assert "#" in searching.url


def test_one_who_finds_nothing_is_helped(searching):
    searching.locator(".gr-search__input").fill("qqqqxyz")
    expect(searching.locator(".gr-search__status")).to_have_text("Ingen treff på «qqqqxyz».")
    searching.locator(".gr-search__help").get_by_role("link", name="Ordlista").click()
    searching.wait_for_url("**/om/ordliste/")


def test_search_works_in_every_browser(hands):
    hands.open("?q=makulere", 390, 844)
    hands.wait_for("() => document.querySelectorAll('.gr-search__hit').length > 0")
    assert "Personvern" in hands.evaluate("() => document.querySelector('.gr-search__hits').textContent")
    hands.press("Escape")
    assert hands.evaluate("() => !document.querySelector('.gr-search').open")
    assert hands.messages() == []
