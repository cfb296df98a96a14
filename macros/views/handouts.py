"""What is printed for a meeting or a leader session, and how many of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.course import Course
from macros.schema.base import Track
from macros.schema.block import Handout
from macros.views.common import Goto, goto
from macros.wording import text

USUAL_GROUP = 8
"""How many take part when nobody has said: as many as there is room for on the sheet where they compare."""

CARDS = 2
"""How many cards for the pocket a sheet has."""


@dataclass(frozen=True, kw_only=True)
class HandoutView:
    """A sheet to print, and how many."""

    goto: Goto
    copies: str


def handout_views(course: Course, handouts: Iterable[Handout], track: Track) -> tuple[HandoutView, ...]:
    """Return the sheets of a meeting or a session, each with its number in words."""
    return tuple(
        HandoutView(goto=goto(course.sheets[handout.sheet]), copies=_copies_text(course, handout, track))
        for handout in handouts
    )


def participants(course: Course, track: Track) -> int | None:
    """Return how many sit in a group, if that is known; the leaders' number nobody has said."""
    return course.local.group_size if track == "laerer" else None


def is_cards(course: Course, handout: Handout) -> bool:
    """Say whether a handout is cards to cut out, so that a sheet serves several."""
    return handout.copies == "each" and course.sheets[handout.sheet].page.pocket


def count_copies(course: Course, handout: Handout, size: int) -> int:
    """Return how often a sheet is printed for a group of a size."""
    if handout.copies == "group":
        return 1
    return -(-size // CARDS) if is_cards(course, handout) else size


def _copies_text(course: Course, handout: Handout, track: Track) -> str:
    if handout.copies == "group":
        return text(f"copies.group.{track}")
    size, is_shared = participants(course, track), is_cards(course, handout)
    if size:
        count = count_copies(course, handout, size)
        return text("copies.cards_count" if is_shared else "copies.count", count=count)
    return text("copies.cards" if is_shared else "copies.each")
