"""The keyboard alone: everything is reached, in order, seen while it has focus, and left again."""

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import search

MODES = ((320, "light"), (1280, "dark"), (320, "dark"), (1280, "light"))
THINNEST_RING = 2  # pixels
SETTLING = 2000  # milliseconds for a list of hits to be complete
WATCH = """() => {
    const stops = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
    window.stops = () => [...document.querySelectorAll(stops)].filter(element =>
        element.tabIndex >= 0 && !element.disabled && !element.closest('[inert]')
        && (element.type !== 'radio' || element.checked)  // arrows walk within a group
        && element.checkVisibility({visibilityProperty: true}));
    window.show = element => element.outerHTML.slice(0, 120);
    window.expected = window.stops();
    window.ringed = window.expected.filter(element =>
        element !== document.activeElement && getComputedStyle(element).outlineStyle !== 'none');
    window.reached = [];
    window.isSeen = element => [...element.getClientRects()].some(({left, top, width, height}) => {
        const found = document.elementFromPoint(left + width / 2, top + height / 2);
        return found && (element.contains(found) || found.contains(element));
    });
    document.addEventListener('keyup', () => {
        const element = document.activeElement, style = getComputedStyle(element);
        const ring = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
        if (element !== document.body) window.reached.push({element, ring, seen: window.isSeen(element)});
    });
    return window.expected.length;
}"""
RESULT = """async thinnest => {
    const {expected, reached, show} = window, last = document.activeElement;
    for (const stop of reached.filter(({seen}) => !seen)) {  // the scrolling may not have come to rest
        stop.element.focus();
        await new Promise(rest => {  // two frames, or a while in a browser that draws none
            requestAnimationFrame(() => requestAnimationFrame(rest));
            setTimeout(rest, 500);
        });
        stop.seen = window.isSeen(stop.element);
    }
    last.focus();
    const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    return {
        missed: expected.filter(one => !reached.some(({element}) => element === one)).map(show),
        unordered: reached.slice(1).map(({element}) => element)
            .filter((element, index) => !follows(reached[index].element, element)).map(show),
        unseen: reached.filter(({seen, ring}) => !seen || ring < thinnest)
            .map(({element, seen, ring}) => [seen, ring, show(element)]),
        ringed: window.ringed.map(show),
    };
}"""
NOTHING = {"missed": [], "unordered": [], "unseen": [], "ringed": []}
AT_THE_END = "document.activeElement === window.expected.at(-1)"


@pytest.mark.parametrize(
    "mode", [MODES[0], *(pytest.param(mode, marks=pytest.mark.slow) for mode in MODES[1:])]
)
def test_everything_is_reached_in_order_and_seen(new_page, pages, mode):
    page = new_page(*mode)
    for path in pages:
        page.goto(path)
        stops = page.evaluate(WATCH)
        for _ in range(stops):
            page.keyboard.press("Tab")
        assert page.evaluate(RESULT, THINNEST_RING) == NOTHING, path
        page.keyboard.press("Shift+Tab")
        assert not page.evaluate(AT_THE_END), f"{path}: no way back"
        page.keyboard.press("Tab")
        assert page.evaluate(AT_THE_END), path
        page.keyboard.press("Tab")
        assert not page.evaluate(AT_THE_END), f"{path}: focus is trapped"


def test_the_first_stop_leads_past_the_menus(new_page):
    page = new_page()
    page.goto("laerer/tema/3-daglige-strategier/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Gå til innhold")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("height", [256, 800])
def test_the_menu_is_opened_walked_and_closed(new_page, height):
    page = new_page(320, height=height)
    page.goto("laerer/tema/3-daglige-strategier/")
    opener = page.get_by_role("button", name="Meny", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    close = page.get_by_role("button", name="Lukk menyen")
    expect(close).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.evaluate(WATCH)
    page.evaluate("window.expected = window.expected.filter(one => one.closest('.gr-nav')).slice(1)")
    stops = page.evaluate("window.expected.length")
    assert stops > 10
    for _ in range(stops):
        page.keyboard.press("Tab")
    assert page.evaluate(RESULT, THINNEST_RING) == NOTHING
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_menu_never_hides_what_has_focus(new_page, key):
    page = new_page(320)
    page.goto("om/")
    page.get_by_role("button", name="Meny", exact=True).press("Enter")
    inside = "document.activeElement.closest('.gr-nav') !== null"
    while page.evaluate(inside):
        page.keyboard.press(key)
    expect(page.locator("#__drawer")).not_to_be_checked()
    expect(page.locator(":focus")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_search_is_opened_walked_and_closed(new_page, width):
    page = new_page(width)
    page.goto("om/")
    search(page).first.wait_for()
    page.wait_for_timeout(SETTLING)
    page.evaluate(WATCH)
    hits = page.locator(".gr-search__link").count()
    assert hits > 5
    for _ in range(hits):
        page.keyboard.press("ArrowDown")
    result = page.evaluate(RESULT, THINNEST_RING)
    assert (result["unseen"], result["unordered"]) == ([], [])
    expect(page.locator(":focus")).to_have_class(re.compile("gr-search__link"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Søk", exact=True)).to_be_focused()
    page.goto("om/personvern/")
    before = page.url
    search(page).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def test_single_letters_do_nothing(new_page):
    page = new_page()
    page.goto("om/")
    for key in "fsnp/.,":
        page.keyboard.press(key)
    assert page.url.endswith("/om/")
    assert page.evaluate(
        "document.activeElement === document.body && !document.querySelector('dialog[open]')"
    )
