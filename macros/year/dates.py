"""Windows and the days on which one may meet in, a date for each gathering out: pure arithmetic.

In order, inside the windows, and with pauses as equal as can be; a date given by hand stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

Days = tuple[date, ...]
"""A date for each sitting of a gathering."""
FAR = 1 << 60
HURRIED = 10**8
"""What it costs to begin the next gathering before there has been time for what lies between."""


class NoRoomError(Exception):
    """The year cannot hold the gatherings: there is no day for the one at `index` after `earliest`."""

    def __init__(self, index: int, earliest: date | None, *, has_choice: bool) -> None:
        super().__init__(f"no day for gathering {index}")
        self.index = index
        self.earliest = earliest
        self.has_choice = has_choice
        """Whether there would be a day, were it not for the gatherings before."""


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """Something to find dates for; `first` and `last` bound all its sittings."""

    first: date
    last: date
    sittings: int = 1
    given: date | None = None
    """The date that someone has decided for the first sitting, wherever it lies."""
    ends_season: bool = False
    """Whether the pause until the next is of no interest, as over the summer."""
    rest: int = 0
    """Days that should pass after the last sitting, for what comes between it and the next gathering."""


def spread(
    gatherings: Sequence[Gathering], days: Sequence[date], costs: Mapping[date, int] | None = None
) -> tuple[Days, ...]:
    """Choose the days of each gathering; raises NoRoomError when there is no way to.

    Of all ways, the one with the least sum of squared pauses, those before the first and after the
    last included, and of what `costs` says that a day costs; of several such, the one that comes first
    in the year. Sittings of one gathering follow each other on the next possible days.
    """
    choices = [_choices(gathering, days) for gathering in gatherings]
    _require_room(choices)
    ways = _cheapest_ways(gatherings, choices, costs or {})
    totals = [
        _square(gatherings[0].first, option[0]) + way[0]
        for option, way in zip(choices[0], ways[0], strict=True)
    ]
    number = totals.index(min(totals))
    chosen = []
    for options, way in zip(choices, ways, strict=True):
        chosen.append(options[number])
        number = way[number][1]
    return tuple(chosen)


def _choices(gathering: Gathering, days: Sequence[date]) -> list[Days]:
    count = gathering.sittings
    if gathering.given:
        after = bisect_right(days, gathering.given)
        choice = (gathering.given, *days[after : after + count - 1])
        return [choice] if len(choice) == count else []
    start, end = bisect_right(days, gathering.first), bisect_right(days, gathering.last)
    start -= start > 0 and days[start - 1] == gathering.first
    return [tuple(days[index : index + count]) for index in range(start, end - count + 1)]


def _require_room(choices: Sequence[Sequence[Days]]) -> None:
    """Take the earliest days there are; what has none then has none at all."""
    earliest: date | None = None
    for index, options in enumerate(choices):
        option = next((option for option in options if earliest is None or option[0] > earliest), None)
        if option is None:
            raise NoRoomError(index, earliest, has_choice=bool(options))
        earliest = option[-1]


def _cheapest_ways(
    gatherings: Sequence[Gathering], choices: Sequence[Sequence[Days]], costs: Mapping[date, int]
) -> list[list[tuple[int, int]]]:
    """Return for each choice the least cost of it and what comes after it, and the next gathering's choice."""
    ways: list[list[tuple[int, int]]] = [
        [(_square(option[-1], gatherings[-1].last) + _cost(option, costs), 0) for option in choices[-1]]
    ]
    for index, (options, later) in reversed(list(enumerate(pairwise(choices)))):
        here, there = gatherings[index], gatherings[index + 1]
        best = []
        for option in options:
            tries = [
                (_pause(here, option, there, after) + cost, number)
                for number, (after, (cost, _)) in enumerate(zip(later, ways[0], strict=True))
                if after[0] > option[-1]
            ]
            least, number = min(tries, default=(FAR, 0))
            best.append((least + _cost(option, costs), number))
        ways.insert(0, best)
    return ways


def _cost(option: Days, costs: Mapping[date, int]) -> int:
    return sum(costs.get(day, 0) for day in option)


def _pause(here: Gathering, option: Days, there: Gathering, after: Days) -> int:
    if here.ends_season:
        return _square(option[-1], here.last) + _square(there.first, after[0])
    hurried = HURRIED if (after[0] - option[-1]).days <= here.rest > 0 else 0
    return _square(option[-1], after[0]) + hurried


def _square(earlier: date, later: date) -> int:
    return (later - earlier).days ** 2
