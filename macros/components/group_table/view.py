"""The dates of all teacher groups, as one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.schema.local import Local, TeacherGroup
from macros.views.dates import group_name
from macros.wording import capitalize, clock, listing, span, text
from macros.year.planner import Sitting, Year
from macros.year.schools import has_many_groups


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
            columns[text("year.meeting", number=meeting.entry.page.number)] = meeting.dates
        if meeting.follow_ups:
            columns[text("year.follow_up")] = meeting.follow_ups
    if not columns or not year.calendar or (has_many_groups(local) and not of_school):
        return None
    years = text("word.range", first=year.calendar.start.year, last=year.calendar.end.year)
    rows = (_group_row(local, group, columns.values()) for group in local.teacher_groups)
    return GroupTable(
        caption=text("year.groups_caption", year=years), columns=tuple(columns), rows=tuple(rows)
    )


def _group_row(local: Local, group: TeacherGroup, columns: Iterable[Sequence[Sitting]]) -> GroupRow:
    cells = [[sitting for sitting in column if sitting.group is group] for column in columns]
    lengths = [sitting.minutes for sitting in cells[-1]]
    time = span(0, lengths[0], group.start) if lengths else clock(group.start)
    return GroupRow(
        name=group_name(local, group),
        at=capitalize(text("year.at", weekday=group.weekday, time=time)),
        cells=tuple(listing([_short(sitting) for sitting in cell]) for cell in cells),
    )


def _short(sitting: Sitting) -> str:
    """Write a date by numbers, with its weekday when that is not the group's own."""
    day = text("year.date", day=sitting.date.day, month=sitting.date.month)
    weekday = text(f"weekday.{sitting.date.weekday()}")
    return day if weekday == sitting.group.weekday else text("year.other_day", weekday=weekday, date=day)
