"""Local data in, the days of each of its school years out: what all schools share, and what each has of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property, lru_cache
from typing import TypeVar

from macros.schema.local import Local
from macros.schema.schedules import LeaderSchedule, TeacherGroup
from macros.schema.school_year import OwnBreak, OwnPlanningDay, PlanningDay, School, SchoolYear
from macros.year.schoolyear import DAY, SchoolCalendar, Window

PLANNING = "planleggingsdag"
D = TypeVar("D", OwnBreak, OwnPlanningDay)
Start = tuple[date, time]
"""A day and an hour."""


@dataclass(frozen=True, kw_only=True)
class YearDays:
    """A school year: who meets in it, and on which days each may."""

    index: int
    """Its place among the municipality's years."""
    local: Local
    year: SchoolYear

    @property
    def groups(self) -> tuple[TeacherGroup, ...]:
        """The groups that meet this year."""
        return self.year.teacher_groups or self.local.teacher_groups

    @property
    def leaders(self) -> LeaderSchedule | None:
        """When the leaders meet this year."""
        return self.year.leader_sessions_at or self.local.leader_sessions_at

    @cached_property
    def common(self) -> SchoolCalendar:
        """The days that all schools share."""
        return self._calendar(None)

    @property
    def shown_breaks(self) -> tuple[tuple[date, date, str], ...]:
        """All breaks of the year, those of some schools with the schools' names: first day, last day, words."""
        found: dict[tuple[date, date, str], list[str]] = {}
        for each in self.year.breaks:
            found.setdefault((each.first, each.last, each.name), []).extend(each.schools)
        of_all = {days for days, schools in found.items() if not schools}
        for school in self.local.with_own_days:
            for own in school.breaks:
                days = (own.first, own.last, own.name)
                if days not in of_all and own.first <= self.year.end and own.last >= self.year.start:
                    found.setdefault(days, []).append(school.name)
        return tuple(
            (first, last, f"{name} ({', '.join(schools)})" if schools else name)
            for (first, last, name), schools in found.items()
        )

    def at(self, school: str) -> SchoolCalendar:
        """Return the days of a school, which are the common ones when it has none of its own."""
        return self._own.get(school, self.common)

    def day_off_somewhere(self, day: date) -> tuple[str, str] | None:
        """Return a school that has a day off or a planning day when others have none, and in words which."""
        found = ((school, _off_or_planning(calendar, day)) for school, calendar in self._own.items())
        return next(((school, what) for school, what in found if what), None)

    def common_start(self, school: str) -> Start | None:
        """Return when a school holds the common start, when a planning day says so; its own goes first."""
        found = [
            (isinstance(each, PlanningDay) and not each.schools, each.day, each.common_start)
            for each in self._planning_days(school)
            if each.common_start and self._is_in_year(each.day)
        ]
        return min(found)[1:] if found else None

    def given(self, schedule: LeaderSchedule | TeacherGroup, number: int, window: Window) -> date | None:
        """Return the date that someone has decided for a gathering this year.

        Of who meets in several years the dates are this year's when they lie in it; the first year
        has what comes before it, and the last what comes after.
        """
        day = schedule.dates.get(str(number))
        is_own = schedule in self.year.teacher_groups or schedule is self.year.leader_sessions_at
        if day is None or is_own:
            return day
        first, after = self._reach(is_before=self.common.is_before(window))
        return day if first <= day < after else None

    def _reach(self, *, is_before: bool) -> tuple[date, date]:
        """Return the first day of the dates that are this year's, and the first that are the next's."""
        years = self.local.years
        earlier, later = years[: self.index][-1:], years[self.index + 1 :][:1]
        if is_before:
            first = self.common.earliest if earlier else date.min
            after = YearDays(index=0, local=self.local, year=later[0]).common.earliest if later else date.max
            return first, after
        first = earlier[0].end + DAY if earlier else date.min
        return first, self.year.end + DAY if later else date.max

    def _is_in_year(self, day: date) -> bool:
        return self.common.earliest <= day <= self.year.end

    @cached_property
    def _own(self) -> Mapping[str, SchoolCalendar]:
        """The days of each school that has any of its own."""
        named: set[str] = set()
        for year in self.local.years:
            named.update(
                *(each.schools for each in year.breaks), *(each.schools for each in year.planning_days)
            )
        named.update(school.name for school in self.local.with_own_days)
        schools = (name for name in self.local.schools if name in named)
        return {name: self._calendar(name) for name in schools}

    def _calendar(self, school: str | None) -> SchoolCalendar:
        return SchoolCalendar(
            start=self.year.start,
            end=self.year.end,
            breaks=tuple((each.first, each.last, each.name) for each in self._breaks(school)),
            holidays=_holidays(self.year.start.year - 1, self.year.end.year),
            planning={each.day: each.name for each in self._planning_days(school)},
        )

    def _breaks(self, school: str | None) -> Iterator[OwnBreak]:
        return self._concerning(school, lambda holder: holder.breaks)

    def _planning_days(self, school: str | None) -> Iterator[OwnPlanningDay]:
        return self._concerning(school, lambda holder: holder.planning_days)

    def _concerning(
        self, school: str | None, listed: Callable[[SchoolYear | School], Iterable[D]]
    ) -> Iterator[D]:
        """Yield what concerns a school, or all of them; last year's, too, since leaders meet before the summer."""
        holders: list[SchoolYear | School] = [*self.local.years[: self.index + 1]]
        holders += [each for each in self.local.with_own_days if each.name == school]
        for holder in holders:
            for each in listed(holder):
                schools = getattr(each, "schools", ())  # what a school says itself is its own
                if not schools or school in schools:
                    yield each


def _off_or_planning(calendar: SchoolCalendar, day: date) -> str | None:
    why = calendar.day_off(day)
    return f"fri ({why})" if why else PLANNING if day in calendar.planning else None


def year_days(local: Local) -> tuple[YearDays, ...]:
    """Return the school years there are dates for, in order."""
    return tuple(YearDays(index=index, local=local, year=year) for index, year in enumerate(local.years))


@lru_cache(maxsize=4)
def _holidays(first: int, last: int) -> Mapping[date, str]:
    """Return the public holidays of some years; looking them up is what takes time."""
    from holidays import country_holidays

    return dict(country_holidays("NO", language="no", years=range(first, last + 1)).items())
