"""A session in, its items with the numbers that the page, the summons and the record share, out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from macros.year.planner import PlannedSession
from macros.year.slots import Slot


def number_items(session: PlannedSession) -> Iterator[tuple[int | None, Slot]]:
    """Yield what the session has time for, in its order, each item with its number; a break has none, nor time left over."""
    numbers = count(1)
    for slot in session.part.slots:
        yield (None if slot.block.is_pause or slot.is_slack else next(numbers)), slot
