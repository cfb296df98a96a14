"""The school years of local data in, days in them that are likely mistakes, and schools that are not there, out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from macros.checks.subject import Subject
from macros.checks.who_meets import dated_years, local_problem, place_of_year
from macros.problems import Location, Problem
from macros.schema.school_year import Break, SchoolYear
from macros.year.schoolyear import SchoolCalendar


def check_school_years(subject: Subject) -> Iterator[Problem]:
    """Breaks and planning days lie in their school year, and breaks do not overlap."""
    assert subject.year, "school years are checked when there is a year"
    for year in dated_years(subject.year):
        assert year.days, "a year with dates has days"
        place = place_of_year(subject, year.days.index)
        yield from _check_breaks(subject, year.days.year, year.days.common, place)
        yield from _check_planning(subject, year.days.year, year.days.common, place)
        yield from _check_summer(subject, year.days.year, place)


def _check_breaks(
    subject: Subject, year: SchoolYear, calendar: SchoolCalendar, place: Location
) -> Iterator[Problem]:
    for index, found in enumerate(year.breaks):
        if found.last < calendar.earliest or found.first > year.end:
            message = f"«{found.name}» ligger utenfor skoleåret, fra {year.start} til {year.end}; se om årstallet stemmer"
            yield local_problem(subject, (*place, "breaks", index), message)
    for (_, one), (index, other) in combinations(enumerate(year.breaks), 2):
        if one.first <= other.last and other.first <= one.last and _share_schools(one, other):
            message = f"«{other.name}» overlapper «{one.name}», fra {one.first} til {one.last}; se om datoene stemmer"
            yield local_problem(subject, (*place, "breaks", index), message)


def _share_schools(one: Break, other: Break) -> bool:
    return not one.schools or not other.schools or bool({*one.schools} & {*other.schools})


def _check_planning(
    subject: Subject, year: SchoolYear, calendar: SchoolCalendar, place: Location
) -> Iterator[Problem]:
    for index, found in enumerate(year.planning_days):
        where = (*place, "planning_days", index)
        if not calendar.earliest <= found.day <= year.end:
            message = f"«{found.name}» {found.day} ligger utenfor skoleåret, fra {year.start} til {year.end}; se om årstallet stemmer"
            yield local_problem(subject, where, message)
        elif reason := calendar.day_off(found.day):
            message = (
                f"«{found.name}» er satt til {found.day}, som er fri ({reason}); rett datoen hvis den er feil"
            )
            yield local_problem(subject, where, message)


def _check_summer(subject: Subject, year: SchoolYear, place: Location) -> Iterator[Problem]:
    """A year that goes on after the summer says when the summer is."""
    first, last = date(year.end.year, 7, 1), date(year.end.year, 7, 31)
    is_over_summer = year.start < first and last < year.end
    if is_over_summer and not any(each.first <= first and last <= each.last for each in year.breaks):
        message = (
            f"året går over sommeren, fra {year.start} til {year.end}; skriv sommerferien i «breaks», "
            "så ingen møter havner i den"
        )
        yield local_problem(subject, place, message, is_warning=False)
