"""Safe base and safe haven: out from the grown-up, and back."""

from __future__ import annotations

from dataclasses import dataclass

from macros.course import Entry
from macros.drawing import (
    HALF_TURN,
    WIDTH,
    Drawing,
    Stroke,
    arc,
    arrow_head,
    at_angle,
    box,
    circle,
    drawing,
    words_at,
)
from macros.schema.base import Page
from macros.site import Site
from macros.wording import text

CENTRE, RADIUS, HEIGHT = (WIDTH / 2, 92.0), 62.0, 184.0
"""Of the way, which is a circle."""


@dataclass(frozen=True, kw_only=True)
class SafeHaven:
    """The way out and back, and the same in two lines."""

    drawing: Drawing
    base: str
    haven: str


def safe_haven(site: Site, entry: Entry[Page]) -> SafeHaven:
    """Return the figure of haven and base."""
    return SafeHaven(drawing=_draw(), base=text("figure.haven.base"), haven=text("figure.haven.haven"))


def _draw() -> Drawing:
    adult, child = (CENTRE[0] - RADIUS, CENTRE[1]), (CENTRE[0] + RADIUS, CENTRE[1])
    strokes = [
        Stroke(classes="line", path=arc(CENTRE, RADIUS, -62, 62)),
        Stroke(classes="line", path=arrow_head(at_angle(CENTRE, RADIUS, 62), 62 + HALF_TURN / 2, 8)),
        Stroke(classes="dash", path=arc(CENTRE, RADIUS, 118, 242)),
        Stroke(classes="line", path=arrow_head(at_angle(CENTRE, RADIUS, 242), 242 + HALF_TURN / 2, 8)),
        Stroke(classes="soft", path=circle(adult, 25)),
        Stroke(classes="accent", path=box((child[0] - 30, child[1] - 22, 60, 44))),
    ]
    words = [
        *words_at(adult, [text("figure.haven.adult")], classes="strong"),
        *words_at(child, text("figure.haven.world").split(), classes="strong"),
        *words_at((CENTRE[0], 12), [text("figure.haven.out")], classes="strong"),
        *words_at((CENTRE[0], HEIGHT - 12), [text("figure.haven.back")], classes="strong"),
    ]
    return drawing(text("figure.haven.title"), HEIGHT, strokes, words)
