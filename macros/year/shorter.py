"""A sitting in, what goes first when it becomes shorter out: for who begins late, or has to leave early."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from macros.schema.block import Block
from macros.year.allocate import shorten
from macros.year.fill import core_least, fill_part
from macros.year.needs import FILM_COST
from macros.year.slots import Item, Part, Slot

SKIPPED = "skip"
LOG_ROUND = "log_round"
"""What can wait, though no block says it."""
Lengths = tuple[tuple[Block, int], ...]
"""Blocks, and how many minutes each gets."""


@dataclass(frozen=True, kw_only=True)
class Shorter:
    """What is done otherwise in a sitting that is `minutes` shorter; what is in none of the lists is as planned."""

    minutes: int
    left_out: tuple[Block, ...] = ()
    postponed: tuple[Block, ...] = ()
    """What is done another time, since not even all that can be left out makes room for it."""
    instead: tuple[Slot, ...] = ()
    """What is done in its shorter way, as it is then held."""
    less: Lengths = ()
    """What gets fewer minutes."""
    more: Lengths = ()
    """What gets more, when the shorter way of something saves more than is lost."""
    on_time: Block | None = None
    """From where a sitting that begins so many minutes late goes by the clock of the plan; the last always does."""


def shorten_part(part: Part, minutes: int) -> Shorter:
    """Plan a sitting as if it were `minutes` shorter; breaks and what is repeated are kept."""
    length = part.minutes - minutes
    planned = [slot for slot in part.slots if not slot.is_slack]
    items = _items_held(part, planned, minutes)
    found = _without_least(items, length, films=True) or _without_least(items, length)
    if not found:
        return Shorter(minutes=minutes, postponed=tuple(item.block for item in _once(items)))
    fitting, gone = found
    there = {slot.block.id: slot for slot in fill_part(part.number, fitting, length).slots}
    postponed = tuple(block for block in gone if _way_out(block) != SKIPPED)
    left_out = (slot.block for slot in planned if slot.block.id not in there and slot.block not in postponed)
    kept = [(slot, there[slot.block.id]) for slot in planned if slot.block.id in there]
    same_way = [(old, new) for old, new in kept if new.uses_alternative == old.uses_alternative]
    return Shorter(
        minutes=minutes,
        left_out=tuple(left_out),
        postponed=postponed,
        instead=tuple(new for old, new in kept if new.uses_alternative and not old.uses_alternative),
        less=tuple((new.block, new.minutes) for old, new in same_way if new.minutes < old.minutes),
        more=tuple((new.block, new.minutes) for old, new in same_way if new.minutes > old.minutes),
        on_time=_find_on_time(planned, there, minutes),
    )


def _without_least(
    items: Sequence[Item], length: int, *, films: bool = False
) -> tuple[list[Item], list[Block]] | None:
    """Return the items as they fit, and the blocks that have to go for it; None when nothing is enough.

    With `films`, they are seen, and only what a block says it can be done without goes.
    """
    left, gone = [*items], []
    while (fitting := _fit(left, length, films=films)) is None:
        goes = _first_to_go(left, length, films=films)
        if goes is None:
            return None
        left.remove(goes)
        gone.append(goes.block)
    return fitting, gone


def _items_held(part: Part, planned: Sequence[Slot], lost: int) -> list[Item]:
    """Return what the sitting has, without the optional blocks that its loss has room for.

    Nobody who is short of time begins on what the plan had no room for. The earlier ones have precedence.
    """
    optional = [slot for slot in reversed(planned) if not slot.block.core]
    room = lost - (part.minutes - planned[-1].end)
    sets = (chosen for count in range(len(optional) + 1) for chosen in combinations(optional, count))
    fitting = (chosen for chosen in sets if _total(chosen) <= room)
    out = {slot.block.id for slot in max(fitting, key=_total, default=())}
    there = {slot.block.id for slot in planned} - out
    return [replace(item, is_held=item.block.is_pause) for item in part.items if item.block.id in there]


def _total(slots: Iterable[Slot]) -> int:
    return sum(slot.minutes for slot in slots)


def _fit(items: Sequence[Item], length: int, *, films: bool) -> list[Item] | None:
    """Return the items as they fit: as planned, at a quicker pace, in shorter ways, or in both."""
    if films:
        items = [_as_it_is(item) if item.alternative_cost == FILM_COST else item for item in items]
    quicker = [_hurry(item) for item in items if item.block.core]
    for tried in (items, quicker):
        if core_least(tried) <= length:
            return [*tried]
    ways = [way for way in (shorten(items, length), shorten(quicker, length)) if way]
    return min(ways, key=_cost_of, default=None)


def _as_it_is(item: Item) -> Item:
    return item if item.uses_alternative else replace(item, alternative_least=None)


def _cost_of(items: Sequence[Item]) -> int:
    return sum(item.alternative_cost for item in items if item.uses_alternative)


def _hurry(item: Item) -> Item:
    return item if item.hurried is None or item.uses_alternative else replace(item, least=item.hurried)


def _find_on_time(planned: Sequence[Slot], there: Mapping[str, Slot], late: int) -> Block | None:
    """Return the first block from which all goes by the plan's clock, unless that is the last; no break is named."""
    found = None
    for old in reversed(planned):
        new = there.get(old.block.id)
        if new is None or (new.start + late, new.minutes) != (old.start, old.minutes):
            break
        found = old.block if not old.block.is_pause else found
    return None if found is planned[-1].block else found


def _once(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.block.core and not (item.block.repeat or item.block.is_pause)]


def _first_to_go(items: Sequence[Item], length: int, *, films: bool) -> Item | None:
    """Return what is done without first: rounds on what was logged, and the shortest that is enough.

    When nothing says that it can be done without, the last block goes, since it builds on the rest.
    """
    once = _once(items)
    can_go = [
        item for item in once if _way_out(item.block) and not (films and item.alternative_cost == FILM_COST)
    ]
    can_go.sort(key=lambda item: (not is_log_round(item.block), item.least))
    last = once[-1:] if not films else []
    enough = (
        goes for goes in can_go if _fit([item for item in items if item is not goes], length, films=films)
    )
    return next(enough, next(iter([*can_go, *last]), None))


def is_log_round(block: Block) -> bool:
    """Return whether the block is a round on what was logged, which two and two can hold by themselves."""
    return getattr(block, "type", "") == LOG_ROUND


def _way_out(block: Block) -> str | None:
    """Return what becomes of a block there is no time for, if it can be done without."""
    return "later" if is_log_round(block) else getattr(block, "when_short", None)
