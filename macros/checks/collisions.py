"""The planned years in, days on which people of one school are to be at two things, and days squeezed in, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from macros.checks.subject import Subject
from macros.checks.who_meets import Meets, dated_years, local_problem, who_meets
from macros.problems import Location, Problem
from macros.schema.schedules import LeaderSchedule, TeacherGroup
from macros.year.planner import Sitting, Year

WEEKEND = ("lørdag", "søndag")


def check_collisions(subject: Subject) -> Iterator[Problem]:
    """Nobody is called to two things on one day, nor to anything on a day that most take off."""
    assert subject.year, "days are checked when there is a year"
    years = dated_years(subject.year)
    sessions = {session.date: session.number for year in years for session in year.sessions if session.date}
    for year in years:
        places = {id(meets.schedule): meets for meets in who_meets(subject, year)}
        yield from _check_leaders(subject, year, places)
        for meeting in year.meetings:
            for sitting in meeting.dates:
                number = meeting.entry.page.number
                where = _place(places[id(sitting.group)], number)
                for message in _faults(year, sitting, number, sessions):
                    yield local_problem(subject, where, message)
        yield from _check_common_start(subject, year, places)
        yield from _check_follow_ups(subject, year, places)


def _check_leaders(subject: Subject, year: Year, places: Mapping[int, Meets]) -> Iterator[Problem]:
    """Leaders meet on no day squeezed in, and on none when one of the schools is closed."""
    days = year.days
    assert days, "a year with dates has days"
    leaders = next((meets for meets in places.values() if isinstance(meets.schedule, LeaderSchedule)), None)
    for session in year.sessions:
        if not session.date or not leaders:
            continue
        name, where = f"samling {session.number}", _place(leaders, session.number)
        squeezed = days.common.squeezed_in(session.date)
        if squeezed:
            yield local_problem(subject, where, _tell_squeezed(name, session.date, squeezed))
        closed = days.day_off_somewhere(session.date)
        if closed and not days.common.day_off(session.date):
            message = (
                f"{name} kommer {session.date}, og da har {closed[0]} {closed[1]}; "
                "sett en annen dato i «dates»"
            )
            yield local_problem(subject, where, message)


def _faults(year: Year, sitting: Sitting, number: int, sessions: Mapping[date, int]) -> Iterator[str]:
    """Yield what is unfortunate about the day of a meeting, the common start when its number is 0."""
    assert year.days, "a year with dates has days"
    name = f"møte {number}" if number else "felles oppstart"
    if sitting.date in sessions:
        yield (
            f"{name} kommer {sitting.date}, samme dag som samling {sessions[sitting.date]}, der ledelsen ved "
            f"{sitting.group.school} skal være; sett en annen dato i «dates» for den ene"
        )
    squeezed = year.days.at(sitting.group.school).squeezed_in(sitting.date)
    if squeezed and number:
        yield _tell_squeezed(name, sitting.date, squeezed)


def _tell_squeezed(name: str, day: date, squeezed: tuple[str, str]) -> str:
    before, after = ("helga" if why in WEEKEND else why for why in squeezed)
    return (
        f"{name} kommer {day}, en inneklemt dag mellom {before} og {after}; "
        "sett en annen dato i «dates» hvis folk pleier å ta fri da"
    )


def _check_common_start(subject: Subject, year: Year, places: Mapping[int, Meets]) -> Iterator[Problem]:
    """A group has had the common start before it holds its first meeting."""
    for sitting in (held for meeting in year.meetings[:1] for held in meeting.dates):
        later = [
            held.date
            for meeting in year.meetings[1:]
            for held in meeting.dates
            if held.group is sitting.group
        ]
        if later and sitting.date >= min(later):
            where = _place(places[id(sitting.group)], 0)
            message = (
                f"felles oppstart kommer {sitting.date}, men gruppa møtes alt {min(later)}; flytt den ene"
            )
            yield local_problem(subject, where, message)


def _check_follow_ups(subject: Subject, year: Year, places: Mapping[int, Meets]) -> Iterator[Problem]:
    """A group has followed a meeting up before it holds the next."""
    for meeting, following in pairwise(year.meetings):
        for sitting in meeting.follow_ups:
            days = [other.date for other in following.dates if other.group is sitting.group]
            if days and sitting.date >= min(days):
                message = (
                    f"oppfølgingen av møte {meeting.entry.page.number} kommer {sitting.date}, og møte "
                    f"{following.entry.page.number} alt {min(days)}; flytt en av datoene"
                )
                where = (*places[id(sitting.group)].where, "dates")
                yield local_problem(subject, where, message)


def _place(meets: Meets, number: int) -> Location:
    """Return where a date is given, or where one would be."""
    schedule: LeaderSchedule | TeacherGroup = meets.schedule
    return meets.given(number) if str(number) in schedule.dates else meets.where
