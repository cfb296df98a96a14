"""Blocks and a length in, a timetable out: the time rules, as pure arithmetic.

Whole steps of five minutes, contiguous, summing exactly. When time is short, optional blocks go
first, then blocks use their alternative, then the meeting is split at a seam. Core blocks never
vanish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from macros.schema.block import Block, Form
from macros.schema.rules import STEP


class DoesNotFitError(Exception):
    """The core cannot be fitted; `minutes` is the shortest length that would hold it."""

    def __init__(self, message: str, minutes: int) -> None:
        super().__init__(message)
        self.minutes = minutes


@dataclass(frozen=True, kw_only=True)
class Item:
    """A block with the least time it needs here, and what its alternative would need."""

    block: Block
    least: int
    alternative_least: int | None = None
    uses_alternative: bool = False


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A block with its place in time; `start` and `minutes` count from the part's beginning."""

    block: Block
    start: int
    minutes: int
    uses_alternative: bool = False

    @property
    def end(self) -> int:
        return self.start + self.minutes

    @property
    def form(self) -> Form:
        """Who works together, in the block or in what is done in its place."""
        instead = self.block.alternative if self.uses_alternative else None
        return (instead and instead.form) or self.block.form


@dataclass(frozen=True, kw_only=True)
class Part:
    """One sitting: its slots, and the optional blocks there was no time for."""

    number: int
    minutes: int
    slots: tuple[Slot, ...]
    left_out: tuple[Block, ...] = ()


def fit_blocks(items: Sequence[Item], length: int) -> tuple[Part, ...]:
    """Plan blocks into as few parts of `length` minutes as hold them.

    Raises DoesNotFitError when a stretch between two seams is longer than a part, or when a part
    has nothing that can fill its time.
    """
    stages = _with_alternatives(items)
    whole = next(([stage] for stage in stages if _core_least(stage) <= length), None)
    groups = whole or _split(stages, length)
    return tuple(_fill_part(number, group, length) for number, group in enumerate(groups, 1))


def shortest_length(items: Sequence[Item]) -> int:
    """Return the least minutes that hold the core in one part, with every alternative in use."""
    return _core_least(_with_alternatives(items)[-1])


def _core_least(items: Sequence[Item]) -> int:
    return sum(item.least for item in items if item.block.core)


def _with_alternatives(items: Sequence[Item]) -> list[list[Item]]:
    """Return the items with the first alternative in use, with the first two, and so on.

    Only the core's alternatives count, since optional blocks are left out before any is used.
    """
    current, stages = list(items), [list(items)]
    for index, item in enumerate(items):
        shorter = item.alternative_least
        if item.block.core and shorter is not None and shorter < item.least:
            current = current.copy()
            current[index] = replace(item, least=shorter, uses_alternative=True)
            stages.append(current)
    return stages


def _split(stages: Sequence[Sequence[Item]], length: int) -> list[list[Item]]:
    """Cut at seams into the fewest parts whose core fits, with the fewest alternatives."""
    most = len(_seams(stages[0])) + 1
    needed = _heaviest(_cut(stages[-1], most))
    if needed > length:
        message = f"kjernen kan ikke deles slik at hver del får plass på {length} minutter"
        raise DoesNotFitError(message, needed)
    tries = (_cut(items, count) for count in range(2, most + 1) for items in stages)
    return next(parts for parts in tries if _heaviest(parts) <= length)


def _seams(items: Sequence[Item]) -> list[int]:
    """Return where the plan can be cut: before these items, since something has gone before."""
    once = [index for index, item in enumerate(items) if not item.block.repeat]
    return [index for index in once[1:] if items[index].block.seam]


def _cut(items: Sequence[Item], count: int) -> list[list[Item]]:
    """Cut into `count` parts, as even as can be; repeated blocks are in each."""
    cuts = ((0, *inner, len(items)) for inner in combinations(_seams(items), count - 1))
    return min(([_gather(items, *ends) for ends in pairwise(cut)] for cut in cuts), key=_heaviest)


def _heaviest(parts: Sequence[Sequence[Item]]) -> int:
    return max(map(_core_least, parts))


def _gather(items: Sequence[Item], start: int, end: int) -> list[Item]:
    """Return a part's items in their order, the repeated ones included."""
    return [item for index, item in enumerate(items) if item.block.repeat or start <= index < end]


def _fill_part(number: int, items: Sequence[Item], length: int) -> Part:
    kept = _drop_optional(items, length)
    minutes = _grow(kept, length)
    slots, start = [], 0
    for item, granted in zip(kept, minutes, strict=True):
        slots.append(
            Slot(block=item.block, start=start, minutes=granted, uses_alternative=item.uses_alternative)
        )
        start += granted
    kept_blocks = {item.block.id for item in kept}
    left_out = tuple(item.block for item in items if item.block.id not in kept_blocks)
    return Part(number=number, minutes=length, slots=tuple(slots), left_out=left_out)


def _drop_optional(items: Sequence[Item], length: int) -> list[Item]:
    """Leave out optional blocks that do not fit; the earlier ones have precedence."""
    room = length - _core_least(items)
    kept = []
    for item in items:
        if not item.block.core:
            if item.least > room:
                continue
            room -= item.least
        kept.append(item)
    return kept


def _grow(items: Sequence[Item], length: int) -> list[int]:
    """Give out what is left in steps, each to the block furthest behind its share."""
    minutes = [item.least for item in items]
    grown = [0] * len(items)
    for _ in range((length - sum(minutes)) // STEP):
        open_items = [
            index
            for index, item in enumerate(items)
            if item.block.share and (item.block.max is None or minutes[index] < item.block.max)
        ]
        if not open_items:
            message = f"ingen blokk kan fylle de siste {length - sum(minutes)} av {length} minutter"
            raise DoesNotFitError(message, sum(minutes))
        index = max(open_items, key=lambda i: (items[i].block.share / (grown[i] + 1), -i))
        minutes[index] += STEP
        grown[index] += 1
    return minutes
