"""The theme in a real browser: what is fetched, shown and read aloud."""

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import QUERY, search

LONGEST_LINE = 70  # characters
SEARCH_FILES = re.compile(r"/search/sider\.js|/(minisearch|sok|sokevindu)\.js")
ENGLISH = re.compile(
    r"\b(back|clear|close|footer|header|logo|menu|next|open|previous|reject|search|share|skip|"
    r"table of contents|the|toggle|top of)\b",
    re.IGNORECASE,
)

WIDE_LOGO = """<svg class="gr-logo gr-logo--own" viewBox="0 0 900 90"></svg>"""
LONG_NAME = """logo => {
    const brand = document.querySelector('.gr-brand'), place = element => element.getBoundingClientRect();
    brand.querySelector('span').textContent =
        'Gode relasjoner mellom lærere og elever i Nordre Fjellvik og omegn interkommunale nettverk';
    if (logo) brand.firstElementChild.outerHTML = logo;
    const shown = [...brand.children].map(place);
    const seen = [...document.querySelectorAll('.md-header .gr-chrome')].filter(button => button.checkVisibility());
    const right = Math.max(...shown.filter(box => box.width > 1).map(box => Math.min(box.right, place(brand).right)));
    return [place(document.querySelector('.md-header')).height,
        [[0, 0, right, place(brand).bottom], ...seen.map(button => [place(button).left, place(button).top])]];
}"""
SPOKEN_ATTRIBUTES = """() => [...document.querySelectorAll(
    '[aria-label], [title], [placeholder], [alt]')].filter(e => !e.closest('[lang=en]')).flatMap(
    e => ['aria-label', 'title', 'placeholder', 'alt'].map(name => e.getAttribute(name) || ''))"""
LONG_LINES = """longest => {
    const found = [], range = document.createRange();
    for (const p of document.querySelectorAll('article :is(p, li, dd)')) {
        if (!p.checkVisibility() || p.closest('.gr-sheet') || p.querySelector('p, ul, ol, div')) continue;
        const texts = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), lines = {};
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/\\S+\\s*/g)) {
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + 1);
                const line = Math.round(range.getBoundingClientRect().bottom / 9);
                lines[line] = (lines[line] || '') + word[0].replace(/\\s+/, ' ');
            }
        }
        found.push(...Object.values(lines).filter(line => line.trim().length > longest));
    }
    return found;
}"""


def test_lines_are_short_enough_to_read(new_page, pages):
    page = new_page(1280)
    for path in pages:
        page.goto(path)
        assert page.evaluate(LONG_LINES, LONGEST_LINE) == [], path


def test_the_policy_allows_no_inline_script_or_style(new_page, pages):
    page = new_page(javascript=False)
    for path in pages:
        page.goto(path)
        expect(page.locator("meta[http-equiv=Content-Security-Policy]")).to_have_count(1)
        inline = "script:not([src]):not([type='application/json']), style, [style], [onclick]"
        expect(page.locator(inline)).to_have_count(0)


def test_search_is_fetched_when_it_is_touched(new_page):
    page = new_page()
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("", wait_until="networkidle")
    assert [url for url in fetched if SEARCH_FILES.search(url)] == []
    search(page).first.wait_for()
    assert [url for url in fetched if SEARCH_FILES.search(url)] != []


def test_search_opens_from_the_address(new_page):
    page = new_page()
    page.goto(f"?q={QUERY}")
    expect(page.locator(".gr-search__hits")).to_contain_text(re.compile(QUERY, re.IGNORECASE))


def test_the_page_is_norwegian_throughout(new_page, pages):
    page = new_page()
    for path in pages:
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", "nb")
        spoken = page.evaluate(SPOKEN_ATTRIBUTES)
        assert [text for text in spoken if ENGLISH.search(text)] == [], path


def test_paper_has_no_surroundings(new_page, pages):
    page = new_page()
    page.emulate_media(media="print")
    for path in pages:
        page.goto(path)
        for part in ("header.md-header", ".md-tabs", ".md-sidebar", ".md-skip", ".gr-footer"):
            for element in page.locator(part).all():
                expect(element).to_be_hidden()


@pytest.mark.parametrize("width", [195, 320, 390])
@pytest.mark.parametrize("logo", ["", WIDE_LOGO])
def test_a_long_name_and_a_wide_logo_leave_a_phone_its_page(new_page, width, logo):
    page = new_page(width, height=500)
    page.goto("om/personvern/")
    high, buttons = page.evaluate(LONG_NAME, logo)
    assert high < 130
    brand, *others = buttons
    for left, top in others:
        assert left >= brand[2] or top >= brand[3]
    assert page.evaluate("() => document.documentElement.scrollWidth") == width
