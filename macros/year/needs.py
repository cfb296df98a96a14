"""A block and those who meet in, the least minutes that it takes them out.

The rules of minutes stand in CONTRIBUTING: what a mark, an answer in a round or a point read aloud takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypedDict

from macros.course import Course
from macros.schema.block import Block
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
LAST_RESORT = 10
"""What the short way costs that is taken only when the other short ways are not enough."""
HURRIED = 4 / 5
"""What a school gets of its minutes when time is lost."""
TALK = 10
"""Minutes below which talk about pupils is not cut; a round that goes from meeting to meeting may take one pupil."""
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
    return [_meeting_item(block, course) for block in blocks]


def agenda_items(agenda: Iterable[AgendaItem], films: Sequence[ShownFilm], local: Local) -> list[Item]:
    """Return a session's items with the time that they take these schools; without films none shows any."""
    schools = len(local.schools)
    return [
        Item(
            block=item,
            least=_least_of_item(item, films, schools * item.per_school),
            hurried=_least_of_item(item, films, schools * item.per_school * HURRIED),
            **_short_way(item, shows_film=item.type == "film"),
        )
        for item in agenda
        if films or item.type != "film"
    ]


def _meeting_item(block: MeetingBlock, course: Course) -> Item:
    films = [show_film(course.films[name], course.local) for name in block.films]
    least = _least_of_block(block, films, sizes_of(course.local))
    return Item(
        block=block,
        least=least,
        hurried=min(least, block.per_pupil if block.type == "relation_round" else TALK)
        if block.per_pupil
        else None,
        **_short_way(block, shows_film=bool(films)),
    )


class _ShortWay(TypedDict):
    """What an item says of its alternative."""

    alternative_least: int | None
    alternative_cost: int


def _short_way(block: Block, *, shows_film: bool) -> _ShortWay:
    instead = block.alternative
    is_last = bool(instead and instead.last_resort)
    return _ShortWay(
        alternative_least=instead.minutes if instead else None,
        alternative_cost=FILM_COST if shows_film else LAST_RESORT if is_last else 1,
    )


def _least_of_block(block: MeetingBlock, films: Sequence[ShownFilm], sizes: Sizes) -> int:
    sheets = -(-sizes.members // COLUMNS)
    in_turn = -(-sizes.members // sheets)
    seconds = (
        block.per_member * sizes.members
        + block.per_row * sizes.pupils
        + block.per_mark * sizes.pupils * in_turn
    )
    return _round_up(max(block.minutes + sum(film.minutes for film in films), -(-seconds // MINUTE)))


def _least_of_item(item: AgendaItem, films: Sequence[ShownFilm], of_schools: float) -> int:
    """Return what an item takes, with `of_schools` minutes to hear all the schools."""
    if item.type == "film":
        return _round_up(sum(film.minutes for film in films)) + item.minutes
    return max(item.minutes, _round_up(of_schools)) + item.extra_time


def _round_up(minutes: float) -> int:
    return ceil(minutes / STEP) * STEP
