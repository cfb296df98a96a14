"""Marks on a year in, a wheel of two rings out: twelve months, clockwise from August at the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from macros.drawing import (
    WIDTH,
    Drawing,
    Point,
    Stroke,
    Words,
    at_angle,
    box,
    circle,
    drawing,
    line,
    spread,
    words_at,
)
from macros.wording import text
from macros.year.schoolyear import FIRST_MONTH, MONTHS

CENTRE = (WIDTH / 2, WIDTH / 2)
MONTH = 360 / MONTHS
EDGE, LEADERS, TEACHERS, HUB = 143.0, 116.0, 85.0, 52.0
"""The radii between which the months' names, the sessions and the meetings lie."""
RING = {"session": 102.0, "meeting": 70.0, "follow_up": 70.0, "shred": 70.0}
APART = {"session": 12.5, "meeting": 18.0}
"""How many degrees two marks of a ring are apart, at least."""
MARK, FILM = 10.0, 4.5
LEGEND_ROW, LEGEND_TOP = 19.0, 304.0
Happening = Literal["meeting", "session", "follow_up", "shred"]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Something that happens; `place` is in months from August."""

    kind: Happening
    place: float
    label: str = ""
    has_film: bool = False


@dataclass(frozen=True, kw_only=True)
class Happenings:
    """What happens in a year; breaks are from and to, in months from August."""

    meetings: Sequence[Mark]
    sessions: Sequence[Mark]
    breaks: Sequence[tuple[float, float]]

    @property
    def marks(self) -> list[Mark]:
        """The marks with room between those of one ring."""
        return [*_apart(self.meetings, APART["meeting"]), *_apart(self.sessions, APART["session"])]


def draw_wheel(title: str, year: Happenings) -> Drawing:
    """Draw a year, and below it what its signs mean."""
    strokes, words = _wheel(year)
    legend, legend_words, height = _legend(year, LEGEND_TOP, columns=2)
    return drawing(title, height, [*strokes, *legend], [*words, *legend_words])


def draw_apart(title: str, legend_title: str, year: Happenings) -> tuple[Drawing, Drawing]:
    """Draw a year, and what its signs mean in a drawing to stand beside it."""
    legend, legend_words, height = _legend(year, LEGEND_ROW / 2, columns=1)
    return drawing(title, WIDTH, *_wheel(year)), drawing(
        legend_title, height, legend, legend_words, WIDTH / 2
    )


def _wheel(year: Happenings) -> tuple[list[Stroke], list[Words]]:
    strokes, words = [*_ground(year.breaks)], [*_names(has_leaders=bool(year.sessions))]
    for mark in year.marks:
        strokes += _mark_strokes(mark)
        if mark.label:
            words += words_at(_at(mark), [mark.label], classes="strong")
    return strokes, words


def _apart(marks: Sequence[Mark], degrees: float) -> list[Mark]:
    moved = spread([mark.place * MONTH for mark in marks], degrees)
    return [replace(mark, place=angle / MONTH) for mark, angle in zip(marks, moved, strict=True)]


def _at(mark: Mark, shift: float = 0) -> Point:
    return at_angle(CENTRE, RING[mark.kind] + shift, mark.place * MONTH)


def _ground(breaks: Sequence[tuple[float, float]]) -> Iterator[Stroke]:
    """Yield the rings and the months, and what is off."""
    yield Stroke(classes="soft", path=circle(CENTRE, EDGE))
    yield Stroke(classes="plain", path=circle(CENTRE, LEADERS))
    for start, end in breaks:
        angles = [start * MONTH + step * 1.4 for step in range(1, max(2, int((end - start) * MONTH / 1.4)))]
        path = "".join(
            line(at_angle(CENTRE, HUB, angle), at_angle(CENTRE, LEADERS, angle)) for angle in angles
        )
        yield Stroke(classes="thin", path=path)
    spokes = (
        line(at_angle(CENTRE, LEADERS, month * MONTH), at_angle(CENTRE, EDGE, month * MONTH))
        for month in range(MONTHS)
    )
    yield Stroke(classes="thin", path="".join(spokes) + circle(CENTRE, TEACHERS))
    yield Stroke(classes="plain", path=circle(CENTRE, HUB))


def _names(*, has_leaders: bool) -> Iterator[Words]:
    for month in range(MONTHS):
        name = text(f"month.{(month + FIRST_MONTH - 1) % MONTHS + 1}")[:3]
        yield from words_at(at_angle(CENTRE, (EDGE + LEADERS) / 2, (month + 0.5) * MONTH), [name])
    leaders, teachers = text("year.column.leaders").lower(), text("year.column.teachers").lower()
    lines = [text("figure.year.outer"), leaders, "", text("figure.year.inner"), teachers]
    yield from words_at(CENTRE, lines if has_leaders else [text("year.column.teachers")])


def _mark_strokes(mark: Mark) -> Iterator[Stroke]:
    yield from symbol(mark.kind, _at(mark))
    if mark.has_film:
        yield from symbol("film", _at(mark, -MARK - FILM))


def symbol(kind: str, at: Point, size: float = MARK) -> Iterator[Stroke]:
    """Yield the sign of a kind of mark: a circle, a square, a dashed circle, a cross, a film's triangle, bars."""
    (x, y), arm = at, size * 0.55
    if kind == "meeting":
        yield Stroke(classes="plain", path=circle(at, size))
    elif kind == "session":
        yield Stroke(classes="accent", path=box((x - size, y - size, 2 * size, 2 * size)))
    elif kind == "follow_up":
        yield Stroke(classes="dash", path=circle(at, arm))
    elif kind == "shred":
        cross = line((x - arm, y - arm), (x + arm, y + arm)) + line((x - arm, y + arm), (x + arm, y - arm))
        yield Stroke(classes="thick", path=cross)
    elif kind == "film":
        corners = ((x - FILM * 0.7, y - FILM), (x + FILM, y), (x - FILM * 0.7, y + FILM))
        yield Stroke(classes="full", path=f"{line(*corners)}Z")
    else:
        bars = (line((x + place, y - arm), (x + place, y + arm)) for place in (-6, -2, 2, 6))
        yield Stroke(classes="thin", path="".join(bars))


def _legend(year: Happenings, top: float, columns: int) -> tuple[list[Stroke], list[Words], float]:
    """Return what the signs mean, those that are there, and where that ends."""
    marks = year.marks
    kinds: list[str] = list(dict.fromkeys(mark.kind for mark in marks))
    if any(mark.has_film for mark in marks):
        kinds.append("film")
    if year.breaks:
        kinds.append("pause")
    strokes: list[Stroke] = []
    words: list[Words] = []
    for place, kind in enumerate(kinds):
        x, y = 12 + place % columns * 140, top + place // columns * LEGEND_ROW
        strokes += symbol(kind, (x, y), 0.7 * MARK if kind in ("meeting", "session") else MARK)
        words += words_at((x + 14, y), [text(f"figure.year.{kind}")], anchor="start")
    rows = -(-len(kinds) // columns)
    return strokes, words, top + rows * LEGEND_ROW
