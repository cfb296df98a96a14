"""A school calendar as an `.ics` file in, its school years as a municipality's file has them out.

What the file says that is neither a break, a planning day nor the first or the last day is named, not guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from icalendar import Calendar, Component

from macros.schema.local import Local
from macros.schema.school_year import SchoolYear
from macros.year.calendars import year_days
from macros.year.schoolyear import DAY, WEEKDAYS
from scripts.commands import CommandError

FIRST_DAY = (
    "første skoledag",
    "første skuledag",
    "skolestart",
    "skulestart",
    "skolen begynner",
    "skolen starter",
)
LAST_DAY = ("siste skoledag", "siste skuledag", "skoleslutt", "skuleslutt", "skolen slutter")
NOT_OF_THE_YEAR = (" før ", " etter ", " jul", " påske", "ferie")
"""«Siste skoledag før jul» is not the last day of the year."""
PLANNING = ("planlegg", "plandag", "kursdag")
SUMMER = ("sommarferie", "sommerferie")
OFF = ("ferie", "fri", "inneklemt", "påske", "jule", "fyridag", "høgtid", "høytid")
LONGEST_BREAK = timedelta(days=40)
BEFORE_START = timedelta(days=31)
"""How long before the first day of school the staff may have planning days."""


class Stretch(NamedTuple):
    """Days with a name: the first and the last."""

    first: date
    last: date
    name: str


class Found(NamedTuple):
    """What a file says: school years, and the names of what was left out."""

    years: tuple[dict[str, Any], ...]
    left_out: tuple[str, ...]


def read_school_calendar(content: bytes, start: date | None = None, end: date | None = None) -> Found:
    """Read a school calendar; `start` and `end` stand in for days that it does not name. Raises CommandError."""
    stretches, left_out = _read_events(content)
    starts = [start] if start else [each.first for each in stretches if _is_year_mark(each.name, FIRST_DAY)]
    ends = [end] if end else [each.first for each in stretches if _is_year_mark(each.name, LAST_DAY)]
    ends = ends or [_last_weekday(each.first) for each in stretches if _says(each.name, SUMMER)]
    years = []
    for first, last in _pair(sorted(set(starts)), sorted(set(ends))):
        within = [each for each in stretches if first - BEFORE_START <= each.first <= last]
        years.append(_year(first, last, within))
    others = (each.name for each in stretches if _kind(each.name) is None)
    return Found(tuple(years), tuple(dict.fromkeys((*left_out, *others))))


def _read_events(content: bytes) -> tuple[list[Stretch], list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    try:
        events = Calendar.from_ical(text).walk("VEVENT")
    except (ValueError, IndexError, KeyError) as error:
        message = "Fila er ikke en kalender i formatet iCalendar (.ics); last ned skoleruta på nytt fra kommunens side."
        raise CommandError(message) from error
    stretches, left_out = [], []
    for event in events:
        stretch = _stretch(event)
        if str(event.get("status", "")).upper() == "CANCELLED":
            continue
        if stretch is None or event.get("rrule"):
            left_out.append(" ".join(str(event.get("summary", "uten navn")).split()))
        else:
            stretches.append(stretch)
    if not stretches:
        raise CommandError("Fila har ingen dager i seg; last ned skoleruta på nytt fra kommunens side.")
    return _join(sorted(stretches)), left_out


def _stretch(event: Component) -> Stretch | None:
    """Return an event's days; the end of a whole day is the day after it."""
    begins = event.get("dtstart")
    if begins is None:
        return None
    first, ends, length = begins.dt, event.get("dtend"), event.get("duration")
    last = ends.dt if ends else first + length.dt if length else None
    if isinstance(first, datetime):
        last = (last or first) - timedelta(minutes=1) if last and last > first else first
        first, last = first.date(), last.date()
    else:
        last = max(first, last - DAY) if last else first
    return Stretch(first, last, " ".join(str(event.get("summary", "")).split()) or "Fri")


def _join(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Make one of those of a name that follow each other, a weekend between them or none."""
    joined: list[Stretch] = []
    latest: dict[str, int] = {}
    for each in stretches:
        index = latest.get(each.name)
        if (
            index is not None
            and _next_weekday(joined[index].last) >= each.first
            and _kind(each.name) == "break"
        ):
            joined[index] = joined[index]._replace(last=max(joined[index].last, each.last))
        else:
            latest[each.name] = len(joined)
            joined.append(each)
    return joined


def _pair(starts: Sequence[date], ends: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Yield each year's first and last day."""
    if not starts:
        raise CommandError("Fila sier ikke når første skoledag er; skriv den: --forste-dag 2026-08-17.")
    for start in starts:
        later = [other for other in starts if other > start]
        end = next((end for end in ends if end > start and not (later and end >= later[0])), None)
        if end is None:
            message = f"Fila sier ikke når siste skoledag er i året som begynner {start}"
            raise CommandError(f"{message}; skriv den: --siste-dag {start.year + 1}-06-18.")
        yield start, end


def _year(start: date, end: date, stretches: Iterable[Stretch]) -> dict[str, Any]:
    """Return a school year as the file has it; weekends and public holidays go without saying."""
    plain = SchoolYear.model_validate({"start": start.isoformat(), "end": end.isoformat()})
    (days,) = year_days(Local(school_year=plain))
    breaks, planning = [], []
    for each in stretches:
        kind = _kind(each.name)
        span = [each.first + DAY * number for number in range((each.last - each.first).days + 1)]
        if kind is None or all(days.common.day_off(day) for day in span):
            continue
        if kind == "planning":
            planning += [
                {"date": day.isoformat(), "name": each.name} for day in span if not days.common.day_off(day)
            ]
        elif kind == "break" and each.last - each.first <= LONGEST_BREAK:
            breaks.append({"name": each.name, "from": each.first.isoformat(), "to": each.last.isoformat()})
    year: dict[str, Any] = {"start": start.isoformat(), "end": end.isoformat()}
    return year | ({"breaks": breaks} if breaks else {}) | ({"planning_days": planning} if planning else {})


def _kind(name: str) -> str | None:
    """Say what a name stands for, if it is known."""
    if _is_year_mark(name, FIRST_DAY) or _is_year_mark(name, LAST_DAY) or _says(name, SUMMER):
        return "mark"
    if _says(name, PLANNING):
        return "planning"
    if any(_says(name, words) for words in (FIRST_DAY, LAST_DAY)):
        return "mark"
    return "break" if _says(name, OFF) else None


def _is_year_mark(name: str, words: Sequence[str]) -> bool:
    return _says(name, words) and not _says(f" {name} ", NOT_OF_THE_YEAR)


def _says(name: str, words: Sequence[str]) -> bool:
    return any(word in name.lower() for word in words)


def _next_weekday(day: date) -> date:
    day += DAY
    while day.weekday() >= len(WEEKDAYS):
        day += DAY
    return day


def _last_weekday(before: date) -> date:
    day = before - DAY
    while day.weekday() >= len(WEEKDAYS):
        day -= DAY
    return day
