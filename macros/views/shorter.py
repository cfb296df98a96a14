"""A sitting in, what goes first when there is less time than planned out, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.schema.block import Block
from macros.schema.local import SHORTEST_MEETING
from macros.wording import listing, text
from macros.year.shorter import Shorter, is_log_round, shorten_part
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
        (text(question), _otherwise(part, minutes))
        for question, minutes in questions
        if minutes == LATE or part.minutes - minutes >= SHORTEST_MEETING
    )


def when_late(part: Part) -> str:
    """Return what goes first when the sitting begins late, or has become late."""
    return _otherwise(part, LATE)


def _otherwise(part: Part, minutes: int) -> str:
    """Say what is done otherwise, and for who begins late from where the plan holds."""
    change, titles = shorten_part(part, minutes), {slot.block.id: slot.title for slot in part.slots}
    said = [*_without(change, titles), *_lengths(change, titles)]
    if said and part.slots[-1].is_slack:
        said.insert(0, text("shorter.spare"))
    if said and minutes == LATE and change.on_time:
        said.append(text("shorter.on_time", title=titles[change.on_time.id]))
    return " ".join(said) or text("shorter.nothing")


def _without(change: Shorter, titles: Titles) -> Iterator[str]:
    """Yield what is not done, or not now, and what is done in its shorter way."""
    changes = (
        ("shorter.left_out", change.left_out),
        ("shorter.log_round", [block for block in change.postponed if is_log_round(block)]),
        ("shorter.postponed", [block for block in change.postponed if not is_log_round(block)]),
    )
    yield from (text(key, blocks=_named(blocks, titles)) for key, blocks in changes if blocks)
    if change.instead:
        variants = [_variant(slot, titles) for slot in change.instead]
        yield text("shorter.instead", blocks=listing(variants))


def _lengths(change: Shorter, titles: Titles) -> Iterator[str]:
    for key, blocks in (("shorter.give", change.less), ("shorter.more", change.more)):
        lengths = [
            text("shorter.length", title=titles[block.id], minutes=minutes) for block, minutes in blocks
        ]
        if lengths:
            yield text(key, lengths=listing(lengths))


def _variant(slot: Slot, titles: Titles) -> str:
    title = titles[slot.block.id]
    if slot.form == slot.block.form:
        return text("shorter.same_form", title=title, minutes=slot.minutes)
    form = text(f"form.{slot.form}").lower()
    return text("shorter.variant", title=title, minutes=slot.minutes, form=form)


def _named(blocks: Sequence[Block], titles: Titles) -> str:
    return listing([text("shorter.block", title=titles[block.id]) for block in blocks])
