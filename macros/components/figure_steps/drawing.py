"""Steps and who sees their sheets in, a way down the page out, with the four marks above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.drawing import (
    SMALLEST,
    WIDTH,
    Drawing,
    Point,
    Stroke,
    Words,
    arrow,
    box,
    circle,
    drawing,
    line,
    words_at,
    wrap,
)
from macros.wording import text

MARKS = ("p", "u", "s", "none")
SIDE, ROW, GAP = 34.0, 15.5, 16.0
NUMBER = 13.0


class DrawnStep(NamedTuple):
    """A step: what it is, and who sees each of its sheets."""

    title: str
    seen: tuple[str, ...]


def draw_steps(steps: Sequence[DrawnStep], until: str) -> Drawing:
    """Draw the marks, and the steps with who sees what; `until` is said before the last."""
    strokes: list[Stroke] = []
    words: list[Words] = []
    for place, mark in enumerate(MARKS):
        strokes += _mark(mark, (SIDE / 2 + 2, 15 + place * 28))
        words += _mark_words(mark, (SIDE / 2 + 2, 15 + place * 28))
    y = 15.0 + len(MARKS) * 28 + 2
    for place, step in enumerate(steps, 1):
        if place == len(steps) and until:
            strokes.append(Stroke(classes="dash", path=line((0, y - 2), (WIDTH, y - 2))))
            words += words_at((WIDTH / 2, y + 10), [until], classes="muted")
            y += 28
        title = wrap(step.title, WIDTH - SIDE - 6, SMALLEST + 1)
        seen = [part for line_ in step.seen for part in wrap(line_, WIDTH - SIDE - 6)]
        at = (NUMBER + 2, y + NUMBER)
        strokes.append(Stroke(classes="full", path=circle(at, NUMBER)))
        words += words_at(at, [str(place)], 13, classes="light")
        height = (len(title) + len(seen)) * ROW + 6
        if place < len(steps):
            strokes.append(
                Stroke(classes="line", path=arrow((at[0], y + 2 * NUMBER + 3), (at[0], y + height + GAP - 4)))
            )
        words += words_at((SIDE, y + len(title) * ROW / 2), title, anchor="start", classes="strong")
        words += words_at(
            (SIDE, y + (len(title) + len(seen) / 2) * ROW), seen, anchor="start", classes="muted"
        )
        y += max(height + GAP, 2 * NUMBER + GAP)
    return drawing(text("figure.steps.title"), y, strokes, words)


def _mark(mark: str, at: Point) -> Iterator[Stroke]:
    """Yield a mark as on the sheets: its colour, and a shape that needs none."""
    x, y = at
    yield Stroke(classes=mark if mark != "none" else "plain", path=box((x - 16, y - 11, 32, 22)))


def _mark_words(mark: str, at: Point) -> Iterator[Words]:
    shape = text(f"mark.{mark}.shape") if mark != "none" else ""
    letter = f"{text(f'mark.{mark}.letter')} {shape}".strip()
    yield from words_at(at, [letter], 13, classes="coded" if mark != "none" else "strong")
    said = wrap(text(f"mark.{mark}.word"), WIDTH - SIDE - 8)
    yield from words_at((at[0] + SIDE - 10, at[1]), said, anchor="start")
