"""When groups and leaders meet, and for how long, in words: for heads of pages, plans and calendars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.schema.local import Local
from macros.schema.schedules import TeacherGroup
from macros.wording import (
    capitalize,
    day_text,
    days_text,
    listing,
    meets_text,
    minutes_text,
    months_text,
    span,
    text,
)
from macros.year.planner import PlannedMeeting, PlannedSession, Sitting, Year
from macros.year.schools import has_many_groups


@dataclass(frozen=True, kw_only=True)
class GroupDates:
    """A group's sittings of a meeting, and the follow-up."""

    name: str
    lines: tuple[str, ...]


def group_name(local: Local, group: TeacherGroup) -> str:
    """Return what a group is called: its school and its name, or its id when the school has several groups."""
    all_groups = {each.id: each for year in local.years for each in year.teacher_groups}
    all_groups |= {each.id: each for each in local.teacher_groups}
    is_alone = sum(other.school == group.school for other in all_groups.values()) == 1
    if is_alone and not group.name:
        return group.school
    return text("group.name", school=group.school, id=group.name or group.id)


def dated_groups(year: Year) -> tuple[TeacherGroup, ...]:
    """Return the groups that have days of their own; with a single one, its days stand wherever all are told of."""
    found = {sitting.group.id: sitting.group for meeting in year.meetings for sitting in meeting.dates}
    return tuple(found.values()) if len(found) > 1 else ()


def sitting_text(sitting: Sitting) -> str:
    """Write a sitting's date and time."""
    return meets_text(sitting.date, sitting.start, sitting.minutes)


def short_sitting_text(sitting: Sitting) -> str:
    """Write a sitting's date and time where the year is known."""
    time = span(0, sitting.minutes, sitting.start)
    return text("date.at", date=day_text(sitting.date), time=time)


def session_when(session: PlannedSession) -> str:
    """Return a session's date and time, or its months as long as there is no date."""
    if session.coming:
        return meets_text(*session.coming, session.document.minutes)
    return months_text(session.months)


def session_when_this_year(session: PlannedSession) -> str:
    """Return when a session is held this year, and when it comes again where that is announced."""
    if not session.next_date:
        return session_when(session)
    this = session_when(replace(session, next_date=None, next_start=None))
    return text("year.again", when=this, again=session_when(session))


def meeting_when(meeting: PlannedMeeting) -> str:
    """Return when a meeting is held: for all at once, from the first group to the last, or its months."""
    if not meeting.dates:
        return months_text(meeting.months)
    together = dict.fromkeys(map(sitting_text, meeting.dates))
    if len(together) == len(meeting.parts):
        return listing(list(together))
    days = [sitting.date for sitting in meeting.dates]
    return text("date.differs", days=days_text(min(days), max(days)))


def meeting_length(meeting: PlannedMeeting) -> str:
    """Say how long a meeting lasts, or each of its parts."""
    length, parts = minutes_text(meeting.minutes), len(meeting.parts)
    return text("fact.parts", count=parts, length=length) if parts > 1 else length


def dates_of_groups(
    meeting: PlannedMeeting, local: Local, groups: Sequence[TeacherGroup]
) -> tuple[GroupDates, ...]:
    """Return each group's dates, when they say more than `meeting_when`."""
    if has_many_groups(local):
        return ()
    together = {sitting_text(sitting) for sitting in meeting.dates}
    if len(together) <= len(meeting.parts) and not meeting.follow_ups:
        return ()
    return tuple(
        GroupDates(name=group_name(local, group), lines=tuple(_lines(meeting, group)))
        for group in groups
        if any(sitting.group is group for sitting in meeting.dates)
    )


def _lines(meeting: PlannedMeeting, group: TeacherGroup) -> list[str]:
    lines = []
    for sitting in (held for held in meeting.dates if held.group is group):
        when = short_sitting_text(sitting)
        is_whole = len(meeting.parts) == 1
        lines.append(when if is_whole else text("date.part", part=sitting.part, when=when))
    found = (sitting for sitting in meeting.follow_ups if sitting.group is group)
    lines += [text("date.follow_up", when=short_sitting_text(sitting)) for sitting in found]
    return [capitalize(line) for line in lines]
