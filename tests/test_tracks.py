"""Two tracks, one year: what each side sees of the other."""

import pytest
from real import real_site

from macros.year.schoolyear import Window, windows
from macros.year.tracks import meetings_around, session_during, side_by_side


def test_windows_are_counted_from_august_and_the_first_may_lie_before_it():
    assert windows([(5, 6), (8,), (10, 11), (4,)]) == [
        Window(-3, -2),
        Window(0, 0),
        Window(2, 3),
        Window(8, 8),
    ]


def test_a_window_may_cross_the_turn_of_the_year():
    assert windows([(12, 1), (2,)]) == [Window(4, 5), Window(6, 6)]


def _number(meeting):
    return meeting and meeting.entry.page.number


@pytest.mark.parametrize(
    ("session", "done", "coming"),
    [(1, None, 0), (2, 0, 1), (3, 2, 3), (4, 4, 5), (5, 6, 7), (6, 7, 8)],
)
def test_leaders_see_what_teachers_have_done_and_do_next(session, done, coming):
    year = real_site().year
    assert tuple(map(_number, meetings_around(year, year.sessions[session - 1]))) == (done, coming)


def test_teachers_see_the_session_of_their_time():
    year = real_site().year
    sessions = [session_during(year, meeting).number for meeting in year.meetings]
    assert sessions == [2, 2, 3, 3, 4, 4, 5, 5, 6]


@pytest.mark.parametrize("sessions", [6, 7, 8])
def test_side_by_side_holds_every_meeting_and_session_once_in_order(sessions):
    year = real_site(leader_sessions=sessions).year
    rows = side_by_side(year)
    assert [meeting for row in rows for meeting in row.meetings] == list(year.meetings)
    assert [session for row in rows for session in row.sessions] == list(year.sessions)
    assert rows[0].month == 5
    assert len({row.month for row in rows[1:]}) == len(rows) - 1


def test_every_meeting_tells_leaders_what_to_provide():
    assert [
        meeting.entry.page.number
        for meeting in real_site().year.meetings
        if not meeting.entry.page.leaders_provide
    ] == []
