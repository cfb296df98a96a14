"""The planned years and local data in, dates that cannot be, and dates that are likely mistakes, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from macros.checks.subject import Subject
from macros.checks.who_meets import Meets, dated_years, local_problem, who_meets
from macros.problems import Problem
from macros.schema.schedules import LeaderSchedule
from macros.year.calendars import YearDays
from macros.year.dates import Gathering, NoRoomError
from macros.year.placing import gatherings, place_meetings, place_sessions, possible_days
from macros.year.planner import Year


def check_dates(subject: Subject) -> Iterator[Problem]:
    """Everybody's year has room, and the dates that are given are days on which one can meet."""
    assert subject.year, "dates are checked when there is a year"
    for year in dated_years(subject.year) or (subject.year,):
        for meets in who_meets(subject, year):
            yield from _check_numbers(subject, meets)
            if year.days:
                yield from _check_schedule(subject, year, year.days, meets)
            elif meets.schedule.dates:
                message = "datoene brukes først når «school_year» sier når skoleåret begynner og slutter"
                yield local_problem(subject, (*meets.where, "dates"), message)


def _check_numbers(subject: Subject, meets: Meets) -> Iterator[Problem]:
    """A date is given for something that is held."""
    numbers = {str(each.number) for each in meets.wanted}
    for number in meets.schedule.dates:
        if number not in numbers and number != "0":
            message = f"{meets.name} {number} finnes ikke; den siste er {max(numbers)}"
            yield local_problem(subject, (*meets.where, "dates", number), message, is_warning=False)


def _check_schedule(subject: Subject, year: Year, days: YearDays, meets: Meets) -> Iterator[Problem]:
    """Given dates are on no day off and in their windows, and there is room for all."""
    held = gatherings(days, meets.schedule, meets.wanted)
    yield from _check_common_start(subject, days, meets)
    for each, gathering in zip(meets.wanted, held, strict=True):
        day, name = gathering.given, f"{meets.name} {each.number}"
        reason = day and _day_off(days, meets, day)
        if reason:
            message = f"{name} er satt til {day}, som er fri ({reason}); rett datoen hvis den er feil"
            yield local_problem(subject, meets.given(each.number), message)
        if day and not _may_lie(days, gathering, day):
            message = f"{name} er satt til {day}, men hører hjemme {_stretch(gathering)}; rett datoen hvis den er feil"
            yield local_problem(subject, meets.given(each.number), message)
    if _has_days(year, meets):
        return
    try:
        if isinstance(meets.schedule, LeaderSchedule):
            place_sessions(days, meets.schedule, year.sessions)
        else:
            place_meetings(days, meets.schedule, year.meetings, ())
    except NoRoomError as error:
        yield _explain(subject, error, days, meets, held)


def _has_days(year: Year, meets: Meets) -> bool:
    """Whether the plan has found days, so that there is nothing short to look for; a group has all its own or none."""
    if isinstance(meets.schedule, LeaderSchedule):
        return all(session.date for session in year.sessions)
    return any(sitting.group is meets.schedule for each in year.meetings for sitting in each.dates)


def _check_common_start(subject: Subject, days: YearDays, meets: Meets) -> Iterator[Problem]:
    """The common start lies before the first meeting, on a day of work."""
    day = meets.schedule.dates.get("0")
    if not day:
        return
    reason = _day_off(days, meets, day)
    if reason:
        message = f"felles oppstart er satt til {day}, som er fri ({reason}); rett datoen hvis den er feil"
        yield local_problem(subject, meets.given(0), message)


def _day_off(days: YearDays, meets: Meets, day: date) -> str | None:
    """Say why a day is off for those who meet, if it is."""
    if isinstance(meets.schedule, LeaderSchedule):
        return days.common.day_off(day)
    return days.at(meets.schedule.school).day_off(day)


def _may_lie(days: YearDays, gathering: Gathering, day: date) -> bool:
    """Whether a date is in its window; leaders meet first any time from May until the year begins."""
    if gathering.ends_season and days.common.is_late:
        return days.common.earliest <= day <= gathering.last
    return gathering.first <= day <= gathering.last


def _explain(
    subject: Subject, error: NoRoomError, days: YearDays, meets: Meets, held: Sequence[Gathering]
) -> Problem:
    """Say what there is no room for, and what is short."""
    number, gathering = meets.wanted[error.index].number, held[error.index]
    name, previous = f"{meets.name} {number}", f"{meets.name} {number - 1}"
    if gathering.given and error.earliest:
        message = f"{name} er satt til {gathering.given}, men {previous} er tidligst ferdig {error.earliest}"
        message = f"{message}; rett den ene av datoene"
        return local_problem(subject, meets.given(number), message, is_warning=False)
    if gathering.first > gathering.last:
        message = f"{name} hører hjemme utenfor skoleåret, som går fra {days.year.start} til {days.year.end}"
        message = f"{message}; rett skoleåret, eller sett datoen i «dates»"
        return local_problem(subject, meets.where, message, is_warning=False)
    earliest = error.earliest or date.min
    possible = possible_days(days, meets.schedule)
    free = sum(gathering.first <= day <= gathering.last and day > earliest for day in possible)
    after = f" etter {previous}, som tidligst er ferdig {earliest}" if error.has_choice else ""
    message = (
        f"året har ikke plass til {name}: det trenger {_count(gathering.sittings, meets.schedule.weekday)} "
        f"{_stretch(gathering)}{after}, og der er {free}; flytt en ferie, eller sett datoen i «dates»"
    )
    return local_problem(subject, meets.where, message, is_warning=False)


def _count(number: int, weekday: str) -> str:
    return f"1 ledig {weekday}" if number == 1 else f"{number} ledige {weekday}er"


def _stretch(gathering: Gathering) -> str:
    return f"fra {gathering.first} til {gathering.last}"
