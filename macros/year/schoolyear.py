"""A municipality's school year in, its days off, its weekdays and its months as dates out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache

from macros.schema.local import SchoolYear
from macros.schema.local_types import Weekday

WEEKDAYS: tuple[Weekday, ...] = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")
FIRST_MONTH, MONTHS = 8, 12
SUMMER = 7
"""A school year that begins in this month or later has its August the same year."""
CHRISTMAS = "romjula"


@dataclass(frozen=True)
class Window:
    """A stretch of months, counted from August of the school year; before it, below 0."""

    start: int
    end: int


def windows(months: Sequence[Sequence[int]]) -> list[Window]:
    """Place windows of month numbers, given in their order, in one year.

    The last lies where its months say; one that would come after its successor lies the year before.
    """
    placed: list[Window] = []
    for window in reversed(months):
        start = (window[0] - FIRST_MONTH) % MONTHS
        end = start + (window[-1] - window[0]) % MONTHS
        shift = MONTHS if placed and start > placed[-1].start else 0
        placed.append(Window(start - shift, end - shift))
    return placed[::-1]


@dataclass(frozen=True, kw_only=True)
class SchoolCalendar:
    """The days of a school year, from the May before it, when leaders first meet."""

    start: date
    end: date
    breaks: tuple[tuple[date, date, str], ...]
    """First day, last day, name."""
    holidays: Mapping[date, str] = field(hash=False)

    @property
    def august(self) -> int:
        """The year of the school year's August."""
        return self.start.year if self.start.month >= SUMMER else self.start.year - 1

    def day_off(self, day: date) -> str | None:
        """Say why nobody meets on a day, if nobody does: weekend, public holiday or break."""
        if day.weekday() >= len(WEEKDAYS):
            return ("lørdag", "søndag")[day.weekday() - len(WEEKDAYS)]
        if day in self.holidays:
            return self.holidays[day]
        found = next((name for first, last, name in self.breaks if first <= day <= last), None)
        return found or (CHRISTMAS if (day.month, day.day) >= (12, 24) else None)

    def bounds(self, window: Window) -> tuple[date, date]:
        """Return the first and last day of a window; one that is not before August keeps to the school year."""
        first, _ = self._month(window.start)
        _, last = self._month(window.end)
        if self.is_before(window):
            return first, last
        return max(first, self.start), min(last, self.end)

    def is_before(self, window: Window) -> bool:
        """Whether a window lies in the spring before the school year."""
        return window.end < 0

    def days(self, weekday: Weekday) -> tuple[date, ...]:
        """Return the days on which one may meet on a weekday, in order."""
        return self._open[WEEKDAYS.index(weekday)]

    @cached_property
    def _open(self) -> tuple[tuple[date, ...], ...]:
        days = [day for day in self._all_days() if not self.day_off(day)]
        return tuple(tuple(day for day in days if day.weekday() == index) for index in range(len(WEEKDAYS)))

    def _all_days(self) -> Iterator[date]:
        day, _ = self._month(-MONTHS)
        while day <= self.end:
            yield day
            day += timedelta(days=1)

    def _month(self, offset: int) -> tuple[date, date]:
        """Return the first and last day of the month that many months after August."""
        years, month = divmod(FIRST_MONTH - 1 + offset, MONTHS)
        year = self.august + years
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


@lru_cache(maxsize=4)
def school_calendar(year: SchoolYear) -> SchoolCalendar:
    """Return the days of a school year; looking up public holidays is what takes time."""
    from holidays import country_holidays

    known = country_holidays("NO", language="no", years=range(year.start.year - 1, year.end.year + 1))
    breaks = tuple((found.first, found.last, found.name) for found in year.breaks)
    return SchoolCalendar(start=year.start, end=year.end, breaks=breaks, holidays=dict(known.items()))
