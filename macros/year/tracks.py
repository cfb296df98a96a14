"""Two tracks, one year: what the teachers do while the leaders meet, and the other way round.

In: the planned year. Out: its steps in the order of the school year, which begins in August.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from macros.year.months import share_out
from macros.year.planner import PlannedMeeting, PlannedSession, Year
from macros.year.schoolyear import FIRST_MONTH, MONTHS, SchoolCalendar, Window, windows
from macros.year.turns import share_months


@dataclass(frozen=True)
class MonthRow:
    """What begins in a month, on both tracks."""

    month: int
    meetings: tuple[PlannedMeeting, ...]
    sessions: tuple[PlannedSession, ...]


def meetings_around(
    year: Year, session: PlannedSession
) -> tuple[PlannedMeeting | None, PlannedMeeting | None]:
    """Return the meeting that teacher groups have just had when leaders meet, and their next."""
    here = session_windows(year)[session.number - 1]
    placed = zip(year.meetings, meeting_windows(year), strict=True)
    done = sum(window.end <= here.start for _, window in placed)
    meetings = (None, *year.meetings, None)
    return meetings[done], meetings[done + 1]


def session_during(year: Year, meeting: PlannedMeeting) -> PlannedSession | None:
    """Return the leader session that lies in a meeting's window, or else the one before it."""
    window = meeting_windows(year)[year.meetings.index(meeting)]
    placed = zip(year.sessions, session_windows(year), strict=True)
    return next((session for session, here in reversed(list(placed)) if here.start <= window.end), None)


def side_by_side(year: Year) -> tuple[MonthRow, ...]:
    """Return the year month by month, with what begins in each."""
    meetings = list(zip(year.meetings, meeting_windows(year), strict=True))
    sessions = list(zip(year.sessions, session_windows(year), strict=True))
    starts = sorted({window.start for _, window in [*meetings, *sessions]})
    return tuple(
        MonthRow(
            (start + FIRST_MONTH - 1) % MONTHS + 1,
            tuple(meeting for meeting, window in meetings if window.start == start),
            tuple(session for session, window in sessions if window.start == start),
        )
        for start in starts
    )


def session_windows(year: Year) -> list[Window]:
    """Return when each session lies, in months from August."""
    return windows([share_months(each.document.months, each.turn, each.turns) for each in year.sessions])


def meeting_windows(year: Year) -> list[Window]:
    """Return when each meeting lies, in months from August."""
    return windows(share_out([meeting.entry.page.months for meeting in year.meetings]))


@dataclass(frozen=True, kw_only=True)
class DatedRow:
    """A place in the year: days, or the months they are to be found in, and what they hold."""

    first: date
    last: date
    months: tuple[int, ...] = ()
    """Empty when the days are known."""
    meeting: PlannedMeeting | None = None
    part: int = 1
    """Which of the meeting's parts this is."""
    is_follow_up: bool = False
    session: PlannedSession | None = None
    pause: str | None = None
    """The name of a break."""


def in_order(year: Year) -> list[DatedRow]:
    """Return all that happens in a school year on both tracks, and the breaks, from first to last."""
    assert year.days, "without a school year nothing lies between days"
    calendar = year.days.common
    found = [
        DatedRow(first=first, last=last, pause=name)
        for first, last, name in year.days.shown_breaks
        if last >= calendar.start
    ]
    for session, window in zip(year.sessions, session_windows(year), strict=True):
        days = [session.date] if session.date else []
        first, last, months = _stretch(days, window, calendar, session.months)
        found.append(DatedRow(first=first, last=last, months=months, session=session))
    for meeting, window in zip(year.meetings, meeting_windows(year), strict=True):
        for part in meeting.parts:
            days = [sitting.date for sitting in meeting.dates if sitting.part == part.number]
            first, last, months = _stretch(days, window, calendar, meeting.months)
            found.append(DatedRow(first=first, last=last, months=months, meeting=meeting, part=part.number))
        days = [sitting.date for sitting in meeting.follow_ups]
        if days:
            found.append(DatedRow(first=min(days), last=max(days), meeting=meeting, is_follow_up=True))
    return sorted(found, key=lambda row: (row.first, row.last))


def _stretch(
    days: Sequence[date], window: Window, calendar: SchoolCalendar, months: tuple[int, ...]
) -> tuple[date, date, tuple[int, ...]]:
    if days:
        return min(days), max(days), ()
    return *calendar.bounds(window), months
