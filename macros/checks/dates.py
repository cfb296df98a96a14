"""The planned year and local data in, dates that cannot be, and dates that are likely mistakes, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple

from macros.checks.subject import Subject
from macros.problems import Location, Problem, format_field
from macros.schema.local import LeaderSchedule, Local, SchoolYear, TeacherGroup
from macros.settings import LOCAL
from macros.year.dates import Gathering, NoRoomError
from macros.year.planner import Year
from macros.year.schedule import Wanted, gatherings, plan_dates, wanted_meetings, wanted_sessions
from macros.year.schoolyear import SchoolCalendar

BREAKS = ("school_year", "breaks")


class DateFault(NamedTuple):
    """What is wrong at a place in local data."""

    where: Location
    message: str
    is_warning: bool = True


class Meets(NamedTuple):
    """Someone who meets: where it says so, on what days, and what is to be held."""

    where: Location
    schedule: LeaderSchedule | TeacherGroup
    name: str
    """What one gathering is called."""
    wanted: Sequence[Wanted]

    def given(self, number: int) -> Location:
        return (*self.where, "dates", str(number))


def check_dates(subject: Subject) -> Iterator[Problem]:
    """Everybody's year has room, and the dates that are given are days on which one can meet."""
    assert subject.year, "dates are checked when there is a year"
    settings = subject.settings
    for where, message, is_warning in _find(subject.year, settings.local):
        place: Location = (*LOCAL, *where)
        line = settings.local_tree.line(place)
        yield Problem(settings.local_file, line, format_field(place), message, is_warning)


def _find(year: Year, local: Local) -> Iterator[DateFault]:
    for meets in _all_who_meet(year, local):
        yield from _check_numbers(meets)
        if year.calendar:
            yield from _check_schedule(year.calendar, meets)
        elif meets.schedule.dates:
            message = "datoene brukes først når «school_year» sier når skoleåret begynner og slutter"
            yield DateFault((*meets.where, "dates"), message)
    yield from _check_follow_ups(year, local)
    if local.school_year:
        yield from _check_breaks(local.school_year)


def _all_who_meet(year: Year, local: Local) -> Iterator[Meets]:
    if local.leader_sessions_at:
        wanted = wanted_sessions(year.sessions)
        yield Meets(("leader_sessions_at",), local.leader_sessions_at, "samling", wanted)
    for index, group in enumerate(local.teacher_groups):
        yield Meets(("teacher_groups", index), group, "møte", wanted_meetings(year.meetings))


def _check_numbers(meets: Meets) -> Iterator[DateFault]:
    """A date is given for something that is held."""
    numbers = {str(each.number) for each in meets.wanted}
    for number in meets.schedule.dates:
        if number not in numbers:
            message = f"{meets.name} {number} finnes ikke; den siste er {max(numbers)}"
            yield DateFault((*meets.where, "dates", number), message, is_warning=False)


def _check_schedule(calendar: SchoolCalendar, meets: Meets) -> Iterator[DateFault]:
    """Given dates are on no day off and in their windows, and there is room for all."""
    held = gatherings(calendar, meets.schedule, meets.wanted)
    for each, gathering in zip(meets.wanted, held, strict=True):
        day, name = gathering.given, f"{meets.name} {each.number}"
        reason = day and calendar.day_off(day)
        if reason:
            message = f"{name} er satt til {day}, som er fri ({reason}); rett datoen hvis den er feil"
            yield DateFault(meets.given(each.number), message)
        if day and not gathering.first <= day <= gathering.last:
            message = f"{name} er satt til {day}, men hører hjemme {_stretch(gathering)}; rett datoen hvis den er feil"
            yield DateFault(meets.given(each.number), message)
    try:
        plan_dates(calendar, meets.schedule, meets.wanted)
    except NoRoomError as error:
        yield _explain(error, calendar, meets, held)


def _explain(
    error: NoRoomError, calendar: SchoolCalendar, meets: Meets, held: Sequence[Gathering]
) -> DateFault:
    """Say what there is no room for, and what is short."""
    number, gathering = meets.wanted[error.index].number, held[error.index]
    name, previous = f"{meets.name} {number}", f"{meets.name} {number - 1}"
    if gathering.given and error.earliest:
        message = f"{name} er satt til {gathering.given}, men {previous} er tidligst ferdig {error.earliest}"
        return DateFault(meets.given(number), f"{message}; rett den ene av datoene", is_warning=False)
    if gathering.first > gathering.last:
        message = f"{name} hører hjemme utenfor skoleåret, som går fra {calendar.start} til {calendar.end}"
        return DateFault(
            meets.where, f"{message}; rett skoleåret, eller sett datoen i «dates»", is_warning=False
        )
    days = calendar.days(meets.schedule.weekday)
    earliest = error.earliest or date.min
    free = sum(gathering.first <= day <= gathering.last and day > earliest for day in days)
    after = f" etter {previous}, som tidligst er ferdig {earliest}" if error.has_choice else ""
    message = (
        f"året har ikke plass til {name}: det trenger {_count(gathering.sittings, meets.schedule.weekday)} "
        f"{_stretch(gathering)}{after}, og der er {free}; flytt en ferie, eller sett datoen i «dates»"
    )
    return DateFault(meets.where, message, is_warning=False)


def _count(number: int, weekday: str) -> str:
    return f"1 ledig {weekday}" if number == 1 else f"{number} ledige {weekday}er"


def _stretch(gathering: Gathering) -> str:
    return f"fra {gathering.first} til {gathering.last}"


def _check_follow_ups(year: Year, local: Local) -> Iterator[DateFault]:
    """A group has followed a meeting up before it holds the next."""
    for meeting, following in pairwise(year.meetings):
        for sitting in meeting.follow_ups:
            days = [other.date for other in following.dates if other.group is sitting.group]
            if days and sitting.date >= min(days):
                place = ("teacher_groups", local.teacher_groups.index(sitting.group), "dates")
                message = (
                    f"oppfølgingen av møte {meeting.entry.page.number} kommer {sitting.date}, og møte "
                    f"{following.entry.page.number} alt {min(days)}; flytt en av datoene"
                )
                yield DateFault(place, message)


def _check_breaks(year: SchoolYear) -> Iterator[DateFault]:
    """Breaks lie in the school year, and do not overlap."""
    for index, found in enumerate(year.breaks):
        if found.last < year.start or found.first > year.end:
            message = f"«{found.name}» ligger utenfor skoleåret, fra {year.start} til {year.end}; se om årstallet stemmer"
            yield DateFault((*BREAKS, index), message)
    for (_, one), (index, other) in combinations(enumerate(year.breaks), 2):
        if one.first <= other.last and other.first <= one.last:
            message = f"«{other.name}» overlapper «{one.name}», fra {one.first} til {one.last}; se om datoene stemmer"
            yield DateFault((*BREAKS, index), message)
