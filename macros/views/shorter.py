"""A sitting in, what goes first when there is less time than planned out, in words."""

from __future__ import annotations

from collections.abc import Sequence

from macros.schema.block import Block
from macros.schema.local import SHORTEST_MEETING
from macros.wording import listing, text
from macros.year.shorter import Shorter, shorten_part
from macros.year.slots import Part, Slot

LESS, LATE = 15, 10
"""How many minutes less page 1 has an answer for: when the meeting is shorter, and when it begins late."""


def when_shorter(part: Part) -> tuple[tuple[str, str], ...]:
    """Return what goes first when the sitting is shorter than planned, and when it begins late.

    No meeting is planned shorter than the shortest; it can still begin late.
    """
    questions = (("shorter.less", LESS), ("shorter.late", LATE))
    return tuple(
        (text(question), _otherwise(shorten_part(part, minutes)))
        for question, minutes in questions
        if minutes == LATE or part.minutes - minutes >= SHORTEST_MEETING
    )


def when_late(part: Part) -> str:
    """Return what goes first when the sitting begins late, or has become late."""
    return _otherwise(shorten_part(part, LATE))


def _otherwise(change: Shorter) -> str:
    changes = (
        ("shorter.left_out", change.left_out),
        ("shorter.postponed", change.postponed),
    )
    said = [text(key, blocks=_named(blocks)) for key, blocks in changes if blocks]
    if change.instead:
        said.append(text("shorter.instead", blocks=listing([_variant(slot) for slot in change.instead])))
    if change.less:
        lengths = [
            text("shorter.length", title=block.title, minutes=minutes) for block, minutes in change.less
        ]
        said.append(text("shorter.give", lengths=listing(lengths)))
    return " ".join(said) or text("shorter.nothing")


def _variant(slot: Slot) -> str:
    form = text(f"form.{slot.form}").lower()
    return text("shorter.variant", title=slot.block.title, minutes=slot.minutes, form=form)


def _named(blocks: Sequence[Block]) -> str:
    return listing([text("shorter.block", title=block.title) for block in blocks])
