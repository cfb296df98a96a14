"""The dates of all teacher groups, as one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.schema.local import Local
from macros.schema.schedules import TeacherGroup
from macros.views.dates import group_name
from macros.wording import capitalize, clock, listing, span, text
from macros.year.planner import Sitting, Year
from macros.year.schools import has_many_groups
from macros.year.schoolyear import WEEKDAYS


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """A group: its weekday and hour, and its dates, meeting by meeting."""

    name: str
    at: str
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GroupTable:
    """The dates of all groups."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[GroupRow, ...]


def group_table(year: Year, local: Local, *, of_school: bool = False) -> GroupTable | None:
    """Return every group's dates, if there are any, and not more than a page can show unless one school is wanted."""
    columns: dict[str, Sequence[Sitting]] = {}
    for meeting in year.meetings:
        if meeting.dates:
            number = meeting.entry.page.number
            name = text("year.meeting", number=number) if number else meeting.entry.page.title
            columns[name] = meeting.dates
        if meeting.follow_ups:
            columns[text("year.follow_up")] = meeting.follow_ups
    if not columns or not year.calendar or (has_many_groups(local) and not of_school):
        return None
    years = text("word.range", first=year.calendar.start.year, last=year.calendar.end.year)
    rows = (_group_row(local, group, columns.values()) for group in year.groups)
    return GroupTable(
        caption=text("year.groups_caption", year=years), columns=tuple(columns), rows=tuple(rows)
    )


def _group_row(local: Local, group: TeacherGroup, columns: Iterable[Sequence[Sitting]]) -> GroupRow:
    cells = [[sitting for sitting in column if sitting.group is group] for column in columns]
    lengths = [sitting.minutes for sitting in cells[-1]]
    return GroupRow(
        name=group_name(local, group),
        at=capitalize(_meets_at(group, lengths[0] if lengths else None)),
        cells=tuple(listing([_short(sitting) for sitting in cell]) for cell in cells),
    )


def _meets_at(group: TeacherGroup, minutes: int | None) -> str:
    """Write a group's weekday and hours: `onsdager i oddetallsuker kl. 14:30–16:00`."""
    write = (lambda hour: span(0, minutes, hour)) if minutes else clock
    weekday = text("year.weekdays", weekday=text(f"weekday.{WEEKDAYS.index(group.weekday)}"))
    if group.weeks:
        weekday = text("year.in_weeks", weekdays=weekday, weeks=text(f"weeks.{group.weeks}"))
    usual = group.starts.get(group.weeks, group.start) if group.weeks else group.start
    other = [
        text("year.at_in_weeks", weeks=text(f"weeks.{week}"), time=write(hour))
        for week, hour in sorted(group.starts.items())
        if hour != usual
    ]
    return ", ".join([text("year.at", weekdays=weekday, time=write(usual)), *other])


def _short(sitting: Sitting) -> str:
    """Write a date by numbers, with its weekday and its hour when those are not the group's own."""
    day = text("year.date", day=sitting.date.day, month=sitting.date.month)
    weekday = sitting.date.weekday()
    if weekday != WEEKDAYS.index(sitting.group.weekday):
        day = text("year.other_day", weekday=text(f"weekday.{weekday}"), date=day)
    is_usual = sitting.start in sitting.group.hours
    return day if is_usual else text("year.other_hour", date=day, time=clock(sitting.start))
