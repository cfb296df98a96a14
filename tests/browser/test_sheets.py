"""Sheets on paper: what real Chromium prints of them, page by page, at any size of class."""

import io
from collections import Counter
from itertools import chain

import pypdfium2
import pytest
from bench.visit import serve
from real import local_of_class, real_course

from browser.paper import read_sides
from macros.wording import text

LOWEST_ROW = 8  # mm, for handwriting
SAME_HEIGHT = 0.3  # mm, that two papers beside each other may differ
HAND, RING = 7, 28  # mm, that a letter takes, and four of them with a ring round one
EDGE = 14  # mm, where no printer is sure to print
SIZES = [pytest.param(24, marks=pytest.mark.slow), 28, pytest.param(60, marks=pytest.mark.slow)]
SHEETS = real_course().sheets
LARGE = [entry for entry in real_course().pages.values() if entry.kind == "large_sheet"]
PAGES = {
    "arbeidsplan": (1, 1, 1),
    "banking-time": (2, 2, 2),
    "banking-time-huskelapp": (1, 1, 1),
    "evaluering-og-videre-plan": (2, 2, 2),
    "fargekoding": (1, 1, 2),
    "filmsjekkliste": (1, 1, 1),
    "for-dere-starter": (1, 1, 1),
    "innkalling": (1, 1, 1),
    "logg": (1, 1, 1),
    "mal-og-strategiplan": (4, 4, 4),
    "motereferat": (1, 1, 1),
    "navnestripe": (1, 1, 2),
    "ny-vurdering": (1, 2, 3),
    "plan-for-en-relasjon": (2, 2, 2),
    "referat": (3, 3, 3),
    "rom-og-struktur": (2, 2, 2),
    "sammenligning": (1, 1, 2),
    "vaeremate-og-beskjeder": (2, 2, 2),
    "verdidiskusjon": (1, 1, 1),
}
"""Sides of paper for classes of 24, 28 and 60."""
FULL = {"fargekoding", "sammenligning", "arbeidsplan", "ny-vurdering"}
KEY = {"navnestripe"}
"""The sheet with the names, which has a notice of its own."""
SECTIONS = ("§ 12-4", "§ 12-5", "§ 24-3")
SHORT = {"logg", "banking-time", "plan-for-en-relasjon", "vaeremate-og-beskjeder"}
LEGEND = [text(f"mark.{mark}.{part}") for mark in "pus" for part in ("letter", "shape", "word")]
ROWS = """() => [...document.querySelectorAll('.gr-sheet tbody tr')].map(
    row => row.getBoundingClientRect().height * 25.4 / 96)"""
TOPS = """() => [...document.querySelectorAll('.gr-side')].map(side =>
    [...side.querySelectorAll('tbody tr')].map(row =>
        (row.getBoundingClientRect().top - side.getBoundingClientRect().top) * 25.4 / 96))"""
CELLS = """() => [...document.querySelectorAll('.gr-sheet tbody td')].map(
    cell => [Boolean(cell.querySelector('.gr-marks')), cell.getBoundingClientRect().width * 25.4 / 96])"""
