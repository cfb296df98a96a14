"""Lengths and angles in, the paths and words of a drawing out: plain geometry, which knows nothing of the course.

Lengths are units of a drawing's own width, x to the right and y down; angles are degrees from the top,
clockwise. A drawing is lines and words, in that order. A pattern is lines, too: no id, and so no two of one name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import atan2, cos, degrees, radians, sin

NARROW, WIDE = frozenset("fijlrtI.,:;!|'()[]-–· "), frozenset("mwMWÆ%@")
SMALLEST = 12.0
"""The size of the least words: a phone of 320 px shows a drawing of 288 units as it is."""
Point = tuple[float, float]
"""To the right, and down."""
Area = tuple[float, float, float, float]
"""A rectangle: its upper left corner, its width and its height."""
HALF_TURN = 180
WIDTH = 288.0
"""The width of a drawing that a phone is to show."""


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """Something drawn; `classes` is its look, `path` the data of an SVG path."""

    classes: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Words:
    """A line of words; `y` is the foot of the letters, `anchor` what of the line lies at `x`."""

    x: float
    y: float
    text: str
    size: float = SMALLEST
    anchor: str = "middle"
    classes: str = "plain"

    @property
    def area(self) -> Area:
        """Where the line stands, on the safe side."""
        width = text_width(self.text, self.size)
        left = self.x - width * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return left, self.y - 0.78 * self.size, width, self.size


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A figure; `title` is its name to who does not see it."""

    title: str
    width: float
    height: float
    strokes: tuple[Stroke, ...]
    words: tuple[Words, ...]


def drawing(
    title: str, height: float, strokes: Iterable[Stroke], words: Iterable[Words], width: float = WIDTH
) -> Drawing:
    """Return a drawing; what follows on each other with one look becomes one path."""
    merged = (
        Stroke(classes=look, path="".join(stroke.path for stroke in group))
        for look, group in groupby(strokes, lambda stroke: stroke.classes)
    )
    return Drawing(title=title, width=width, height=height, strokes=tuple(merged), words=tuple(words))


def number(value: float) -> str:
    """Write a length as short as can be, to a tenth."""
    return f"{round(value, 1):g}"


def text_width(text: str, size: float) -> float:
    """Return at most how wide a line becomes in the fonts that readers have."""
    units = (
        0.34 if sign in NARROW else 0.9 if sign in WIDE else 0.7 if sign.isupper() else 0.58 for sign in text
    )
    return size * sum(units)


def wrap(text: str, width: float, size: float = SMALLEST) -> tuple[str, ...]:
    """Break a text into lines that are no wider than `width`, if its words allow it; a hyphen may be a place."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def words_at(
    at: Point,
    lines: Sequence[str],
    size: float = SMALLEST,
    anchor: str = "middle",
    classes: str = "plain",
) -> list[Words]:
    """Place lines under each other; `at` is the middle of them all."""
    step, (x, y) = 1.22 * size, at
    first = y - step * (len(lines) - 1) / 2 + 0.35 * size
    return [
        Words(x=x, y=first + step * place, text=line, size=size, anchor=anchor, classes=classes)
        for place, line in enumerate(lines)
    ]


def line(*points: Point) -> str:
    """Return the path through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def box(area: Area) -> str:
    """Return a rectangle."""
    x, y, width, height = map(number, area)
    return f"M{x} {y}h{width}v{height}H{x}Z"


def circle(at: Point, radius: float) -> str:
    """Return a circle."""
    r, d = number(radius), number(2 * radius)
    return f"M{number(at[0] - radius)} {number(at[1])}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z"


def at_angle(centre: Point, radius: float, angle: float) -> Point:
    """Return the point at an angle and a distance from another."""
    return centre[0] + radius * sin(radians(angle)), centre[1] - radius * cos(radians(angle))


def arc(centre: Point, radius: float, start: float, end: float) -> str:
    """Return a piece of a circle's edge, clockwise."""
    (x1, y1), (x2, y2) = at_angle(centre, radius, start), at_angle(centre, radius, end)
    large, r = int(end - start > HALF_TURN), number(radius)
    return f"M{number(x1)} {number(y1)}A{r} {r} 0 {large} 1 {number(x2)} {number(y2)}"


def arrow_head(tip: Point, angle: float, size: float = 5.0) -> str:
    """Return the head of an arrow that points at an angle."""
    wings = [at_angle(tip, size, angle + HALF_TURN + side) for side in (-35, 35)]
    return line(wings[0], tip, wings[1])


def arrow(start: Point, end: Point) -> str:
    """Return a straight arrow."""
    angle = degrees(atan2(end[0] - start[0], start[1] - end[1]))
    return line(start, end) + arrow_head(end, angle)


def hatch(area: Area, step: float, *, falls: bool = False) -> str:
    """Return slanting lines that fill a rectangle and stay inside; rising to the right, or falling."""
    x, y, width, height = area
    path, offset = "", step / 2
    while offset < width + height:
        start, end = max(0.0, offset - height), min(width, offset)
        low, high = offset - start, offset - end
        ends = ((start, height - low), (end, height - high)) if falls else ((start, low), (end, high))
        path += line(*((x + across, y + down) for across, down in ends))
        offset += step
    return path


def rules(area: Area, step: float) -> str:
    """Return lying lines that fill a rectangle."""
    x, y, width, height = area
    places = [y + step * (place + 0.5) for place in range(int(height / step))]
    return "".join(line((x, place), (x + width, place)) for place in places)


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Return places in their order and `apart` at least, each moved as little as its neighbours allow."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    groups: list[list[int]] = []
    for index in order:
        groups.append([index])
        while groups[1:] and _gap(groups[-2], groups[-1], places, apart) < apart:
            groups[-2:] = [groups[-2] + groups[-1]]
    moved = list(places)
    for group in groups:
        for place, index in enumerate(group):
            moved[index] = _first(group, places, apart) + apart * place
    return moved


def _first(group: Sequence[int], places: Sequence[float], apart: float) -> float:
    middle = sum(places[index] for index in group) / len(group)
    return middle - apart * (len(group) - 1) / 2


def _gap(before: Sequence[int], after: Sequence[int], places: Sequence[float], apart: float) -> float:
    return _first(after, places, apart) - _first(before, places, apart) - apart * (len(before) - 1)
