"""The room from above: six numbers at the places that the six points of the theme are about."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.figure_room.drawing import draw_room
from macros.course import Entry
from macros.drawing import Drawing
from macros.drawn import points_of
from macros.schema.base import Page
from macros.site import Site


@dataclass(frozen=True, kw_only=True)
class RoomPlan:
    """The room, and the points in the order of their numbers."""

    drawing: Drawing
    points: tuple[str, ...]


def room_plan(site: Site, entry: Entry[Page]) -> RoomPlan:
    """Return the room with its points."""
    points = points_of(site.course, "room_plan", "rommet")
    return RoomPlan(drawing=draw_room(), points=tuple(point.text for point in points))
