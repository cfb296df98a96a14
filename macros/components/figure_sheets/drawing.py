"""Sheets and what is done with them in, a row of four boxes for each way out: pen, eye, lock, shredder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.drawing import (
    WIDTH,
    Drawing,
    Point,
    Stroke,
    Words,
    arc,
    arrow,
    box,
    circle,
    drawing,
    line,
    words_at,
    wrap,
)
from macros.schema.sheet import Handling
from macros.wording import text

STEPS = ("filled_by", "seen_by", "kept", "shredded")
BOX, GAP, ROW, TITLE = 64.5, 10.0, 14.6, 13.0
HEAD = 40.0


def draw_ways(ways: Sequence[tuple[str, Handling]]) -> Drawing:
    """Draw the head with the four signs, and a row for each way."""
    strokes: list[Stroke] = []
    words: list[Words] = []
    for place, step in enumerate(STEPS):
        middle = _left(place) + BOX / 2
        strokes += _sign(step, (middle, 10))
        words += words_at((middle, 30), [text(f"figure.sheets.{step}")], classes="strong")
    y = HEAD + 8
    for titles, handling in ways:
        heading = wrap(titles, WIDTH - 4, TITLE)
        words += words_at((1, y + len(heading) * ROW / 2), heading, TITLE, "start", "strong")
        y += len(heading) * (ROW + 1.5) + 3
        told = [wrap(getattr(handling, step), BOX - 5) for step in STEPS]
        height = max(map(len, told)) * ROW + 10
        for place, lines in enumerate(told):
            strokes.append(
                Stroke(
                    classes="soft" if place < len(STEPS) - 1 else "accent",
                    path=box((_left(place), y, BOX, height)),
                )
            )
            words += words_at((_left(place) + BOX / 2, y + height / 2), lines)
            if place:
                strokes.append(
                    Stroke(
                        classes="line",
                        path=arrow(
                            (_left(place) - GAP + 1, y + height / 2), (_left(place) - 2, y + height / 2)
                        ),
                    )
                )
        y += height + 14
    by_look = sorted(strokes, key=lambda stroke: stroke.classes)  # none overlaps, so each look is one path
    return drawing(text("figure.sheets.title"), y - 8, by_look, words)


def _left(place: int) -> float:
    return place * (BOX + GAP)


def _sign(step: str, at: Point) -> Iterator[Stroke]:
    """Yield a pen, an eye, a lock, or a sheet in strips."""
    x, y = at
    if step == "filled_by":
        yield Stroke(
            classes="line",
            path=line(
                (x - 8, y + 8), (x - 5, y + 1), (x + 5, y - 9), (x + 9, y - 5), (x - 1, y + 5), (x - 8, y + 8)
            ),
        )
    elif step == "seen_by":
        yield Stroke(classes="line", path=arc((x, y + 8), 14, -48, 48) + arc((x, y - 10), 14, 132, 228))
        yield Stroke(classes="full", path=circle((x, y - 1), 3.5))
    elif step == "kept":
        yield Stroke(classes="line", path=arc((x, y - 2), 5, -90, 90))
        yield Stroke(classes="full", path=box((x - 8, y - 2, 16, 11)))
    else:
        yield Stroke(classes="line", path=box((x - 8, y - 9, 16, 9)))
        yield Stroke(
            classes="line",
            path="".join(line((x + place, y + 2), (x + place, y + 9)) for place in (-7, -2.3, 2.3, 7)),
        )
