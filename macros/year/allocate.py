"""Blocks and a length in, a timetable out: the time rules, as pure arithmetic.

Whole steps of five minutes, contiguous, summing exactly. When time is short, optional blocks go
first, then blocks use their alternative, then the meeting is split at a seam. Core blocks never
vanish. A long sitting has a break, and what no block has use for stands last, as time to spare.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from macros.year.fill import BREAK_FROM, core_least, fill_part
from macros.year.slots import DoesNotFitError, Item, Part


def fit_blocks(items: Sequence[Item], length: int) -> tuple[Part, ...]:
    """Plan blocks into as few parts of `length` minutes as hold them.

    Raises DoesNotFitError when a stretch between two seams is longer than a part.
    """
    return tuple(
        fill_part(number, group, length) for number, group in enumerate(part_items(items, length), 1)
    )


def part_items(items: Sequence[Item], length: int) -> Sequence[Sequence[Item]]:
    """Return what each of the parts holds, as short as it needs; raises DoesNotFitError as `fit_blocks` does."""
    items = _with_breaks(items, length)
    whole = shorten(items, length)
    return [whole] if whole else _split(items, length)


def shortest_length(items: Sequence[Item], length: int = 0) -> int:
    """Return the least minutes that hold the core in one part, with every alternative in use."""
    return core_least(_shortest(_with_breaks(items, length)))


def shorten(items: Sequence[Item], length: int) -> list[Item] | None:
    """Return the items with the alternatives that the length asks for; None when all are not enough.

    Of all sets that do, the one that costs least, and of such the one that keeps most minutes. Only
    the core's alternatives count, since optional blocks are left out before any is used.
    """
    over = core_least(items) - length
    saving = [index for index, item in enumerate(items) if _saves_time(item)]
    sets = (chosen for count in range(len(saving) + 1) for chosen in combinations(saving, count))
    enough = [chosen for chosen in sets if _saved(items, chosen) >= over]
    if not enough:
        return None
    best = min(
        enough,
        key=lambda chosen: (sum(items[i].alternative_cost for i in chosen), _saved(items, chosen)),
    )
    return [_use_alternative(item) if index in best else item for index, item in enumerate(items)]


def _with_breaks(items: Sequence[Item], length: int) -> list[Item]:
    return [item for item in items if length >= BREAK_FROM or not item.block.is_pause]


def _saves_time(item: Item) -> bool:
    return item.block.core and item.alternative_least is not None and item.alternative_least < item.least


def _saved(items: Sequence[Item], chosen: Sequence[int]) -> int:
    return sum(items[index].least - (items[index].alternative_least or 0) for index in chosen)


def _use_alternative(item: Item) -> Item:
    assert item.alternative_least is not None, "only what has an alternative uses it"
    return replace(item, least=item.alternative_least, uses_alternative=True)


def _shortest(items: Sequence[Item]) -> list[Item]:
    return [_use_alternative(item) if _saves_time(item) else item for item in items]


def _split(items: Sequence[Item], length: int) -> list[list[Item]]:
    """Cut at seams into the fewest parts whose core fits, with the alternatives that cost least."""
    most = len(_seams(items)) + 1
    needed = min(map(_heaviest, _cuts(_shortest(items), most)))
    if needed > length:
        message = f"kjernen kan ikke deles slik at hver del får plass på {length} minutter"
        raise DoesNotFitError(message, needed)
    tries = (_shorten_each(_cuts(items, count), length) for count in range(2, most + 1))
    return min(next(filter(None, tries)), key=lambda parts: (_cost(parts), _heaviest(parts)))


def _shorten_each(cuts: Iterator[list[list[Item]]], length: int) -> list[list[list[Item]]]:
    """Return the cuts whose every part fits, shortened as it needs."""
    tries = ([shorten(part, length) for part in cut] for cut in cuts)
    return [[part for part in parts if part] for parts in tries if None not in parts]


def _cost(parts: Sequence[Sequence[Item]]) -> int:
    return sum(item.alternative_cost for part in parts for item in part if item.uses_alternative)


def _seams(items: Sequence[Item]) -> list[int]:
    """Return where the plan can be cut: before these items, since something has gone before."""
    once = [index for index, item in enumerate(items) if not item.block.repeat]
    return [index for index in once[1:] if items[index].block.seam]


def _cuts(items: Sequence[Item], count: int) -> Iterator[list[list[Item]]]:
    """Yield every way to cut into `count` parts; repeated blocks are in each."""
    for inner in combinations(_seams(items), count - 1):
        yield [_gather(items, *ends) for ends in pairwise((0, *inner, len(items)))]


def _heaviest(parts: Sequence[Sequence[Item]]) -> int:
    return max(map(core_least, parts))


def _gather(items: Sequence[Item], start: int, end: int) -> list[Item]:
    """Return a part's items in their order, the repeated ones included."""
    return [item for index, item in enumerate(items) if item.block.repeat or start <= index < end]
