"""The big screen, as a group sees it from the back of the room, in three browsers."""

import re

import pytest
from bs4 import BeautifulSoup
from real import real_site

from browser.conftest import ask_axe
from browser.rooms import LISTEN, SAY, room_pages, stepped

SIZES = ([1920, 1080], [1366, 650], [1280, 720], [960, 475])
SCREENS, STEPPED = room_pages("screen"), stepped("screen")
READ = """() => ({
    too_high: [...document.querySelectorAll(".gr-slide")]
        .filter(slide => slide.getBoundingClientRect().height > innerHeight + 1).map(slide => slide.id),
    covered: [...document.querySelectorAll(".gr-slide > *")].filter(part => {
        const [slide, box] = [part.parentElement, part].map(each => each.getBoundingClientRect());
        const bar = document.querySelector(".gr-screen-bar").getBoundingClientRect();
        const bottom = innerHeight - (slide.bottom - box.bottom);
        return bottom > bar.top + 1 && box.left < bar.right;
    }).map(part => part.textContent),
    sideways: document.documentElement.scrollWidth > innerWidth,
})"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".gr-slide *")]
    .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(part => {
        const drawing = part.closest("svg");
        const scale = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
        return parseFloat(getComputedStyle(part).fontSize) * scale;
    }))"""
ON_TOP = """() => [...document.querySelectorAll(".gr-slide")]
    .findIndex(slide => Math.abs(slide.getBoundingClientRect().top) < 2)"""
COUNT = "() => document.querySelectorAll('.gr-slide').length"
PLACE = f"() => [({ON_TOP})(), [...document.querySelectorAll('.gr-slide')].findIndex(slide => '#' + slide.id === location.hash)]"
SEEN = """() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest("div").className"""
TIMES = """() => [...document.querySelectorAll(".gr-slide")].map(slide =>
    [slide.id, slide.dataset.step, slide.matches("[data-timed]"), slide.querySelector(".gr-slide__corner")?.innerText ?? ""])"""
PAUSE = "() => document.querySelector('.gr-screen-bar [data-do=pause]').textContent"
STILL = "() => [...document.querySelectorAll('.gr-screen-bar [aria-disabled=true]')].map(button => button.dataset.do)"
FILLED_IN = "table, form, input, textarea, select, [contenteditable], img, figure:not(.gr-figure--year)"


@pytest.fixture(scope="module", params=STEPPED)
def screen(request, hands):
    """Return a browser, and the address of a screen that is stepped through whole."""
    return hands, request.param


def test_nothing_is_too_large_for_any_screen_and_all_of_it_can_be_read(hands):
    wrong = {}
    for path in SCREENS:
        hands.open(path, *SIZES[0])
        for size in SIZES:
            hands.resize(*size)
            read = hands.evaluate(READ)
            if any(read.values()):
                wrong[path, *size] = read
        hands.resize(*SIZES[0])
        assert hands.evaluate(SMALLEST) >= 40, path
    assert wrong == {}


@pytest.mark.parametrize("size", [SIZES[1], SIZES[3]])
def test_arrows_step_from_the_first_to_the_last_and_back_and_the_address_follows(screen, size):
    hands, path = screen
    hands.open(path, *size)
    last = hands.evaluate(COUNT) - 1
    assert last > 8
    assert hands.evaluate(PLACE) == [0, 0]
    for at in range(1, last + 1):
        hands.press(("ArrowRight", "ArrowDown", "PageDown")[at % 3])
        assert hands.wait_for(PLACE) == [at, at]
    hands.press("ArrowRight")
    assert hands.evaluate(PLACE) == [last, last]
    assert hands.evaluate(STILL) == ["on"]
    for at in range(last - 1, -1, -1):
        hands.press(("ArrowLeft", "ArrowUp", "PageUp")[at % 3])
        assert hands.evaluate(PLACE) == [at, at]


def test_a_page_that_is_loaded_again_is_where_it_was(screen):
    hands, path = screen
    hands.open(path, *SIZES[1])
    hands.press(*["ArrowRight"] * 4)
    place = hands.evaluate("() => location.hash")
    hands.evaluate("() => { window.isOld = true; setTimeout(() => location.reload()) }")
    hands.wait_for("() => document.readyState === 'complete' && !window.isOld")
    hands.wait_for(f"() => ({ON_TOP})() === 4")
    assert hands.evaluate("() => location.hash") == place


def test_a_pause_shows_nothing_until_it_is_over(screen):
    hands, path = screen
    hands.open(path, *SIZES[1])
    hands.press("ArrowRight", "Escape")
    assert hands.evaluate(SEEN) == "gr-screen-pause"
    hands.press("Escape")
    assert "gr-slide" in hands.evaluate(SEEN)
    hands.click(".gr-screen-bar [data-do=pause]")
    assert hands.evaluate(SEEN) == "gr-screen-pause"
    assert hands.evaluate(PAUSE) == "Fortsett"
    hands.click(".gr-screen-bar [data-do=pause]")
    assert hands.evaluate(PLACE) == [1, 1]
    assert hands.evaluate(PAUSE) == "Pause"


