"""A course in, the points that figures draw out: each point has a place of its own in a drawing.

The drawing knows points by their ids; `missing` and `homeless` tell of those that it waits for in vain, and of
those that it has no place for, so that a check can say so before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from macros.course import Course, Entry
from macros.schema.base import Point, PointGroup
from macros.schema.teacher import Method, Theme


class Drawn(NamedTuple):
    """What a figure is drawn from: a theme or a method, and its points by group."""

    kind: str
    """`theme` or `method`."""
    id: str
    groups: Mapping[str, tuple[str, ...]]


DRAWN = {
    "room_plan": Drawn(
        "theme",
        "fysisk-og-struktur",
        {
            "rommet": (
                "slik-ser-det-ut",
                "hjelper-eller-hindrer",
                "se-alle",
                "na-alle",
                "ga-uten-a-forstyrre",
                "utstyr",
            )
        },
    ),
    "banking_time": Drawn(
        "method",
        "banking-time",
        {
            "komponenter": ("observer", "folg", "sett-ord", "budskap"),
            "avslutning": ("to-minutter", "kommenter", "neste-gang", "hva-na", "bekreft"),
            "dosering": ("hver-dag", "noen-ganger-i-uka"),
        },
    ),
    "mapping_steps": Drawn("method", "kartlegging", {}),
}
"""By the name of the figure's macro."""


def drawn_from(course: Course, macro: str) -> Entry[Theme] | Entry[Method] | None:
    """Return the page whose points a figure draws."""
    drawn = DRAWN[macro]
    return course.themes.get(drawn.id) if drawn.kind == "theme" else course.methods.get(drawn.id)


def points_of(course: Course, macro: str, group: str) -> tuple[Point, ...]:
    """Return the points of a group in the order of the drawing; the check has seen that they are there."""
    entry = drawn_from(course, macro)
    assert entry, f"the check lets {macro} be called only where its page is"
    found = {point.id: point for point in _group(entry, group).points}
    return tuple(found[name] for name in DRAWN[macro].groups[group])


def missing(entry: Entry[Theme] | Entry[Method], macro: str) -> Iterator[tuple[str, str | None]]:
    """Yield group and point of what a drawing waits for in vain; no point when the whole group is missing."""
    known = {group.id: {point.id for point in group.points} for group in entry.page.groups}
    for group, points in DRAWN[macro].groups.items():
        if group not in known:
            yield group, None
        else:
            yield from ((group, point) for point in points if point not in known[group])


def homeless(entry: Entry[Theme] | Entry[Method], macro: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a group has a point that the drawing has no place for: which group, which point, its id."""
    for number, group in enumerate(entry.page.groups):
        drawn = DRAWN[macro].groups.get(group.id)
        if drawn is not None:
            yield from (
                (number, place, point.id) for place, point in enumerate(group.points) if point.id not in drawn
            )


def _group(entry: Entry[Theme] | Entry[Method], name: str) -> PointGroup:
    return next(group for group in entry.page.groups if group.id == name)