CLIPPED = """() => [...document.querySelectorAll('.gr-sheet :is(td, th, p)')].filter(
    e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture(params=SIZES)
def class_of(request, build_once, browser):
    """A class, and what opens a sheet of its as it is printed."""
    with serve(build_once("mkdocs", **local_of_class(request.param))) as address:
        page = browser.new_page()
        page.emulate_media(media="print")

        def open_sheet(entry):
            page.goto(f"{address}{entry.path.removesuffix('.md')}/")
            return page

        yield request.param, open_sheet
        page.close()


def test_every_sheet_fills_the_pages_it_should_and_says_on_each_what_it_is(class_of):
    size, open_sheet = class_of
    assert set(SHEETS) == set(PAGES)
    for name, entry in SHEETS.items():
        sheet = entry.page
        printed = read_sides(open_sheet(entry).pdf(prefer_css_page_size=True))
        count = PAGES[name][[24, 28, 60].index(size)]
        assert len(printed) == count, name
        for number, side in enumerate(printed, 1):
            words, ink = side.words, side.ink
            assert side.size == ((210, 297) if sheet.orientation == "portrait" else (297, 210)), name
            for part in (name, sheet.title, str(sheet.version), "Testvik", f"side {number} av {count}"):
                assert part in words, (name, number, part)
            assert (text("notice.title") in words) == (name in FULL | SHORT), (name, number)
            assert (text("notice.key.title") in words) == (name in KEY), (name, number)
            is_whole = name in FULL | KEY
            assert (text("notice.keep") in words) == ("Kari Ombud" in words) == is_whole, (name, number)
            assert [part in words for part in SECTIONS] == [name in FULL] * len(SECTIONS), (name, number)
            assert all(part in words for part in LEGEND) == sheet.legend == (name in FULL), (name, number)
            assert min(ink) >= EDGE, (name, number, ink)
            assert ink[3] < EDGE + 4, (name, number, "the identity stands at the bottom")
        assert "Søk" not in words, name
        assert "Forrige" not in words, name


def test_rows_take_a_hand_and_no_word_is_cut(class_of):
    _, open_sheet = class_of
    for name, entry in SHEETS.items():
        page = open_sheet(entry)
        assert min(page.evaluate(ROWS), default=LOWEST_ROW) >= LOWEST_ROW - 0.05, name
        assert page.evaluate(CLIPPED) == [], name
        cells = page.evaluate(CELLS)
        assert min((width for _, width in cells), default=HAND) >= HAND, name
        assert min((width for has_marks, width in cells if has_marks), default=RING) >= RING, name


def test_the_name_strip_lies_beside_the_coding_row_by_row(class_of):
    _, open_sheet = class_of
    large = {entry.page.large_print_of: entry for entry in LARGE}
    for sheets in (SHEETS, large):
        strip, coding = (open_sheet(sheets[name]).evaluate(TOPS) for name in ("navnestripe", "fargekoding"))
        assert [len(side) for side in strip] == [len(side) for side in coding]
        for one, other in zip(chain(*strip), chain(*coding), strict=True):
            assert abs(one - other) <= SAME_HEIGHT


def test_every_pupil_has_a_row_and_no_side_has_few(class_of):
    size, open_sheet = class_of
    for name in ("navnestripe", "fargekoding", "sammenligning", "ny-vurdering"):
        page = open_sheet(SHEETS[name])
        codes = [code.split()[0] for code in page.locator(".gr-field--class_list tbody th").all_inner_texts()]
        assert codes == [str(number) for number in range(1, len(codes) + 1)]
        assert size <= len(codes) <= size + 2, name
        rows = [len(side) for side in page.evaluate(TOPS)]
        assert max(rows) - min(rows) <= 1, name


def test_large_print_is_large_on_every_page(class_of):
    size, open_sheet = class_of
    assert {entry.page.large_print_of for entry in LARGE} >= {"fargekoding", "ny-vurdering", "logg"}
    for entry in LARGE:
        page = open_sheet(entry)
        sides = page.locator(".gr-side").count()
        printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(printed) == sides, (entry.path, size)
        for side in printed:
            sizes = Counter()
            textpage = side.get_textpage()
            for index in range(textpage.count_chars()):
                _, bottom, _, top = textpage.get_charbox(index, loose=True)
                sizes[round(top - bottom)] += bool(textpage.get_text_range(index, 1).strip())
            body = sum(count for height, count in sizes.items() if height >= 18)
            assert body > 0.4 * sum(sizes.values()), (entry.path, sizes)


FEET = """() => [...document.querySelectorAll('.gr-side')].map(side => {
    const foot = side.querySelector('.gr-side__foot').getBoundingClientRect();
    const ends = [...side.querySelectorAll('.gr-field')].map(field => field.getBoundingClientRect().bottom);
    const top = side.getBoundingClientRect().top;
    return [Math.max(top, ...ends) - top, foot.top - top].map(px => px * 25.4 / 96)})"""
BLANKS = """() => [...document.querySelectorAll('.gr-notice__blank')].map(
    blank => blank.getBoundingClientRect().width * 25.4 / 96)"""
SIZES_OF = """(selector) => [...document.querySelectorAll(selector)].map(
    element => parseFloat(getComputedStyle(element).fontSize) * 72 / 96)"""
BULLETS = """() => [...document.querySelectorAll('.gr-sheet .gr-ticks .gr-tick')].map(tick => {
    const style = getComputedStyle(tick);
    return [Math.max(tick.clientWidth, tick.clientHeight), parseFloat(style.borderTopWidth),
        style.borderTopLeftRadius]})"""
ROOM_FOR_A_NAME = 40  # mm


def test_no_field_runs_into_the_notice_or_the_identity(class_of):
    _, open_sheet = class_of
    for entry in [*SHEETS.values(), *LARGE]:
        if not getattr(entry.page, "pocket", False):
            for end, foot in open_sheet(entry).evaluate(FEET):
                assert end <= foot + SAME_HEIGHT, (entry.path, end, foot)


def test_what_one_writes_into_the_notice_has_room_for_a_name(class_of):
    _, open_sheet = class_of
    for entry in [*SHEETS.values(), *LARGE]:
        sheet = SHEETS[getattr(entry.page, "large_print_of", None) or entry.page.id].page
        widths = open_sheet(entry).evaluate(BLANKS)
        assert bool(widths) == (sheet.notice in ("full", "key")), entry.path
        assert min(widths, default=ROOM_FOR_A_NAME) >= ROOM_FOR_A_NAME - 0.1, entry.path


def test_large_print_has_a_hierarchy_and_its_sides_are_used(class_of):
    _, open_sheet = class_of
    for entry in LARGE:
        page = open_sheet(entry)
        (title,) = set(page.evaluate(SIZES_OF, ".gr-sheet__title"))
        labels = page.evaluate(
            SIZES_OF, ".gr-field:not(.gr-field--class_list) > .gr-field__label, .gr-field--table caption"
        )
        assert title > max(labels, default=18) >= 18, entry.path
        assert all(label > 18 for label in labels), entry.path
        used = [end / foot for end, foot in page.evaluate(FEET)]
        assert min(used) > 0.45, (entry.path, used)


def test_large_print_has_all_rows_that_the_sheet_has(class_of):
    _, open_sheet = class_of
    for entry in LARGE:
        name = entry.page.large_print_of
        for field in SHEETS[name].page.fields:
            if field.kind == "table" and isinstance(field.rows, int):
                page = open_sheet(entry)
                tables = page.locator(".gr-field--table").filter(has_text=field.label)
                assert tables.locator("tbody tr").count() == field.rows, (name, field.id)


def test_a_card_for_the_pocket_has_bullets_that_print_without_backgrounds(class_of):
    _, open_sheet = class_of
    bullets = open_sheet(SHEETS["banking-time-huskelapp"]).evaluate(BULLETS)
    assert bullets
    for inside, border, radius in bullets:
        assert inside == 0, "all of it is border"
        assert border > 1
        assert radius == "50%"
