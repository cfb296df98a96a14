"""One page of each kind and one sheet in three browsers: they say the same, print it, and have no complaint."""

from functools import cache
from types import SimpleNamespace

import pytest
from real import real_course

from browser.hands import A4, NAMES
from browser.hands.chromium import Chromium
from browser.paper import read_sides
from macros.addresses import page_url

READ = """() => ({
    headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(
        heading => [heading.localName, heading.textContent.trim()]),
    words: document.querySelector('article').innerText.replace(/\\s+/g, ''),
})"""
"""Letters alone: the browsers put space between blocks each in their way."""
SHEET = real_course().sheets["logg"]
PRINTED = [entry for entry in real_course().pages.values() if entry.kind in ("sheet", "large_sheet")]
LYING = {name for name, entry in real_course().sheets.items() if entry.page.orientation == "landscape"}
CARDS = "drofting/kort/"
FIRST = 20  # letters that tell where a side begins


@pytest.fixture(scope="module")
def reading(pages):
    """Return what reads the pages in a browser, each once."""
    return cache(lambda hands: read_pages(hands, pages))


@pytest.fixture
def in_chromium(reading, hold):
    """Return what the pages say in Chromium, which the rest of the tests use."""
    return reading(hold("chromium")).said


@pytest.fixture
def read(reading, hands):
    """Return what the pages say in a browser, and what it complains of."""
    return reading(hands)


def read_pages(hands, pages):
    said, messages = {}, {}
    for path in pages:
        hands.open(path)
        said[path] = hands.evaluate(READ)
        messages[path] = hands.messages()
    return SimpleNamespace(said=said, messages=messages)


def test_the_policy_and_the_scripts_have_no_complaint(read):
    assert {path: noted for path, noted in read.messages.items() if noted} == {}


@pytest.mark.slow
@pytest.mark.parametrize("hands", ["firefox"], indirect=True)
def test_no_page_is_complained_of_in_firefox(hands, every_page):
    said = read_pages(hands, every_page)
    assert {path: noted for path, noted in said.messages.items() if noted} == {}


@pytest.mark.parametrize("hands", NAMES[1:], indirect=True)
def test_headings_and_words_are_the_same_in_every_browser(read, in_chromium):
    assert len(in_chromium) > 10
    for path, said in in_chromium.items():
        assert said["headings"]
        assert said["words"]
        assert read.said[path] == said, path


def test_a_sheet_comes_on_paper_with_its_words(hands):
    hands.open(page_url(SHEET.path))
    printed = read_sides(hands.print_pdf())
    assert printed[0].ink
    letters = "".join(side.words for side in printed).replace(" ", "")
    wanted = [SHEET.page.title, str(SHEET.page.version), *(field.label for field in SHEET.page.fields)]
    assert [words for words in wanted if words.replace(" ", "") not in letters] == []


@pytest.fixture(scope="module")
def paper_in_chromium(browser, site):
    return print_all(Chromium(site, browser))


@pytest.mark.slow
def test_sheets_and_cards_come_on_the_same_sides_in_every_browser(hands, paper_in_chromium):
    """WebKitGTK knows no page's size, so its reader turns the paper of a sheet that lies."""
    assert len(paper_in_chromium) > 20
    assert print_all(hands) == paper_in_chromium


def print_all(hands):
    """Return of each sheet, and of the cards, every side's size and its first letters."""
    papers = {page_url(entry.path): A4[:: 1 - 2 * lies(entry.page)] for entry in PRINTED}
    sides = {}
    for path, paper in {**papers, CARDS: A4}.items():
        hands.open(path)
        sides[path] = [
            (side.size, side.words.replace(" ", "")[:FIRST]) for side in read_sides(hands.print_pdf(paper))
        ]
    return sides


def lies(page):
    """Say whether a sheet is wider than high; one in large print is as the one it enlarges."""
    return getattr(page, "orientation", "") == "landscape" or getattr(page, "large_print_of", "") in LYING
