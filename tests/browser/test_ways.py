"""Finding one's way on a phone: the front page's four lines, the row that is near, and what first screens show."""

import pytest

HEIGHT, WIDTH = 844, 390
WAYS = {"#gruppe": 9, "#mote": 9, "#samling": 6, "#kommune": 0}
BOTTOM = "all => all.length ? Math.max(...all.map(one => one.getBoundingClientRect().bottom)) : Infinity"
SESSIONS = ("forste", "andre", "midt-1", "midt-2", "midt-3", "siste")


@pytest.fixture
def open_phone(new_page):
    def open_at(path, day=None, **more):
        page = new_page(width=WIDTH, height=HEIGHT, **more)
        if day:
            page.clock.set_fixed_time(f"{day}T09:00:00")
        page.goto(path)
        return page

    return open_at


def near(page, way):
    """Return the row that is marked in a list, and the words of the mark."""
    rows = page.locator(f"{way} [aria-current=date]")
    assert rows.count() == 1
    page.locator(way).evaluate("one => { one.open = true; }")
    mark = rows.locator(".gr-row__now, .gr-row__next").locator("visible=true").inner_text()
    return rows.locator(".gr-row__title").inner_text().split(":")[0], mark


def test_four_ways_and_three_more_are_on_the_first_screen(open_phone):
    page = open_phone("")
    assert page.locator(".gr-way > summary").count() == len(WAYS)
    assert page.locator(".gr-ways__more a").count() == 3
    assert page.locator(".gr-way > summary, .gr-ways__more").evaluate_all(BOTTOM) <= HEIGHT


@pytest.mark.parametrize("javascript", [True, False])
def test_a_way_opens_by_a_press_and_by_the_keyboard(open_phone, javascript):
    page = open_phone("", javascript=javascript)
    for way, rows in WAYS.items():
        page.locator(f"{way} > summary").press("Enter")
        assert page.locator(f"{way} .gr-row").locator("visible=true").count() == rows
        assert page.locator(f"{way} a").locator("visible=true").count()


def test_without_a_script_no_row_is_marked(open_phone):
    page = open_phone("", javascript=False)
    assert page.locator("[aria-current=date]").count() == 0
    assert page.locator(".gr-row__now, .gr-row__next").locator("visible=true").count() == 0


@pytest.mark.parametrize(
    ("day", "meeting", "session"),
    [
        ("2026-08-20", ("Felles oppstart", "Denne måneden"), ("Samling 2", "Denne måneden")),
        ("2026-11-30", ("Lærermøte 3", "Denne måneden"), ("Samling 3", "Denne måneden")),
        ("2027-01-04", ("Lærermøte 5", "Denne måneden"), ("Samling 4", "Denne måneden")),
        ("2027-04-10", ("Lærermøte 8", "Neste"), ("Samling 6", "Denne måneden")),
        ("2027-06-15", ("Lærermøte 8", "Denne måneden"), ("Samling 1", "Denne måneden")),
        ("2027-07-01", ("Felles oppstart", "Neste"), ("Samling 2", "Neste")),
    ],
)
def test_the_row_of_the_month_is_marked_or_else_the_next(open_phone, day, meeting, session):
    page = open_phone("", day)
    assert near(page, "#gruppe") == near(page, "#mote") == meeting
    assert near(page, "#samling") == session


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-11", 3), ("2026-11-12", 4), ("2027-05-20", None)],
)
def test_a_date_counts_until_its_day_is_over(open_phone, day, expected):
    page = open_phone("", day)
    page.evaluate(
        """days => {
            const rows = [...document.querySelectorAll("#mote .gr-row")];
            for (const row of rows) row.removeAttribute("aria-current");
            for (const [index, row] of rows.entries()) row.dataset.last = days[index];
            markNear();
        }""",
        [f"2026-{month:02}-11" for month in (8, 9, 10, 11, 12)]
        + [f"2027-{month:02}-13" for month in (1, 2, 3, 5)],
    )
    marked = page.locator("#mote [aria-current=date] .gr-row__title").all_text_contents()
    assert [title.strip().split(":")[0] for title in marked] == (
        [f"Lærermøte {expected}"] if expected else []
    )


def test_a_session_shows_its_whole_agenda_on_the_first_screen(open_phone):
    for name in SESSIONS:
        page = open_phone(f"leder/samling/{name}/")
        assert page.locator(".gr-runsheet--brief .gr-block").evaluate_all(BOTTOM) <= HEIGHT, name


def test_a_meeting_shows_whom_to_tell_and_its_first_blocks_on_the_first_screen(open_phone):
    for name in ("01-kartlegging", "05-internalisert", "06-eksternalisert"):
        page = open_phone(f"laerer/moter/{name}/")
        blocks = page.locator(".gr-runsheet--brief .gr-block")
        seen = blocks.evaluate_all(
            f"all => all.filter(one => one.getBoundingClientRect().bottom <= {HEIGHT}).length"
        )
        assert seen >= 4, name
        assert page.locator(".gr-brief__ways a").first.evaluate("one => one.hash") == "#bekymring"


def test_no_menu_has_two_entries_of_one_name(open_phone):
    page = open_phone("leder/samling/midt-1/")
    names = page.locator(".gr-nav .gr-nav__link, .gr-nav .gr-nav__title").evaluate_all(
        "all => all.filter(one => !one.closest('.gr-nav__toc')).map(one => one.textContent.trim())"
    )
    assert len(names) > 10
    assert sorted(set(names)) == sorted(names)
