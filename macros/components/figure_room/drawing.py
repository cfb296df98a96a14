"""A room from above, with a number at each of its six points, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from macros.drawing import WIDTH, Drawing, Point, Stroke, arrow, box, circle, drawing, line, words_at
from macros.wording import text

HEIGHT = 226.0
WALL = (4.0, 4.0, WIDTH - 8, HEIGHT - 8)
DESK = (44.0, 22.0)
ROWS, COLUMNS = (84.0, 130.0, 176.0), (30.0, 106.0, 182.0)
STAND: Point = (70.0, 34.0)
"""Where one sees everybody."""
NUMBERS: tuple[Point, ...] = (
    (24.0, 22.0),
    (204.0, 119.0),
    (94.0, 30.0),
    (90.0, 152.0),
    (166.0, 97.0),
    (262.0, 60.0),
)
"""The room as it is; a desk that helps or hinders; who sees all; the way to each; the way past; the things."""


def draw_room() -> Drawing:
    """Draw the room."""
    words = [
        word for place, at in enumerate(NUMBERS, 1) for word in words_at(at, [str(place)], classes="light")
    ]
    words += words_at((158.0, 18.0), [text("figure.room.board")])
    words += words_at((252.0, HEIGHT - 20), [text("figure.room.door")])
    words += words_at((258.0, 32.0), [text("figure.room.shelf")])
    return drawing(text("figure.room.title"), HEIGHT, list(_strokes()), words)


def _strokes() -> Iterator[Stroke]:
    yield Stroke(classes="plain", path=box(WALL))
    yield Stroke(classes="thick", path=line((110, 6), (206, 6)))
    yield Stroke(classes="soft", path=box((236, 42, 44, 36)))
    yield Stroke(classes="thick", path=line((228, HEIGHT - 4), (276, HEIGHT - 4)))
    for y in ROWS:
        for x in COLUMNS:
            yield Stroke(classes="soft", path=box((x, y, *DESK)))
            yield Stroke(classes="plain", path=circle((x + DESK[0] / 2, y + DESK[1] + 8), 6))
    sights = ((30.0, 76.0), (128.0, 78.0), (196.0, 76.0))
    yield Stroke(classes="dash", path="".join(line(STAND, end) for end in sights))
    yield Stroke(classes="full", path=circle(STAND, 7))
    yield Stroke(classes="line", path=arrow((90, 76), (90, 206)))
    yield Stroke(classes="line", path=arrow((166, 206), (166, 76)))
    yield Stroke(classes="warm", path="".join(circle(at, 9.5) for at in NUMBERS))
