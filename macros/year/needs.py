"""A block and those who meet in, the least minutes that it takes them out.

The rules of minutes stand in CONTRIBUTING: what a mark, an answer in a round or a point read aloud takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.course import Course
from macros.schema.leader import AgendaItem
from macros.schema.local import Local
from macros.schema.meeting_block import MeetingBlock
from macros.schema.rules import STEP
from macros.year.films import ShownFilm, show_film
from macros.year.slots import Item

USUAL_CLASS, USUAL_GROUP = 28, 8
"""What plans count on until a municipality says how many they are."""
COLUMNS = 8
"""So many have a column on the sheet that goes round; a larger group has several sheets at a time."""
FILM_COST = 100
"""What it costs not to show a film, where a round in pairs costs one: whatever else is done, films are seen."""
MINUTE = 60


@dataclass(frozen=True)
class Sizes:
    """How many pupils are on the class list, and how many adults meet."""

    pupils: int
    members: int


def sizes_of(local: Local) -> Sizes:
    """Return the sizes that a municipality has given, or the usual ones."""
    return Sizes(local.class_size or USUAL_CLASS, local.group_size or USUAL_GROUP)


def meeting_items(blocks: Iterable[MeetingBlock], course: Course) -> list[Item]:
    """Return a meeting's blocks with the time that they take this group."""
    sizes = sizes_of(course.local)
    return [
        Item(
            block=block,
            least=_least_of_block(
                block, [show_film(course.films[name], course.local) for name in block.films], sizes
            ),
            alternative_least=block.alternative.minutes if block.alternative else None,
            alternative_cost=FILM_COST if block.films else 1,
        )
        for block in blocks
    ]


def agenda_items(agenda: Iterable[AgendaItem], films: Sequence[ShownFilm], local: Local) -> list[Item]:
    """Return a session's items with the time that they take these schools; without films none shows any."""
    return [
        Item(
            block=item,
            least=_least_of_item(item, films, len(local.schools)),
            alternative_least=item.alternative.minutes if item.alternative else None,
            alternative_cost=FILM_COST if item.type == "film" else 1,
        )
        for item in agenda
        if films or item.type != "film"
    ]


def _least_of_block(block: MeetingBlock, films: Sequence[ShownFilm], sizes: Sizes) -> int:
    sheets = -(-sizes.members // COLUMNS)
    in_turn = -(-sizes.members // sheets)
    seconds = (
        block.per_member * sizes.members
        + block.per_row * sizes.pupils
        + block.per_mark * sizes.pupils * in_turn
    )
    return _round_up(max(block.minutes + sum(film.minutes for film in films), -(-seconds // MINUTE)))


def _least_of_item(item: AgendaItem, films: Sequence[ShownFilm], schools: int) -> int:
    if item.type == "film":
        return _round_up(sum(film.minutes for film in films)) + item.minutes
    return max(item.minutes, _round_up(item.per_school * schools)) + item.extra_time


def _round_up(minutes: int) -> int:
    return -(-minutes // STEP) * STEP
