"""Two tracks, one year: what the teachers do while the leaders meet, and the other way round.

In: the planned year. Out: its steps in the order of the school year, which begins in August.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.planner import PlannedMeeting, Session, Year

FIRST_MONTH, MONTHS = 8, 12


@dataclass(frozen=True)
class Window:
    """A stretch of months, counted from August of the school year; before it, below 0."""

    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """What begins in a month, on both tracks."""

    month: int
    meetings: tuple[PlannedMeeting, ...]
    sessions: tuple[Session, ...]


def windows(months: Sequence[Sequence[int]]) -> list[Window]:
    """Place windows of month numbers, given in their order, in one year.

    The last lies where its months say; one that would come after its successor lies the year before.
    """
    placed: list[Window] = []
    for window in reversed(months):
        start = (window[0] - FIRST_MONTH) % MONTHS
        end = start + (window[-1] - window[0]) % MONTHS
        shift = MONTHS if placed and start > placed[-1].start else 0
        placed.append(Window(start - shift, end - shift))
    return placed[::-1]


def meetings_around(year: Year, session: Session) -> tuple[PlannedMeeting | None, PlannedMeeting | None]:
    """Return the meeting that teacher groups have just had when leaders meet, and their next."""
    here = _session_windows(year)[session.number - 1]
    placed = zip(year.meetings, _meeting_windows(year), strict=True)
    done = sum(window.end <= here.start for _, window in placed)
    meetings = (None, *year.meetings, None)
    return meetings[done], meetings[done + 1]


def session_during(year: Year, meeting: PlannedMeeting) -> Session | None:
    """Return the leader session that lies in a meeting's window, or else the one before it."""
    window = _meeting_windows(year)[year.meetings.index(meeting)]
    placed = zip(year.sessions, _session_windows(year), strict=True)
    return next((session for session, here in reversed(list(placed)) if here.start <= window.end), None)


def side_by_side(year: Year) -> tuple[Row, ...]:
    """Return the year month by month, with what begins in each."""
    meetings = list(zip(year.meetings, _meeting_windows(year), strict=True))
    sessions = list(zip(year.sessions, _session_windows(year), strict=True))
    starts = sorted({window.start for _, window in [*meetings, *sessions]})
    return tuple(
        Row(
            (start + FIRST_MONTH - 1) % MONTHS + 1,
            tuple(meeting for meeting, window in meetings if window.start == start),
            tuple(session for session, window in sessions if window.start == start),
        )
        for start in starts
    )


def _session_windows(year: Year) -> list[Window]:
    return windows([session.months for session in year.sessions])


def _meeting_windows(year: Year) -> list[Window]:
    return windows([meeting.entry.page.months for meeting in year.meetings])
