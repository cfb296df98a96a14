"""A sitting in, what goes first when there is less time than planned out, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from macros.schema.block import Block
from macros.schema.local import SHORTEST_MEETING
from macros.wording import listing, text
from macros.year.shorter import Shorter, shorten_part
from macros.year.slots import Part, Slot

Titles = Mapping[str, str]
"""What each block is called in the plan, by its id."""
LESS, LATE = 15, 10
"""How many minutes less page 1 has an answer for: when the meeting is shorter, and when it begins late."""


def when_shorter(part: Part) -> tuple[tuple[str, str], ...]:
    """Return what goes first when the sitting is shorter than planned, and when it begins late.

    No meeting is planned shorter than the shortest; it can still begin late.
    """
    questions = (("shorter.less", LESS), ("shorter.late", LATE))
    return tuple(
        (text(question), _otherwise(shorten_part(part, minutes), _titles(part), minutes == LATE))
        for question, minutes in questions
        if minutes == LATE or part.minutes - minutes >= SHORTEST_MEETING
    )


def when_late(part: Part) -> str:
    """Return what goes first when the sitting begins late, or has become late."""
    return _otherwise(shorten_part(part, LATE), _titles(part), is_late=True)


def _titles(part: Part) -> Titles:
    return {slot.block.id: slot.title for slot in part.slots}


def _otherwise(change: Shorter, titles: Titles, is_late: bool) -> str:
    changes = (
        ("shorter.left_out", change.left_out),
        ("shorter.postponed", change.postponed),
    )
    said = [text(key, blocks=_named(blocks, titles)) for key, blocks in changes if blocks]
    if change.instead:
        variants = [_variant(slot, titles) for slot in change.instead]
        said.append(text("shorter.instead", blocks=listing(variants)))
    if change.less:
        lengths = [
            text("shorter.length", title=titles[block.id], minutes=minutes) for block, minutes in change.less
        ]
        said.append(text("shorter.give", lengths=listing(lengths)))
    if change.more:
        lengths = [
            text("shorter.more_length", title=titles[block.id], minutes=minutes)
            for block, minutes in change.more
        ]
        said.append(text("shorter.more", lengths=listing(lengths)))
    if is_late and said and change.on_time:
        said.append(text("shorter.on_time", title=titles[change.on_time.id]))
    return " ".join(said) or text("shorter.nothing")


def _variant(slot: Slot, titles: Titles) -> str:
    form = text(f"form.{slot.form}").lower()
    return text("shorter.variant", title=titles[slot.block.id], minutes=slot.minutes, form=form)


def _named(blocks: Sequence[Block], titles: Titles) -> str:
    return listing([text("shorter.block", title=titles[block.id]) for block in blocks])