def test_buttons_do_what_keys_do(screen):
    hands, path = screen
    hands.open(path, *SIZES[3])
    assert hands.evaluate(STILL) == ["back"]
    hands.click(".gr-screen-bar [data-do=on]")
    assert hands.evaluate(STILL) == []
    hands.click(".gr-screen-bar [data-do=on]")
    hands.click(".gr-screen-bar [data-do=back]")
    assert hands.evaluate(PLACE) == [1, 1]


def test_the_end_of_a_step_is_told_by_the_leader_and_never_in_rounds_coding_or_talk_of_pupils(screen):
    hands, path = screen
    hands.open(path)
    hands.evaluate(LISTEN)
    key = hands.evaluate("() => document.querySelector('.gr-screen').dataset.key")
    site = re.match(r"https?://[^/]+/", hands.evaluate("() => location.href"))[0]
    before = hands.evaluate(TIMES)
    for step in dict.fromkeys(step for _, step, _, _ in before[1:]):
        said = {"site": site, "meeting": key, "from": "led", "step": step, "paused": False, "ends": "15.40"}
        hands.evaluate(SAY, said)
        hands.wait_for(
            f"() => document.querySelectorAll('.gr-slide')[({ON_TOP})()]?.dataset.step === '{step}'"
        )
        shown = hands.evaluate(TIMES)
        for (_, of, is_timed, corner), (_, _, _, was) in zip(shown, before, strict=True):
            if of == step and is_timed:
                assert re.search(r"(slutter|igjen) 15\.40$", corner), (path, step)
            else:
                assert corner == was
                assert is_timed or not re.search(r"\d", corner)


def test_words_from_another_site_or_another_meeting_move_nothing(screen):
    hands, path = screen
    hands.open(path)
    hands.evaluate(LISTEN)
    site = re.match(r"https?://[^/]+/", hands.evaluate("() => location.href"))[0]
    key, step = hands.evaluate(
        "() => [document.querySelector('.gr-screen').dataset.key, document.querySelectorAll('.gr-slide')[3].dataset.step]"
    )
    said = {"site": site, "meeting": key, "from": "led", "step": step, "paused": True, "ends": None}
    for other in ({"site": "https://example.org/"}, {"meeting": "laerer/moter/99"}, {"from": "skjerm"}):
        hands.evaluate(SAY, {**said, **other})
    hands.evaluate(SAY, {**said, "paused": False, "step": ""})
    hands.evaluate("() => new Promise(settled => setTimeout(settled, 100))")
    assert hands.evaluate(PLACE) == [0, 0]
    hands.evaluate(SAY, said)
    hands.wait_for("() => !document.querySelector('.gr-screen-pause').hidden")
    assert hands.messages() == []


@pytest.mark.parametrize("path", SCREENS)
def test_it_reads_without_javascript_and_scrolls(new_page, path):
    page = new_page(width=1920, javascript=False)
    page.goto(path)
    assert page.locator(".gr-slide").count() > 8
    assert page.locator(".gr-slide").last.is_visible()
    assert page.locator(".gr-screen-bar, .gr-screen-pause").locator("visible=true").count() == 0
    assert page.locator(".gr-slide:not(:has(:is(h1, h2, h3, h4)))").count() == 0


@pytest.mark.parametrize("path", SCREENS)
def test_what_is_for_the_leader_alone_is_not_in_the_page_nor_any_place_for_names_or_counts(built_site, path):
    soup = BeautifulSoup((built_site / path / "index.html").read_bytes(), "html.parser")
    text = " ".join(soup.get_text().split())
    site = real_site()
    blocks = [slot.block for meeting in site.year.meetings for part in meeting.parts for slot in part.slots]
    blocks += [slot.block for session in site.year.sessions for slot in session.part.slots]
    secrets = [block.facilitator for block in blocks if block.facilitator]
    assert len(secrets) > 60
    assert [secret for secret in secrets if secret[:60] in text] == []
    assert soup.article.select(FILLED_IN) == []
    assert soup.select("[data-minutes]") == []


@pytest.mark.parametrize("held", ["laerer/storskjerm/00-felles-oppstart/", "leder/storskjerm/forste/"])
def test_where_the_year_is_talked_about_its_wheel_is_on_the_screen(built_site, held):
    soup = BeautifulSoup((built_site / held / "index.html").read_text(encoding="utf-8"), "html.parser")
    slide = soup.select_one(".gr-slide--figure")
    wheel, legend = slide.select("svg")
    assert {text.string for text in wheel.select("text")} > {"aug", "8", "6"}
    assert len(legend.select("text")) == 5
    assert "8 møter" in slide.figcaption.get_text()


@pytest.mark.parametrize("path", [SCREENS[0], SCREENS[-1]])
def test_axe_finds_nothing_wrong_with_a_screen_nor_with_a_pause(new_page, path):
    page = new_page(width=1366, height=650)
    page.goto(path)
    assert ask_axe(page) == []
    page.keyboard.press("Escape")
    assert ask_axe(page) == []
