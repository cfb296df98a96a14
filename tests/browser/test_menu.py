"""Menu, search, keys, focus and anchors on a phone, in three browsers."""

from collections import defaultdict
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

PHONE = (390, 844)
MEETING = "laerer/moter/03-vaeremate-og-beskjeder/"
HAS_FOCUS = "selector => document.activeElement.matches(selector)"
FOCUS = (
    "() => [document.activeElement.localName, document.activeElement.className, document.activeElement.id]"
)
DRAWER = "() => document.getElementById('__drawer').checked"
IN_VIEW = """id => {
    const {top} = document.getElementById(id).getBoundingClientRect();
    return document.querySelector('.md-header').getBoundingClientRect().bottom <= top && top < innerHeight;
}"""


def test_every_part_of_the_course_is_reached_from_the_menu_of_a_phone(hands):
    hands.open("", *PHONE)
    hands.click(".gr-chrome--menu")
    hands.wait_for(HAS_FOCUS, ".gr-chrome--close")
    assert hands.evaluate("() => document.querySelectorAll('.gr-nav__list--1 > li > a').length") == 7
    hands.click(".gr-nav__list--1 > li:last-child > a")
    assert hands.wait_for("() => location.pathname.endsWith('/om/') && document.readyState === 'complete'")


def test_a_heading_chosen_in_the_menu_takes_the_reader_along(hands):
    hands.open(MEETING, *PHONE)
    hands.click(".gr-chrome--menu")
    hands.wait_for(HAS_FOCUS, ".gr-chrome--close")
    hands.press("Tab", "Enter", "Tab", "Tab", "Tab", "Enter")
    anchor = hands.wait_for("() => location.hash.slice(1)")
    assert hands.wait_for(HAS_FOCUS, f"#{anchor}")
    assert not hands.evaluate(DRAWER)
    assert hands.wait_for(IN_VIEW, anchor)
    hands.press("Tab")
    after = "id => Boolean(document.getElementById(id).compareDocumentPosition(document.activeElement) & 4)"
    assert hands.evaluate(after, anchor), hands.evaluate(FOCUS)


@pytest.mark.parametrize("key", ["Escape", "Shift+Tab"])
def test_whoever_leaves_the_menu_stands_somewhere(hands, key):
    hands.open(MEETING, *PHONE)
    hands.click(".gr-chrome--menu")
    hands.wait_for(HAS_FOCUS, ".gr-chrome--close")
    hands.press(key)
    hands.wait_for("() => !document.getElementById('__drawer').checked")
    assert hands.wait_for("() => document.activeElement !== document.body"), hands.evaluate(FOCUS)
    if key == "Escape":
        assert hands.evaluate(HAS_FOCUS, ".gr-chrome--menu")


def test_the_search_answers_is_walked_and_gives_focus_back(hands):
    hands.open(MEETING, *PHONE)
    hands.click(".gr-chrome--search")
    hands.wait_for(HAS_FOCUS, ".gr-search__input")
    hands.press(*"relasjon")
    hands.wait_for("() => document.querySelectorAll('.gr-search__link').length > 3")
    hands.press("ArrowDown", "ArrowDown", "ArrowUp")
    assert hands.wait_for(HAS_FOCUS, "li:first-child .gr-search__link")
    hands.press("Escape")
    assert hands.wait_for(HAS_FOCUS, ".gr-chrome--search"), hands.evaluate(FOCUS)
    hands.press("Enter")
    hands.wait_for(HAS_FOCUS, ".gr-search__input")
    hands.press("ArrowDown", "Enter")
    assert hands.wait_for("start => !location.pathname.endsWith(start) && document.title", MEETING)
    assert hands.messages() == []


def test_a_link_to_a_part_shows_it_below_the_header(hands):
    hands.open(MEETING, *PHONE)
    anchors = hands.evaluate("() => [...document.querySelectorAll('article h2[id]')].map(one => one.id)")
    for anchor in (anchors[1], anchors[-1]):
        hands.open(f"{MEETING}?{anchor}#{anchor}", *PHONE)
        assert hands.wait_for(IN_VIEW, anchor)
    assert hands.messages() == []


def test_no_two_entries_of_one_menu_have_one_name(built_site, read_pages):
    for path in read_pages:
        file = built_site / path
        soup = BeautifulSoup((file / "index.html" if file.is_dir() else file).read_bytes(), "html.parser")
        for menu in (".gr-nav > .gr-nav__list", ".gr-nav__toc", ".md-tabs"):
            targets = defaultdict(set)
            for link in soup.select(f"{menu} a"):
                targets[link.get_text().strip()].add(urljoin(f"/{path}", link["href"]))
            assert {name: found for name, found in targets.items() if len(found) > 1} == {}, path
