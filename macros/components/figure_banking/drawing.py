"""How many components and moves there are in, a line of minutes and two calendars out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.drawing import Drawing, Stroke, Words, box, circle, drawing, hatch, line, words_at
from macros.wording import text

LEAST, MOST, LEFT = 10, 15, 2
"""Minutes of a Banking Time, and how many are left when one says so; as the points of the method say."""
MINUTE = 12.0
START, BAR = 12.0, (46.0, 40.0)
WEEKS = 14.0
DAILY = ("11111", "11111")
"""Every day for two weeks."""
WEEKLY = ("10101", "10100", "10101")
"""Two to three times a week for a while."""


def draw_banking_time(components: int, moves: int) -> Drawing:
    """Draw the minutes, the components and the moves by number, and the two dosages."""
    strokes, words = [*_minutes()], [*_axis()]
    top, height = BAR
    for place in range(components):
        at = (START + MINUTE * (1.2 + place * 2.5), top + height / 2)
        strokes.append(Stroke(classes="full", path=circle(at, 10)))
        words += words_at(at, [str(place + 1)], classes="light")
    for place in range(moves):
        at = (START + MINUTE * (MOST - LEFT) + place * 22, top + height + 42)
        strokes.append(Stroke(classes="accent", path=circle(at, 9.5)))
        words += words_at(at, [chr(ord("a") + place)], classes="strong")
    for number, (x, weeks) in enumerate(((START, DAILY), (160.0, WEEKLY)), 1):
        words += words_at(
            (x, 168.0), [text(f"figure.banking.dosage_{number}")], anchor="start", classes="strong"
        )
        strokes += _calendar(x, 180.0, weeks)
    return drawing(text("figure.banking.title"), 244.0, strokes, words)


def _minutes() -> Iterator[Stroke]:
    top, height = BAR
    yield Stroke(classes="soft", path=box((START, top, MINUTE * LEAST, height)))
    rest = (START + MINUTE * LEAST, top, MINUTE * (MOST - LEAST), height)
    yield Stroke(classes="plain", path=box(rest))
    yield Stroke(classes="hatch", path=hatch(rest, 9))
    ticks = (
        line((START + MINUTE * at, top + height), (START + MINUTE * at, top + height + 6))
        for at in range(MOST + 1)
    )
    yield Stroke(classes="line", path="".join(ticks))
    warning = START + MINUTE * (MOST - LEFT)
    yield Stroke(classes="dash", path=line((warning, top - 14), (warning, top + height + 32)))


def _axis() -> Iterator[Words]:
    top, height = BAR
    for at in (0, LEAST, MOST):
        yield from words_at((START + MINUTE * at, top + height + 15), [str(at)])
    yield from words_at(
        (START, top - 10), [text("figure.banking.during").rstrip(":")], anchor="start", classes="strong"
    )
    yield from words_at(
        (START + MINUTE * (MOST - LEFT) - 24, top - 20),
        [text("figure.banking.left", count=LEFT)],
        anchor="start",
        classes="strong",
    )
    yield from words_at(
        (START, top + height + 42),
        [text("figure.banking.ending").rstrip(":")],
        anchor="start",
        classes="strong",
    )


def _calendar(x: float, y: float, weeks: Sequence[str]) -> Iterator[Stroke]:
    """Yield the days of some weeks; those with a Banking Time are full."""
    for row, week in enumerate(weeks):
        for column, day in enumerate(week):
            area = (x + column * 20, y + row * 20, WEEKS, WEEKS)
            yield Stroke(classes="full" if day == "1" else "plain", path=box(area))
