"""The course in, the whole year out: the planner's sessions and meetings, each with its dates.

Without a school year there are none. Those whose year cannot hold what they are to hold get none
either, and `checks.dates` says what is short.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from macros.course import Course
from macros.schema.local import LeaderSchedule, TeacherGroup
from macros.year.dates import Days, Gathering, NoRoomError, spread
from macros.year.months import share_out
from macros.year.planner import PlannedMeeting, PlannedSession, Sitting, Year, plan_meeting, plan_sessions
from macros.year.schoolyear import SchoolCalendar, school_calendar, windows


class Wanted(NamedTuple):
    """A session or a meeting to find days for: its number, its months, and in how many parts it is held."""

    number: int
    months: Sequence[int]
    parts: int = 1


def plan_year(course: Course) -> Year:
    """Plan the whole course; raises DoesNotFitError for content that a check would refuse."""
    local = course.local
    sessions = tuple(plan_sessions(course))
    months = share_out([entry.page.months for entry in course.meetings])
    meetings = tuple(
        replace(plan_meeting(entry, course), months=own)
        for entry, own in zip(course.meetings, months, strict=True)
    )
    calendar = school_calendar(local.school_year) if local.school_year else None
    if calendar:
        if local.leader_sessions_at:
            sessions = _date_sessions(sessions, local.leader_sessions_at, calendar)
        meetings = _date_meetings(meetings, local.teacher_groups, calendar)
    with_extra = {session.extra_time_school for session in sessions}
    waiting = tuple(school for school in local.schools if school not in with_extra)
    has_turns = any(session.extra_time_school for session in sessions)
    return Year(
        sessions=sessions,
        meetings=meetings,
        first_next_year=waiting if has_turns else (),
        calendar=calendar,
    )


def wanted_sessions(sessions: Sequence[PlannedSession]) -> list[Wanted]:
    """Return what the leaders need days for."""
    return [Wanted(session.number, session.months) for session in sessions]


def wanted_meetings(meetings: Sequence[PlannedMeeting]) -> list[Wanted]:
    """Return what a group of teachers needs days for; the common start is everybody's."""
    return [
        Wanted(meeting.entry.page.number, meeting.entry.page.months, len(meeting.parts))
        for meeting in meetings
        if meeting.entry.page.number
    ]


def plan_dates(
    calendar: SchoolCalendar, schedule: LeaderSchedule | TeacherGroup, wanted: Sequence[Wanted]
) -> tuple[Days, ...]:
    """Return the days of each gathering; raises NoRoomError when the year cannot hold them."""
    return spread(gatherings(calendar, schedule, wanted), calendar.days(schedule.weekday))


def gatherings(
    calendar: SchoolCalendar, schedule: LeaderSchedule | TeacherGroup, wanted: Sequence[Wanted]
) -> list[Gathering]:
    """Return the windows of what is wanted, in this year, with the dates that are given."""
    found = []
    for window, (number, _, parts) in zip(windows([each.months for each in wanted]), wanted, strict=True):
        day = schedule.dates.get(str(number))
        first, last = calendar.bounds(window)
        found.append(
            Gathering(
                first=first, last=last, sittings=parts, given=day, ends_season=calendar.is_before(window)
            )
        )
    return found


def _date_sessions(
    sessions: tuple[PlannedSession, ...], schedule: LeaderSchedule, calendar: SchoolCalendar
) -> tuple[PlannedSession, ...]:
    with suppress(NoRoomError):
        found = plan_dates(calendar, schedule, wanted_sessions(sessions))
        return tuple(replace(session, date=day) for session, (day,) in zip(sessions, found, strict=True))
    return sessions


def _date_meetings(
    meetings: tuple[PlannedMeeting, ...], groups: Sequence[TeacherGroup], calendar: SchoolCalendar
) -> tuple[PlannedMeeting, ...]:
    """Give each meeting the days of every group that has them."""
    wanted = wanted_meetings(meetings)
    days: dict[str, dict[int, Days]] = {}
    for group in groups:
        with suppress(NoRoomError):
            found = plan_dates(calendar, group, wanted)
            days[group.id] = {each.number: choice for each, choice in zip(wanted, found, strict=True)}
    dated = [group for group in groups if group.id in days]
    return tuple(_date_meeting(meeting, dated, days, calendar) for meeting in meetings)


def _date_meeting(
    meeting: PlannedMeeting,
    groups: Sequence[TeacherGroup],
    days: dict[str, dict[int, Days]],
    calendar: SchoolCalendar,
) -> PlannedMeeting:
    number, follow_up = meeting.entry.page.number, meeting.entry.page.follow_up
    sittings, follow_ups = [], []
    for group in groups if number else ():
        held = days[group.id][number]
        sittings += [
            Sitting(group=group, part=part, date=day, minutes=meeting.minutes)
            for part, day in enumerate(held, 1)
        ]
        if follow_up:
            earliest = held[-1] + timedelta(weeks=follow_up.weeks)
            day = next((day for day in calendar.days(group.weekday) if day >= earliest), None)
            follow_ups += [Sitting(group=group, part=1, date=day, minutes=follow_up.minutes)] if day else []
    return replace(meeting, dates=tuple(sittings), follow_ups=tuple(follow_ups))
