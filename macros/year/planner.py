"""The course in, sessions and meetings out, with their times, films and turns; `schedule` dates them.

Pure arithmetic on frozen data: no files, no clock, no HTML.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.course import Course, Entry
from macros.schema.leader import LeaderSession
from macros.schema.local import Local
from macros.schema.schedules import TeacherGroup
from macros.schema.session import SessionPage
from macros.schema.teacher import Meeting
from macros.year.allocate import fit_blocks, shortest_length
from macros.year.calendars import YearDays
from macros.year.films import ShownFilm, show_film
from macros.year.needs import agenda_items, meeting_items
from macros.year.parts import name_parts
from macros.year.schoolyear import SchoolCalendar
from macros.year.slots import DoesNotFitError, Part
from macros.year.turns import films_in_turn, has_partner, number_sessions, session_pages, share_months


@dataclass(frozen=True, kw_only=True)
class PlannedSession:
    """One leader session: a document used at a place in the year."""

    number: int
    total: int
    entry: Entry[LeaderSession]
    """Its document."""
    page: Entry[SessionPage]
    turn: int
    """Which of the document's sessions this is, from 1."""
    turns: int
    months: tuple[int, ...]
    films: tuple[ShownFilm, ...]
    part: Part
    has_partner: bool
    extra_time_school: str | None
    host: str | None
    date: dt.date | None = None
    """The day, when local data has a school year and says when leaders meet."""
    start: dt.time | None = None
    """When it begins, when local data says when leaders meet."""
    next_date: dt.date | None = None
    """Its day in the next school year, when it is before this one that it has been held."""
    next_start: dt.time | None = None

    @property
    def coming(self) -> tuple[dt.date, dt.time] | None:
        """The day and the hour that are announced, when they are known."""
        day, start = (self.next_date, self.next_start) if self.next_date else (self.date, self.start)
        return (day, start) if day and start else None

    @property
    def begins(self) -> dt.time | None:
        """The hour that is announced, which may be known before the day is."""
        return self.coming[1] if self.coming else self.start

    @property
    def anchor(self) -> str:
        return session_anchor(self.number)

    @property
    def document(self) -> LeaderSession:
        return self.entry.page


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """When a group holds a part of a meeting, or the follow-up of one."""

    group: TeacherGroup
    part: int
    date: dt.date
    minutes: int
    start: dt.time


@dataclass(frozen=True, kw_only=True)
class PlannedMeeting:
    """A teacher meeting with its timetable, in one part or several."""

    entry: Entry[Meeting]
    minutes: int
    parts: tuple[Part, ...]
    dates: tuple[Sitting, ...] = ()
    """The sittings of every group, group by group; none without a school year."""
    follow_ups: tuple[Sitting, ...] = ()
    """When every group meets briefly some weeks after."""
    months: tuple[int, ...] = ()  # its own, as `year.months` shares them out

    def held_by(self, group: TeacherGroup) -> tuple[Sitting, ...]:
        """Return when a group holds its parts."""
        return tuple(sitting for sitting in self.dates if sitting.group.id == group.id)


@dataclass(frozen=True, kw_only=True)
class Year:
    """What the planner makes of the course."""

    sessions: tuple[PlannedSession, ...]
    meetings: tuple[PlannedMeeting, ...]
    first_next_year: tuple[str, ...]
    """The schools that get no extra time this year and stand first in turn the next."""
    days: YearDays | None = None
    """The school year that it lies in, when local data has one."""
    later: tuple[Year, ...] = ()
    """The school years that come after it, as far as there are dates for them."""

    @property
    def all(self) -> tuple[Year, ...]:
        """This year and those that come after it."""
        return (self, *self.later)

    @property
    def calendar(self) -> SchoolCalendar | None:
        """The days that all schools share."""
        return self.days.common if self.days else None

    @property
    def groups(self) -> tuple[TeacherGroup, ...]:
        """The groups that have dates."""
        return self.days.groups if self.days else ()

    @property
    def leader_minutes(self) -> int:
        return sum(session.document.minutes for session in self.sessions)

    def meeting_at(self, path: str) -> PlannedMeeting:
        """Return the meeting whose page lies there."""
        return next(meeting for meeting in self.meetings if meeting.entry.path == path)

    def sessions_at(self, path: str) -> tuple[PlannedSession, ...]:
        """Return the sessions that the document there becomes."""
        return tuple(session for session in self.sessions if session.entry.path == path)


def session_anchor(number: int) -> str:
    """Return the id that a session's heading bears on its page."""
    return f"samling-{number}"


def plan_sessions(course: Course) -> Iterator[PlannedSession]:
    """Yield the sessions of the year, in order; raises DoesNotFitError when an agenda is too long."""
    schools, schedule = course.local.schools, course.local.leader_sessions_at
    extra_turn, pages = 0, session_pages(course)
    for number, (entry, turn, turns) in enumerate(number_sessions(course), 1):
        names = films_in_turn(entry.page, turn, turns)
        films = tuple(show_film(course.films[name], course.local) for name in names)
        gives_extra = any(item.extra_time for item in entry.page.agenda)
        yield PlannedSession(
            number=number,
            total=course.local.leader_sessions,
            entry=entry,
            page=pages[entry.page.document, turn],
            turn=turn,
            turns=turns,
            months=share_months(entry.page.months, turn, turns),
            films=films,
            part=plan_agenda(entry.page, films, course.local, is_last=turn == turns),
            has_partner=has_partner(entry.page, turn, turns),
            extra_time_school=schools[extra_turn % len(schools)] if schools and gives_extra else None,
            host=schools[(number - 1) % len(schools)] if schools else None,
            start=schedule.start if schedule else None,
        )
        extra_turn += gives_extra


def plan_meeting(entry: Entry[Meeting], course: Course, length: int | None = None) -> PlannedMeeting:
    """Plan a teacher meeting of `length` minutes, or of the length that local data gives."""
    minutes = length or entry.page.minutes or course.local.length_of_meeting(entry.page.number)
    parts = fit_blocks(meeting_items(entry.page.blocks, course), minutes)
    return PlannedMeeting(entry=entry, minutes=minutes, parts=name_parts(entry.page, parts))


def plan_agenda(
    document: LeaderSession, films: Sequence[ShownFilm], local: Local, *, is_last: bool = False
) -> Part:
    """Fit a session's agenda, the last of its document or not; raises DoesNotFitError when it is too long."""
    items = agenda_items(document.agenda, films, local)
    needed = shortest_length(items, document.minutes)
    if needed > document.minutes:
        raise DoesNotFitError("sakene får ikke plass i samlingen", needed)
    part = fit_blocks(items, document.minutes)[0]
    words = {item.id: item.last_screen for item in document.agenda if is_last}
    return replace(part, slots=tuple(replace(slot, said=words.get(slot.block.id)) for slot in part.slots))
