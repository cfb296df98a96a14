"""The course in, the whole year out: the planner's sessions and meetings, each with its dates.

Without a school year there are none. Those whose year cannot hold what they are to hold get none
either, and `checks.dates` says what is short. Of several school years the first is the one that is on.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from macros.course import Course
from macros.schema.schedules import TeacherGroup
from macros.year.calendars import YearDays, year_days
from macros.year.dates import Days, NoRoomError
from macros.year.months import share_out
from macros.year.placing import place_meetings, place_sessions, wanted_meetings
from macros.year.planner import PlannedMeeting, Sitting, Year, plan_meeting, plan_sessions
from macros.year.schoolyear import SchoolCalendar
from macros.year.tracks import meeting_windows, session_windows

Dates = dict[int, Days]
"""The days of each meeting, by its number."""


def plan_year(course: Course) -> Year:
    """Plan the whole course; raises DoesNotFitError for content that a check would refuse."""
    local = course.local
    sessions = tuple(plan_sessions(course))
    months = share_out([entry.page.months for entry in course.meetings])
    meetings = tuple(
        replace(plan_meeting(entry, course), months=own)
        for entry, own in zip(course.meetings, months, strict=True)
    )
    with_extra = {session.extra_time_school for session in sessions}
    waiting = tuple(school for school in local.schools if school not in with_extra)
    has_turns = any(session.extra_time_school for session in sessions)
    undated = Year(sessions=sessions, meetings=meetings, first_next_year=waiting if has_turns else ())
    years = year_days(local)
    if not years:
        return undated
    # Leaders first, in every year: their first session of the next lies where this year's groups meet.
    led = [_date_sessions(undated, days) for days in years]
    taken = frozenset(session.date for year in led for session in year.sessions if session.date)
    first, *later = (_date_meetings(year, taken) for year in led)
    return replace(_announce(first, later), later=tuple(later))


def _announce(year: Year, later: Sequence[Year]) -> Year:
    """Let what was held before the year began be announced with its day before the next one."""
    windows = session_windows(year)
    calendar = year.calendar
    if not later or not calendar:
        return year
    sessions = tuple(
        replace(session, next_date=coming.date, next_start=coming.start)
        if calendar.is_before(window)
        else session
        for session, coming, window in zip(year.sessions, later[0].sessions, windows, strict=True)
    )
    return replace(year, sessions=sessions)


def _date_sessions(undated: Year, days: YearDays) -> Year:
    """Give the sessions of a year their days, and where it begins late, their months."""
    year = replace(undated, days=days)
    if days.common.is_late:
        year = _say_late_months(year, days.common)
    schedule = days.leaders
    if not schedule:
        return year
    sessions = tuple(replace(session, start=schedule.start) for session in year.sessions)
    with suppress(NoRoomError):
        found = place_sessions(days, schedule, undated.sessions)
        sessions = tuple(replace(session, date=day) for session, day in zip(sessions, found, strict=True))
    return replace(year, sessions=sessions)


def _say_late_months(year: Year, calendar: SchoolCalendar) -> Year:
    """Say of each gathering the months that it lies in when the year begins late."""
    sessions = tuple(
        replace(session, months=_months_of(*calendar.bounds(window)))
        for session, window in zip(year.sessions, session_windows(year), strict=True)
    )
    meetings = tuple(
        replace(meeting, months=_months_of(*calendar.bounds(window)))
        for meeting, window in zip(year.meetings, meeting_windows(year), strict=True)
    )
    return replace(year, sessions=sessions, meetings=meetings)


def _months_of(first: date, last: date) -> tuple[int, ...]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple((first.month - 1 + offset) % 12 + 1 for offset in range(count))


def _date_meetings(year: Year, taken: frozenset[date]) -> Year:
    """Give each meeting the days of every group that has them."""
    days = year.days
    assert days, "a year with dates has days"
    wanted = wanted_meetings(year.meetings)
    groups = []
    for group in days.groups:
        with suppress(NoRoomError):
            found = place_meetings(days, group, year.meetings, taken)
            dates = {each.number: choice for each, choice in zip(wanted, found, strict=True)}
            groups.append(_Dated(group=group, days=days, dates=dates, taken=taken))
    return replace(year, meetings=tuple(_date_meeting(meeting, groups) for meeting in year.meetings))


def _date_meeting(meeting: PlannedMeeting, groups: Sequence[_Dated]) -> PlannedMeeting:
    sittings = tuple(sitting for group in groups for sitting in group.sittings(meeting))
    follow_ups = tuple(sitting for group in groups for sitting in group.follow_ups(meeting))
    return replace(meeting, dates=sittings, follow_ups=follow_ups)


@dataclass(frozen=True, kw_only=True)
class _Dated:
    """A group with the days of its meetings."""

    group: TeacherGroup
    days: YearDays
    dates: Dates
    taken: frozenset[date]

    def sittings(self, meeting: PlannedMeeting) -> list[Sitting]:
        """Return when the group holds each part of a meeting, the common start among them."""
        number = meeting.entry.page.number
        if number:
            return [self._sit(meeting.minutes, day, part) for part, day in enumerate(self.dates[number], 1)]
        given = self.group.dates.get("0")
        if given:
            return [self._sit(meeting.minutes, given)]
        found = self.days.common_start(self.group.school)
        return [self._sit(meeting.minutes, found[0], start=found[1])] if found else []

    def follow_ups(self, meeting: PlannedMeeting) -> list[Sitting]:
        """Return when the group meets briefly some weeks after a meeting."""
        follow_up = meeting.entry.page.follow_up
        if not follow_up or not meeting.entry.page.number:
            return []
        earliest = self.dates[meeting.entry.page.number][-1] + timedelta(weeks=follow_up.weeks)
        calendar = self.days.at(self.group.school)
        possible = (
            day
            for day in calendar.days(self.group.weekday)
            if day >= earliest and day not in self.taken and self.group.may_meet(day)
        )
        return [self._sit(follow_up.minutes, day) for day in [*possible][:1]]

    def _sit(self, minutes: int, day: date, part: int = 1, start: time | None = None) -> Sitting:
        begins = start or self.group.start_on(day)
        return Sitting(group=self.group, part=part, date=day, minutes=minutes, start=begins)
