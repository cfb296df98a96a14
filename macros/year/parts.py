"""A meeting's sittings in, the same with names, purposes and words of their own out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from macros.schema.meeting_block import MeetingPart
from macros.schema.teacher import Meeting
from macros.wording import listing
from macros.year.slots import Part, Slot


def name_parts(page: Meeting, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts as the page has named the stretches that they cover; a whole meeting needs no name."""
    if len(parts) == 1 or not page.parts:
        return parts
    named, last = [], page.parts[0]
    for part in parts:
        held = {item.block.id for item in part.items}
        covered = [stretch for stretch in page.parts if stretch.begins in held] or [last]
        last = covered[-1]
        named.append(
            replace(
                part,
                name=_join(covered),
                purpose=" ".join(stretch.purpose for stretch in covered),
                until_next=last.until_next if part is not parts[-1] else None,
                slots=_with_words(part.slots, _opening(covered), last.closing),
            )
        )
    return tuple(named)


def _join(stretches: Sequence[MeetingPart]) -> str:
    """Join the names as a sentence does, with one capital."""
    first, *rest = (stretch.name for stretch in stretches)
    return listing([first, *(name[:1].lower() + name[1:] for name in rest)])


def _opening(stretches: Sequence[MeetingPart]) -> str:
    first, *rest = stretches
    return " ".join([first.opening, *(stretch.also for stretch in rest if stretch.also)])


def _with_words(slots: tuple[Slot, ...], opening: str, closing: str) -> tuple[Slot, ...]:
    """Let what is repeated say what this part is about, and ask for what has happened in it."""
    last = max((index for index, slot in enumerate(slots) if slot.block.repeat), default=0)
    words = {0: opening, last: closing} if last else {0: opening}
    return tuple(
        replace(slot, said=words[index]) if index in words and slot.block.repeat else slot
        for index, slot in enumerate(slots)
    )
