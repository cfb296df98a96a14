"""A sitting's items and its length in, the sitting minute by minute out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from macros.schema.block import Block
from macros.schema.rules import STEP
from macros.wording import text
from macros.year.slots import SLACK, Item, Part, Slot

BREAK_FROM = 100
"""Whoever sits together for so many minutes has a break."""


def fill_part(number: int, items: Sequence[Item], length: int) -> Part:
    """Give each of a part's items its time; `items` must fit in it."""
    kept = _choose_breaks(_drop_optional(items, length), length)
    minutes = _grow(kept, length)
    slots, start = [], 0
    for item, granted in zip(kept, minutes, strict=True):
        slots.append(
            Slot(block=item.block, start=start, minutes=granted, uses_alternative=item.uses_alternative)
        )
        start += granted
    if start < length:
        slots.append(Slot(block=_slack(length - start), start=start, minutes=length - start))
    kept_blocks = {item.block.id for item in kept}
    left_out = tuple(
        item.block for item in items if item.block.id not in kept_blocks and not item.block.is_pause
    )
    return Part(number=number, minutes=length, slots=tuple(slots), left_out=left_out, items=tuple(items))


def core_least(items: Sequence[Item]) -> int:
    """Return what the core takes at the least; of several places for a break one is used, unless some are held."""
    pauses = [item.least for item in items if item.block.is_pause]
    held = [item.least for item in items if item.is_held]
    rest = (item.least for item in items if item.block.core and not item.block.is_pause)
    return sum(rest) + (sum(held) or max(pauses, default=0))


def _slack(minutes: int) -> Block:
    return Block(
        id=SLACK,
        title=text("slack.title"),
        text=text("slack.text"),
        screen=text("slack.screen"),
        form="all",
        minutes=minutes,
        core=False,
        source="forslag",
    )


def _drop_optional(items: Sequence[Item], length: int) -> list[Item]:
    """Leave out optional blocks that do not fit; the earlier ones have precedence."""
    room = length - core_least(items)
    kept = []
    for item in items:
        if not item.block.core:
            if item.least > room:
                continue
            room -= item.least
        kept.append(item)
    return kept


def _choose_breaks(items: Sequence[Item], length: int) -> list[Item]:
    """Keep a break near the middle, and one more where people would still sit too long, as long as there is room."""
    if any(item.is_held for item in items):
        return [item for item in items if item.is_held or not item.block.is_pause]
    kept = [item for item in items if not item.block.is_pause]
    places = _break_places(items)
    for count in range(1, len(places) + 1):
        tried = min(
            (_with_breaks_at(items, chosen) for chosen in combinations(places, count)),
            key=lambda items: _longest_stretch(items, [item.least for item in items]),
        )
        if count > 1 and sum(item.least for item in tried) > length:
            break
        kept = tried
        if _longest_stretch(kept, _grow(kept, length)) < BREAK_FROM:
            break
    return kept


def _break_places(items: Sequence[Item]) -> list[int]:
    """Return where a break can be: not before the first thing that is done, and not after the last."""
    once = [index for index, item in enumerate(items) if not (item.block.repeat or item.block.is_pause)]
    return [index for index, item in enumerate(items) if item.block.is_pause and once[0] < index < once[-1]]


def _with_breaks_at(items: Sequence[Item], chosen: Iterable[int]) -> list[Item]:
    return [item for index, item in enumerate(items) if index in chosen or not item.block.is_pause]


def _longest_stretch(items: Sequence[Item], minutes: Sequence[int]) -> int:
    """Return how long people sit together at the most, between breaks and the two ends."""
    breaks = [index for index, item in enumerate(items) if item.block.is_pause]
    ends = pairwise((-1, *breaks, len(items)))
    return max(sum(minutes[start + 1 : end]) for start, end in ends)


def _grow(items: Sequence[Item], length: int) -> list[int]:
    """Give out what is left in steps, each to the block furthest behind its share, as long as any has use for it."""
    minutes = [item.least for item in items]
    grown = [0] * len(items)
    for _ in range((length - sum(minutes)) // STEP):
        open_items = [
            index for index, item in enumerate(items) if item.block.share and _can_grow(item, minutes[index])
        ]
        if not open_items:
            break
        index = max(open_items, key=lambda i: (items[i].block.share / (grown[i] + 1), -i))
        minutes[index] += STEP
        grown[index] += 1
    return minutes


def _can_grow(item: Item, minutes: int) -> bool:
    """Return whether what has `minutes` has use for more; the short way has only if it says so."""
    instead = item.block.alternative if item.uses_alternative else None
    most = (instead.max or 0) if instead else item.block.max
    return most is None or minutes < most
