"""The front page's ways in: every meeting and session once, and links to what there is."""

import pytest
from bs4 import BeautifulSoup
from markup import to_html
from municipal_year import LEADERS, YEAR, group
from real import real_site

from macros.components.ways_in.view import ways_in
from macros.render import render

FRONT = "index.md"


def ways(**local):
    site = real_site(**local)
    return site, ways_in(site, site.course.pages[FRONT])


def links_of(view):
    rows = [*view.member, *view.meetings, *view.sessions]
    return [
        *(goto for row in rows for goto in (row.goto, *row.links)),
        *view.tries,
        *view.settle,
        *view.technique,
        *view.more,
    ]


@pytest.mark.parametrize("count", [6, 7, 8])
def test_there_is_a_row_for_each_meeting_and_each_session_of_the_year(count):
    _, view = ways(leader_sessions=count)
    numbers = [f"Lærermøte {number}" for number in range(1, 9)]
    for rows in (view.member, view.meetings):
        assert [row.goto.title.split(":")[0] for row in rows] == ["Felles oppstart", *numbers]
    assert [row.goto.title.split(":")[0] for row in view.sessions] == [
        f"Samling {number}" for number in range(1, count + 1)
    ]
    assert len(view.tries) == 6


def test_each_row_leads_to_the_leaders_page_the_print_and_the_screen():
    _, view = ways()
    for row in (*view.meetings, *view.sessions):
        assert [goto.title for goto in row.links] == ["Led", "Skriv ut", "Storskjerm"]
    assert {goto.title for row in view.member for goto in row.links} == {"Var du borte?"}


@pytest.mark.parametrize("count", [6, 8])
def test_every_link_leads_to_a_page_and_a_place_on_it(count):
    site, view = ways(leader_sessions=count)
    printed = {
        track: BeautifulSoup(
            to_html(render(site, "print_list", f"{track}/utskrift.md", track)), "html.parser"
        )
        for track in ("laerer", "leder")
    }
    for goto in links_of(view):
        assert goto.path in site.course.pages
        if goto.anchor.startswith("bunker-"):
            assert printed[goto.path.split("/")[0]].find(id=goto.anchor), goto


def test_no_two_meetings_are_in_one_month():
    _, view = ways()
    assert [row.when for row in view.meetings] == [
        "August",
        "September",
        "Oktober",
        "November",
        "Desember",
        "Januar",
        "Februar",
        "Mars",
        "Mai eller juni",
    ]


def test_a_municipality_with_dates_has_the_days_and_the_last_of_them():
    groups = (group(), group("torsdag", "b"))
    site, view = ways(school_year=YEAR, teacher_groups=groups, leader_sessions_at=LEADERS)
    for meeting, row in zip(site.year.meetings, view.meetings, strict=True):
        days = [sitting.date for sitting in meeting.dates]
        assert row.last == (max(days).isoformat() if days else "")
        assert all(str(day.day) in row.when for day in (min(days), max(days))) if days else row.when
