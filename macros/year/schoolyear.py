"""A municipality's school year in, its days off, its weekdays and its months as dates out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from macros.schema.local_types import Weekday

WEEKDAYS: tuple[Weekday, ...] = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")
FIRST_MONTH, MONTHS = 8, 12
SUMMER = 7
"""A school year that begins in this month or later has its August the same year."""
MAY = -3
"""The month before August in which leaders may meet first, counted from August."""
COURSE_MONTHS = 11
"""The months that the course is made for, from August."""
LATEST_START = 1
"""The last month, counted from August, in which a year may begin for the course's months to be as they are said."""
BEFORE_START = timedelta(days=61)
"""How long before a late start the leaders' first session may lie."""
DAY = timedelta(days=1)
CHRISTMAS = "romjula"
WEEKEND = ("lørdag", "søndag")


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
    planning: Mapping[date, str] = field(default_factory=dict, hash=False)
    """The days on which only the staff is at work, which have other things on them, and their names."""

    @property
    def august(self) -> int:
        """The year of the school year's August."""
        return self.start.year if self.start.month >= SUMMER else self.start.year - 1

    @property
    def earliest(self) -> date:
        """The first day that concerns the year: leaders may meet from then on."""
        return self._month(MAY)[0]

    @property
    def is_late(self) -> bool:
        """Whether the course begins so late in the year that its months must be others than usual."""
        return self.start > self._month(LATEST_START)[1]

    def day_off(self, day: date) -> str | None:
        """Say why nobody meets on a day, if nobody does: weekend, public holiday or break."""
        if day.weekday() >= len(WEEKDAYS):
            return WEEKEND[day.weekday() - len(WEEKDAYS)]
        if day in self.holidays:
            return self.holidays[day]
        found = next((name for first, last, name in self.breaks if first <= day <= last), None)
        return found or (CHRISTMAS if (day.month, day.day) >= (12, 24) else None)

    def squeezed_in(self, day: date) -> tuple[str, str] | None:
        """Return what lies on either side of a day at school that has a day off before it and after it."""
        before, after = self.day_off(day - DAY), self.day_off(day + DAY)
        return (before, after) if before and after and not self.day_off(day) else None

    def bounds(self, window: Window) -> tuple[date, date]:
        """Return the first and last day of a window; one that is not before August keeps to the school year.

        In a year that begins late the windows are as far into it as they are into a usual one, and wider.
        """
        if self.is_late:
            return self._late_bounds(window)
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

    def _late_bounds(self, window: Window) -> tuple[date, date]:
        if self.is_before(window):
            return self.start - BEFORE_START, self.start - DAY
        length = self.end - self.start
        first = self.start + length * (window.start - 1) / COURSE_MONTHS
        last = self.start + length * (window.end + 2) / COURSE_MONTHS
        return max(first, self.start), min(last, self.end)

    @cached_property
    def _open(self) -> tuple[tuple[date, ...], ...]:
        days = [day for day in self._all_days() if day not in self.planning and not self.day_off(day)]
        return tuple(tuple(day for day in days if day.weekday() == index) for index in range(len(WEEKDAYS)))

    def _all_days(self) -> Iterator[date]:
        day, _ = self._month(-MONTHS)
        while day <= self.end:
            yield day
            day += DAY

    def _month(self, offset: int) -> tuple[date, date]:
        """Return the first and last day of the month that many months after August."""
        years, month = divmod(FIRST_MONTH - 1 + offset, MONTHS)
        year = self.august + years
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
