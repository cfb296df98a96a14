"""Between two meetings: try, note, tell, choose the next; round and round through the year."""

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
    circle,
    drawing,
    words_at,
)
from macros.schema.base import Page
from macros.site import Site
from macros.wording import text

CENTRE, RADIUS, SPOT = (WIDTH / 2, 118.0), 80.0, 34.0
STEPS = ("try", "note", "tell", "next")
QUARTER = 90
GAP = 27
"""Degrees from the middle of a spot to where the way begins."""


@dataclass(frozen=True, kw_only=True)
class BetweenMeetings:
    """The round, and its steps in words."""

    drawing: Drawing
    steps: tuple[str, ...]


def between_meetings(site: Site, entry: Entry[Page]) -> BetweenMeetings:
    """Return what is done between two meetings."""
    times = sum(bool(meeting.entry.page.number) for meeting in site.year.meetings) - 1
    return BetweenMeetings(
        drawing=_draw(times), steps=tuple(text(f"figure.between.{step}.words") for step in STEPS)
    )


def _draw(times: int) -> Drawing:
    """Draw the round, and how many times a year it is gone."""
    strokes, words = [], []
    for place, step in enumerate(STEPS):
        at = at_angle(CENTRE, RADIUS, place * QUARTER)
        start, end = place * QUARTER + GAP, (place + 1) * QUARTER - GAP
        tip = at_angle(CENTRE, RADIUS, end)
        strokes.append(Stroke(classes="line", path=arc(CENTRE, RADIUS, start, end)))
        strokes.append(Stroke(classes="line", path=arrow_head(tip, end + HALF_TURN / 2, 8)))
        strokes.append(Stroke(classes="soft" if step in STEPS[:2] else "accent", path=circle(at, SPOT)))
        words += words_at(at, [str(place + 1), text(f"figure.between.{step}")], classes="strong")
    words += words_at(CENTRE, [text("figure.between.times", count=times), text("figure.between.year")])
    return drawing(text("figure.between.title"), 236.0, strokes, words)
