"""The big screen, as a group sees it from the back of the room."""

import pytest
from real import real_course

SCREENS = {"laerer/storskjerm/": "laerer/moter/", "leder/storskjerm/": "leder/samlinger/"}
FIRST_DECK = {"laerer/storskjerm/": "mote-1", "leder/storskjerm/": "samling-1"}
ON_TOP = """() => [...document.querySelectorAll(".gr-slide")]
  .findIndex((slide) => Math.abs(slide.getBoundingClientRect().top) < 2)"""

TALLER = """() => [...document.querySelectorAll(".gr-slide")]
  .filter((slide) => slide.getBoundingClientRect().height > innerHeight + 1)
  .map((slide) => slide.innerText.slice(0, 60))"""


@pytest.fixture
def open_screen(new_page):
    def open_at(path, **options):
        page = new_page(width=1920, **options)
        page.set_viewport_size({"width": 1920, "height": 1080})
        page.goto(f"{path}#{FIRST_DECK[path]}")
        return page

    return open_at


@pytest.mark.parametrize("path", SCREENS)
def test_letters_are_large_and_nothing_scrolls_sideways(open_screen, path):
    page = open_screen(path)
    sizes = page.locator(".gr-slide p, .gr-slide h3").evaluate_all(
        "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 40
    assert page.evaluate("document.documentElement.scrollWidth") <= 1920


@pytest.mark.parametrize("path", SCREENS)
def test_each_slide_fits_the_screen(open_screen, path):
    tall = open_screen(path).evaluate(TALLER)
    assert tall == []


@pytest.mark.parametrize("path", SCREENS)
def test_arrow_keys_go_one_slide_on_and_back(open_screen, path):
    page = open_screen(path)
    start = page.evaluate(ON_TOP)
    assert start >= 0
    seen = []
    for key in ("ArrowRight", "ArrowDown", "PageDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate(ON_TOP) - start)
    assert seen == [1, 2, 3, 2, 1]


@pytest.mark.parametrize("path", SCREENS)
def test_it_reads_without_javascript_and_scrolls(open_screen, path):
    page = open_screen(path, javascript=False)
    assert page.locator(".gr-slide").count() > 40
    assert page.locator(".gr-slide").last.is_visible()


@pytest.mark.parametrize("path", SCREENS)
def test_what_is_for_the_leader_alone_is_not_in_the_page(open_screen, path):
    text = " ".join(open_screen(path, javascript=False).inner_text("body").split())
    pages = [entry.page for name, entry in real_course().pages.items() if name.startswith(SCREENS[path])]
    blocks = [block for page in pages for block in getattr(page, "blocks", ()) or getattr(page, "agenda", ())]
    secrets = [block.facilitator for block in blocks if block.facilitator]
    assert len(secrets) > 15
    assert [secret for secret in secrets if secret[:60] in text] == []


@pytest.mark.parametrize("path", SCREENS)
def test_every_question_has_a_slide_of_its_own_with_its_minutes(open_screen, path):
    page = open_screen(path, javascript=False)
    questions = page.locator(".gr-slide--question")
    assert questions.count() > 20
    assert all(" min" in text for text in questions.locator(".gr-slide__minutes").all_inner_texts())
