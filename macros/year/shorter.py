"""A sitting in, what goes first when it becomes shorter out: for who begins late, or has to leave early."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.schema.block import Block
from macros.year.allocate import shorten
from macros.year.fill import fill_part
from macros.year.slots import Item, Part, Slot

LOG_ROUND = "log_round"
"""What can wait, though no block says it."""


@dataclass(frozen=True, kw_only=True)
class Shorter:
    """What is done otherwise in a sitting that is `minutes` shorter; what is in none of the lists is as planned."""

    minutes: int
    left_out: tuple[Block, ...] = ()
    postponed: tuple[Block, ...] = ()
    """What is done another time, since not even all that can be left out makes room for it."""
    instead: tuple[Slot, ...] = ()
    """What is done in its shorter way, as it is then held."""
    less: tuple[tuple[Block, int], ...] = ()
    """What gets fewer minutes, and how many it gets."""
    on_time: Block | None = None
    """From where a sitting that begins so many minutes late goes by the clock of the plan; the last always does."""


def shorten_part(part: Part, minutes: int) -> Shorter:
    """Plan a sitting as if it were `minutes` shorter; a break and what is repeated are kept."""
    length = part.minutes - minutes
    # Nobody who is short of time begins on what the plan had no room for.
    items: list[Item] = [item for item in part.items if item.block not in part.left_out]
    postponed: list[Block] = []
    if shorten(items, length) is None:
        items = [_with_one_pupil(item) for item in items]
    while (fitting := shorten(items, length)) is None:
        once = [item for item in items if item.block.core and not (item.block.repeat or item.block.is_pause)]
        if not once:
            return Shorter(minutes=minutes, postponed=tuple(postponed))
        goes = _first_to_go(items, once, length)
        items.remove(goes)
        postponed.append(goes.block)
    there = {slot.block.id: slot for slot in fill_part(part.number, fitting, length).slots}
    planned = [slot for slot in part.slots if not slot.is_slack]
    gone = [slot.block for slot in planned if slot.block.id not in there and slot.block not in postponed]
    kept = [(slot, there[slot.block.id]) for slot in planned if slot.block.id in there]
    changed = Shorter(
        minutes=minutes,
        left_out=tuple(block for block in gone if not block.is_pause),
        postponed=tuple(postponed),
        instead=tuple(new for old, new in kept if new.uses_alternative and not old.uses_alternative),
        less=tuple(
            (new.block, new.minutes)
            for old, new in kept
            if new.minutes < old.minutes and new.uses_alternative == old.uses_alternative
        ),
    )
    return replace(changed, on_time=_find_on_time(changed, planned))


def _find_on_time(change: Shorter, planned: Sequence[Slot]) -> Block | None:
    """Return the first block before which all the minutes are saved, unless that is the last."""
    now = {slot.block.id: slot.minutes for slot in change.instead}
    now |= {block.id: minutes for block, minutes in change.less}
    now |= {block.id: 0 for block in (*change.left_out, *change.postponed)}
    saved = 0
    for slot in planned[:-1]:
        if saved >= change.minutes and now.get(slot.block.id, slot.minutes):
            return slot.block
        saved += slot.minutes - now.get(slot.block.id, slot.minutes)
    return None


def _with_one_pupil(item: Item) -> Item:
    """Let a block that takes pupils one by one take one."""
    one = getattr(item.block, "per_pupil", 0)
    return replace(item, least=min(item.least, one)) if one else item


def _first_to_go(items: Sequence[Item], once: Sequence[Item], length: int) -> Item:
    """Return what can best wait: rounds on what was logged first, and the shortest that is enough.

    When nothing that can wait is left, the last block goes, since it builds on the rest.
    """
    can_wait = sorted(filter(_can_wait, once), key=lambda item: (not _is_log_round(item), item.least))
    enough = (goes for goes in can_wait if shorten([item for item in items if item is not goes], length))
    return next(enough, can_wait[0] if can_wait else once[-1])


def _is_log_round(item: Item) -> bool:
    return getattr(item.block, "type", "") == LOG_ROUND


def _can_wait(item: Item) -> bool:
    return _is_log_round(item) or getattr(item.block, "can_wait", False)
