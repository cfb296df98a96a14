"""The theme in a real browser: what is fetched, kept, shown, reached and read aloud."""

import re
from pathlib import Path

import axe_playwright_python
import brotli
import pytest
from playwright.sync_api import Locator, Page, expect

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST_VISIT_BUDGET = 80 * 1024  # bytes over Brotli: html, css, js, icons
LONGEST_LINE = 70  # characters
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
SEARCH_FILES = re.compile(r"/search(/search_index)?\.json|/workers/")
QUERY = "relasjon"
ENGLISH = re.compile(
    r"\b(back|clear|close|footer|header|logo|menu|next|open|previous|reject|search|share|skip|"
    r"table of contents|the|toggle|top of)\b",
    re.IGNORECASE,
)

SPOKEN_ATTRIBUTES = """() => [...document.querySelectorAll(
    '[aria-label], [title], [placeholder], [alt]')].filter(e => !e.closest('[lang=en]')).flatMap(
    e => ['aria-label', 'title', 'placeholder', 'alt'].map(name => e.getAttribute(name) || ''))"""
STORED = """async () => document.cookie.length + localStorage.length + sessionStorage.length
    + (await indexedDB.databases()).length"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    return {
        html: element.outerHTML.slice(0, 90),
        ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        seen: style.visibility === 'visible' && box.width > 0 && box.height > 0 && box.right > 0
            && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    };
}"""
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


def _search(page: Page) -> None:
    """Type a query the way either engine's search takes it."""
    button = page.locator(".md-search__button, .gr-chrome--search").locator("visible=true")
    if button.count() and not page.locator("#__search").is_checked():
        button.first.click()
    page.locator(".md-search__input, [role=combobox]").first.press_sequentially(QUERY)


def _hits(page: Page) -> Locator:
    return page.locator(".md-search a, [role=listbox] a").filter(has_text=re.compile(QUERY, re.IGNORECASE))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(new_page, pages, width, scheme):
    page = new_page(width, scheme)
    findings = []
    for path in pages:
        page.goto(path)
        page.evaluate(AXE)
        run = "tags => axe.run({runOnly: tags})"
        for finding in page.evaluate(run, AXE_TAGS)["violations"]:
            findings += [(path, finding["id"], node["html"][:200]) for node in finding["nodes"]]
    assert findings == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("opened", ["__search", "__drawer"])
def test_axe_finds_nothing_in_what_opens(new_page, width, opened):
    page = new_page(width)
    page.goto("")
    page.evaluate(f"document.getElementById('{opened}').click()")
    if opened == "__search":
        _search(page)
        _hits(page).first.wait_for()
    page.evaluate(AXE)
    violations = page.evaluate("tags => axe.run({runOnly: tags})", AXE_TAGS)["violations"]
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []


@pytest.mark.parametrize("javascript", [True, False])
def test_nothing_scrolls_sideways_on_a_small_phone(new_page, pages, javascript):
    page = new_page(320, javascript=javascript)
    wide = []
    for path in pages:
        page.goto(path)
        if page.evaluate(SIDEWAYS) > 0:
            wide.append(path)
    assert wide == []


def test_lines_are_short_enough_to_read(new_page, pages):
    page = new_page(1280)
    for path in pages:
        page.goto(path)
        assert page.evaluate(LONG_LINES, LONGEST_LINE) == [], path


def test_reading_and_searching_is_silent_and_leaves_nothing(new_page, pages, site):
    page = new_page()
    messages, elsewhere = [], []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: elsewhere.append(request.url))
    for path in pages:
        page.goto(path)
    page.goto("")
    _search(page)
    _hits(page).first.wait_for()
    assert messages == []
    assert [url for url in elsewhere if not url.startswith((site, "data:"))] == []
    assert page.evaluate(STORED) == 0
    assert page.context.cookies() == []


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
    _search(page)
    _hits(page).first.wait_for()
    assert [url for url in fetched if SEARCH_FILES.search(url)] != []


def test_search_opens_from_the_address(new_page):
    page = new_page()
    page.goto(f"?q={QUERY}")
    _hits(page).first.wait_for()


def test_a_first_visit_is_light(new_page):
    page = new_page()
    responses = {}
    page.on("response", lambda response: responses.update({response.url: response}))
    page.goto("", wait_until="networkidle")
    sizes = {url: len(brotli.compress(one.body(), quality=11)) for url, one in responses.items()}
    assert sum(sizes.values()) <= FIRST_VISIT_BUDGET, sizes


def test_the_page_is_norwegian_throughout(new_page, pages):
    page = new_page()
    for path in pages:
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", "nb")
        spoken = page.evaluate(SPOKEN_ATTRIBUTES)
        assert [text for text in spoken if ENGLISH.search(text)] == [], path


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_focus_is_always_seen(new_page, pages, width, scheme):
    page = new_page(width, scheme)
    unseen = []
    for path in pages:
        page.goto(path)
        for _ in range(60):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if focused is None:
                break
            if not focused["seen"] or focused["ring"] < 2:
                unseen.append((path, focused))
    assert unseen == []


def test_the_menu_opens_and_closes_from_the_keyboard(new_page):
    page = new_page(320)
    page.goto("")
    opener = page.get_by_role("button", name="Meny", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lukk menyen")).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_single_letters_do_nothing(new_page):
    page = new_page()
    page.goto("om/")
    for key in "fsnp/.,":
        page.keyboard.press(key)
    assert page.url.endswith("/om/")
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("width", WIDTHS)
def test_reading_needs_no_script(new_page, width):
    page = new_page(width, javascript=False)
    page.goto("om/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("navigation", name="Hovedmeny").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_paper_has_no_surroundings(new_page, pages):
    page = new_page()
    page.emulate_media(media="print")
    for path in pages:
        page.goto(path)
        for part in ("header.md-header", ".md-tabs", ".md-sidebar", ".md-skip", ".gr-footer"):
            for element in page.locator(part).all():
                expect(element).to_be_hidden()
