"""The slots of a sitting in, its steps as the screen and the leader's page have them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.course import Course
from macros.schema.leader import AgendaItem
from macros.schema.meeting_block import MeetingBlock
from macros.schema.sheet import Sheet
from macros.schema.teacher import Meeting
from macros.views.shown import FilmLink, PointList, film_link, films_of, points_of
from macros.year.planner import PlannedSession
from macros.year.slots import Part, Slot

TIMED = ("welcome", "theory", "exercise", "film", "next_time", "pause", "presentation", "decision")
"""The blocks in which a group may see when they end: no round, no coding, and no talk about pupils."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A block in its place; `id` is the same on the screen and in the leader's hand."""

    id: str
    slot: Slot
    is_timed: bool
    """Whether the group may see when it ends."""
    films: tuple[FilmLink, ...]
    points: tuple[PointList, ...]


def part_id(part: Part) -> str:
    """Return the id of a part, with which those of its steps begin."""
    return f"d{part.number}"


def steps_of(course: Course, part: Part, held: Meeting | PlannedSession) -> Iterator[Step]:
    """Yield the steps of a part of what is held."""
    for slot in part.slots:
        films: tuple[FilmLink, ...] = ()
        points: tuple[PointList, ...] = ()
        if isinstance(held, Meeting) and isinstance(slot.block, MeetingBlock):
            films, points = films_of(course, slot.block), points_of(course, held, slot.block)
        elif (
            isinstance(held, PlannedSession)
            and isinstance(slot.block, AgendaItem)
            and slot.block.type == "film"
        ):
            films = tuple(map(film_link, held.films))
        yield Step(
            id=f"{part_id(part)}-{slot.block.id}",
            slot=slot,
            is_timed=_is_timed(course, slot),
            films=() if slot.uses_alternative else films,
            points=() if slot.uses_alternative else points,
        )


def _is_timed(course: Course, slot: Slot) -> bool:
    """Whether the group may see when a block ends; leaders' talk is about schools, teachers' about pupils."""
    block = slot.block
    kind = getattr(block, "type", "")
    if getattr(block, "per_pupil", 0) or any(_codes(course.sheets[name].page) for name in block.worksheets):
        return False
    return kind in TIMED or (isinstance(block, AgendaItem) and kind == "discussion")


def _codes(sheet: Sheet) -> bool:
    """Whether pupils get marks on a sheet."""
    return any(field.kind == "class_list" for field in sheet.fields)
