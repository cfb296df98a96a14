"""The planned years in, everybody who meets in each of them out, with where local data says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.checks.subject import Subject
from macros.problems import Location, Problem, format_field
from macros.schema.schedules import LeaderSchedule, TeacherGroup
from macros.settings import LOCAL
from macros.year.placing import Wanted, wanted_meetings, wanted_sessions
from macros.year.planner import Year


class Meets(NamedTuple):
    """Someone who meets: where it says so, on what days, and what is to be held."""

    where: Location
    schedule: LeaderSchedule | TeacherGroup
    name: str
    """What one gathering is called."""
    wanted: Sequence[Wanted]

    def given(self, number: int) -> Location:
        return (*self.where, "dates", str(number))


def dated_years(year: Year) -> tuple[Year, ...]:
    """Return the school years there are dates for."""
    return year.all if year.days else ()


def place_of_year(subject: Subject, index: int) -> Location:
    """Return where local data speaks of a school year."""
    return ("school_years", index) if subject.settings.local.school_years else ("school_year",)


def who_meets(subject: Subject, year: Year) -> Iterator[Meets]:
    """Yield the leaders and the groups of a year; those of the municipality when it has no days."""
    local, days = subject.settings.local, year.days
    place = place_of_year(subject, days.index) if days else ()
    leaders = days.leaders if days else local.leader_sessions_at
    if leaders:
        is_own = bool(days and leaders is days.year.leader_sessions_at)
        where = (*(place if is_own else ()), "leader_sessions_at")
        yield Meets(where, leaders, "samling", wanted_sessions(year.sessions))
    groups = days.groups if days else local.teacher_groups
    for index, group in enumerate(groups):
        is_own = bool(days and days.year.teacher_groups)
        where = (*(place if is_own else ()), "teacher_groups", index)
        yield Meets(where, group, "møte", wanted_meetings(year.meetings))


def local_problem(subject: Subject, where: Location, message: str, *, is_warning: bool = True) -> Problem:
    """Return what is wrong at a place in local data."""
    place: Location = (*LOCAL, *where)
    settings = subject.settings
    return Problem(
        settings.local_file, settings.local_tree.line(place), format_field(place), message, is_warning
    )
