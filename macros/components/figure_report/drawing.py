"""What may have happened and whom to tell in, boxes and arrows out."""

from __future__ import annotations

from collections.abc import Sequence

from macros.drawing import WIDTH, Drawing, Stroke, Words, arrow, box, drawing, words_at, wrap
from macros.wording import text

LEFT, GAP, PAD, ROW = 146.0, 24.0, 6.0, 15.0
RIGHT = WIDTH - LEFT - GAP


def draw_report(paths: Sequence[tuple[str, str]]) -> Drawing:
    """Draw a row for each duty: what has happened to the left, whom to tell to the right."""
    strokes: list[Stroke] = []
    words: list[Words] = []
    y = 1.0
    for happened, receiver in paths:
        said = wrap(happened, LEFT - 2 * PAD)
        told = wrap(receiver, RIGHT - 2 * PAD - 4)
        height = max(len(said), len(told)) * ROW + 2 * PAD + 2
        middle = y + height / 2
        strokes += [
            Stroke(classes="plain", path=box((1, y, LEFT, height))),
            Stroke(classes="line", path=arrow((LEFT + 3, middle), (LEFT + GAP - 2, middle))),
            Stroke(classes="accent", path=box((LEFT + GAP, y, RIGHT - 1, height))),
        ]
        words += words_at((1 + PAD, middle), said, anchor="start")
        words += words_at((LEFT + GAP + RIGHT / 2, middle), told, classes="strong")
        y += height + 8
    return drawing(text("figure.report.title"), y - 6, strokes, words)
