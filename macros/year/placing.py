"""A school year and who meets in it in, the days of what they hold out, and what there was to choose among.

What ought not be, such as teachers and leaders of one school on one day, is avoided where it can be.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from macros.schema.schedules import LeaderSchedule, TeacherGroup
from macros.year.calendars import YearDays
from macros.year.dates import Days, Gathering, NoRoomError, spread
from macros.year.planner import PlannedMeeting, PlannedSession
from macros.year.schoolyear import SchoolCalendar, windows
from macros.year.turns import share_months

SQUEEZED, CLOSED_SOMEWHERE, CLASH = 10**6, 10**8, 10**10
"""What it costs to meet on a day squeezed in, on one when a school is closed, and on the leaders' own."""
A_WEEK = 7


class Wanted(NamedTuple):
    """A session or a meeting to find days for: its number, its months, and in how many parts it is held."""

    number: int
    months: Sequence[int]
    parts: int = 1
    rest: int = 0
    """The days that must pass before the next."""


def wanted_sessions(sessions: Sequence[PlannedSession]) -> list[Wanted]:
    """Return what the leaders need days for."""
    return [
        Wanted(each.number, share_months(each.document.months, each.turn, each.turns)) for each in sessions
    ]


def wanted_meetings(meetings: Sequence[PlannedMeeting]) -> list[Wanted]:
    """Return what a group of teachers needs days for; the common start is everybody's."""
    pages = [(meeting.entry.page, len(meeting.parts)) for meeting in meetings]
    return [
        Wanted(page.number, page.months, parts, page.follow_up.weeks * A_WEEK if page.follow_up else 0)
        for page, parts in pages
        if page.number
    ]


def place_sessions(
    days: YearDays, schedule: LeaderSchedule, sessions: Sequence[PlannedSession]
) -> tuple[date, ...]:
    """Return the day of each session; raises NoRoomError when the year cannot hold them."""
    asked = gatherings(days, schedule, wanted_sessions(sessions))
    costs = dict.fromkeys(chain.from_iterable(group.dates.values() for group in days.groups), CLASH)
    possible = days.common.days(schedule.weekday)
    costs |= {day: CLOSED_SOMEWHERE for day in possible if days.day_off_somewhere(day) and day not in costs}
    return tuple(day for (day,) in _place(asked, possible, days.common, costs))


def place_meetings(
    days: YearDays, group: TeacherGroup, meetings: Sequence[PlannedMeeting], taken: Collection[date]
) -> tuple[Days, ...]:
    """Return the days of each numbered meeting of a group; raises NoRoomError, too."""
    asked = gatherings(days, group, wanted_meetings(meetings))
    calendar = days.at(group.school)
    return _place(asked, possible_days(days, group), calendar, dict.fromkeys(taken, CLASH))


def possible_days(days: YearDays, schedule: LeaderSchedule | TeacherGroup) -> tuple[date, ...]:
    """Return the days on which one may meet at all."""
    if isinstance(schedule, LeaderSchedule):
        return days.common.days(schedule.weekday)
    open_days = days.at(schedule.school).days(schedule.weekday)
    return tuple(day for day in open_days if schedule.may_meet(day))


def gatherings(
    days: YearDays, schedule: LeaderSchedule | TeacherGroup, wanted: Sequence[Wanted]
) -> list[Gathering]:
    """Return the windows of what is wanted, in this year, with the dates that are given."""
    found = []
    calendar = days.common
    for window, each in zip(windows([each.months for each in wanted]), wanted, strict=True):
        first, last = calendar.bounds(window)
        found.append(
            Gathering(
                first=first,
                last=last,
                sittings=each.parts,
                given=days.given(schedule, each.number, window),
                ends_season=calendar.is_before(window),
                rest=each.rest,
            )
        )
    return found


def _place(
    asked: Sequence[Gathering], possible: Sequence[date], calendar: SchoolCalendar, costs: dict[date, int]
) -> tuple[Days, ...]:
    """Choose days at no cost, or, where there are too few of those, at the least there is."""
    costs |= {day: SQUEEZED for day in possible if day not in costs and calendar.squeezed_in(day)}
    with_room = [day for day in possible if day not in costs]
    try:
        return spread(asked, with_room)
    except NoRoomError:
        return spread(asked, possible, costs)
