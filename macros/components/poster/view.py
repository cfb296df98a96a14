"""Posters for the staff room: the year, a group's own year, and a theme; nothing that tells of any pupil."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.components.figure_year.view import wheel_of
from macros.drawing import Drawing
from macros.schema.base import PointGroup
from macros.schema.schedules import TeacherGroup
from macros.schema.teacher import Theme
from macros.site import Site
from macros.views.common import session_heading
from macros.views.dates import group_name, short_sitting_text
from macros.wording import capitalize, days_text, months_text, text
from macros.year.planner import PlannedMeeting, PlannedSession, Sitting, Year


@dataclass(frozen=True, kw_only=True)
class PosterRow:
    """Something that happens, and when."""

    when: str
    title: str


@dataclass(frozen=True, kw_only=True)
class PosterList:
    """A track's year in words."""

    title: str
    rows: tuple[PosterRow, ...]


@dataclass(frozen=True, kw_only=True)
class YearPoster:
    """A year for the wall: the wheel, and the same in words."""

    title: str
    whose: str
    """The municipality or the group, if it has a name."""
    drawing: Drawing
    lists: tuple[PosterList, ...]


@dataclass(frozen=True, kw_only=True)
class ThemePoster:
    """A theme on one sheet."""

    title: str
    kind: str
    try_this: str
    groups: tuple[PointGroup, ...]


def year_poster(site: Site, year: Year) -> YearPoster:
    """Return a year of all groups and of the leaders."""
    teachers = tuple(row for meeting in year.meetings for row in _meeting_rows(meeting))
    leaders = tuple(_session_row(session) for session in year.sessions)
    return YearPoster(
        title=_title(year),
        whose=site.course.local.municipality or "",
        drawing=wheel_of(year),
        lists=(
            PosterList(title=text("year.column.teachers"), rows=teachers),
            PosterList(title=text("year.column.leaders"), rows=leaders),
        ),
    )


def group_poster(site: Site, year: Year, group: TeacherGroup) -> YearPoster:
    """Return a group's own year."""
    rows = tuple(row for meeting in year.meetings for row in _group_rows(meeting, group))
    return YearPoster(
        title=_title(year),
        whose=group_name(site.course.local, group),
        drawing=wheel_of(year, group),
        lists=(PosterList(title=text("poster.meetings"), rows=rows),),
    )


def theme_poster(theme: Theme) -> ThemePoster:
    """Return a theme's points, and what to try."""
    return ThemePoster(
        title=theme.name,
        kind=text("kind.theme", number=theme.number),
        try_this=theme.try_this.text,
        groups=theme.groups,
    )


def _title(year: Year) -> str:
    if not year.calendar:
        return text("poster.year")
    return text("poster.dated_year", first=year.calendar.start.year, last=year.calendar.end.year)


def _meeting_rows(meeting: PlannedMeeting) -> Iterator[PosterRow]:
    page = meeting.entry.page
    days = [sitting.date for sitting in meeting.dates]
    when = days_text(min(days), max(days)) if days else months_text(meeting.months)
    yield PosterRow(when=capitalize(when), title=page.title)
    later = [sitting.date for sitting in meeting.follow_ups]
    if later:
        yield PosterRow(
            when=days_text(min(later), max(later)), title=capitalize(text("figure.year.follow_up"))
        )


def _session_row(session: PlannedSession) -> PosterRow:
    when = days_text(session.date, session.date) if session.date else months_text(session.months)
    return PosterRow(when=capitalize(when), title=session_heading(session))


def _group_rows(meeting: PlannedMeeting, group: TeacherGroup) -> Iterator[PosterRow]:
    """Yield each sitting of a group with its hour; a meeting without a day with its months."""
    title = meeting.entry.page.title
    held = [sitting for sitting in meeting.dates if sitting.group is group]
    if not held:
        yield PosterRow(when=capitalize(months_text(meeting.months)), title=title)
    for sitting in held:
        named = text("poster.part", title=title, part=sitting.part) if held[1:] else title
        yield _sitting_row(sitting, named)
    for sitting in meeting.follow_ups:
        if sitting.group is group:
            yield _sitting_row(sitting, capitalize(text("figure.year.follow_up")))


def _sitting_row(sitting: Sitting, title: str) -> PosterRow:
    return PosterRow(when=capitalize(short_sitting_text(sitting)), title=title)
