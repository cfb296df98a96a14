"""A meeting's or a session's minutes as a bar: each block as long as it takes, in the pattern of who works together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.drawing import (
    SMALLEST,
    WIDTH,
    Area,
    Drawing,
    Stroke,
    Words,
    box,
    drawing,
    hatch,
    rules,
    spread,
    text_width,
    words_at,
)
from macros.wording import minutes_text, text
from macros.year.slots import Part, Slot

PAUSE, FILM = "pause", "film"
HEIGHT, TOP, NUMBERS = 22.0, 1.0, 33.0
"""Of the bar, and where it and the numbers lie."""
ROW, SWATCH = 18.0, 20.0
APART = 15.0
"""The least width between the middles of two numbers."""


def draw_timeline(part: Part) -> Drawing:
    """Draw a part of a meeting, or a session; the numbers are those of its run-sheet."""
    unit = WIDTH / part.minutes
    strokes: list[Stroke] = []
    for slot in part.slots:
        area = (slot.start * unit, TOP, slot.minutes * unit, HEIGHT)
        strokes += pattern(form_of(slot), area)
    middles = [(slot.start + slot.minutes / 2) * unit for slot in part.slots if is_item(slot)]
    words = [
        word
        for place, middle in enumerate(_inside(spread(middles, APART)), 1)
        for word in words_at((middle, NUMBERS), [str(place)])
    ]
    title = text("figure.timeline.title", minutes=minutes_text(part.minutes))
    return drawing(title, NUMBERS + ROW / 2, strokes, words)


def draw_legend(part: Part) -> Drawing:
    """Draw what each pattern of a time line means, in rows."""
    strokes: list[Stroke] = []
    words: list[Words] = []
    x, y = 0.0, ROW / 2
    for form in dict.fromkeys(form_of(slot) for slot in part.slots):
        name = text(f"form.{form}")
        width = SWATCH + 5 + text_width(name, SMALLEST) + 10
        if x and x + width > WIDTH:
            x, y = 0.0, y + ROW
        strokes += pattern(form, (x + 1, y - 6, SWATCH, 12))
        words += words_at((x + SWATCH + 6, y), [name], anchor="start")
        x += width
    return drawing(text("figure.timeline.legend"), y + ROW / 2, strokes, words)


def form_of(slot: Slot) -> str:
    """Return what a slot looks like: who works together, a film, or a break."""
    if slot.block.id.startswith(PAUSE):
        return PAUSE
    if getattr(slot.block, "type", "") == FILM and not slot.uses_alternative:
        return FILM
    return slot.form


def is_item(slot: Slot) -> bool:
    """Whether a slot has a number: a break and time left over have none, as in the call and the minutes."""
    return not (slot.is_slack or slot.block.id.startswith(PAUSE))


def pattern(form: str, area: Area) -> Iterator[Stroke]:
    """Yield a rectangle in the pattern of a form."""
    yield Stroke(classes="full" if form == FILM else "plain", path=box(area))
    x, y, width, height = area
    inner = (x + 1, y + 1, max(1.0, width - 2), height - 2)
    if form == "alone":
        yield Stroke(classes="hatch", path=rules(inner, 4))
    elif form == "pairs":
        yield Stroke(classes="hatch", path=hatch(inner, 6))
    elif form == "group":
        yield Stroke(classes="hatch", path=hatch(inner, 6) + hatch(inner, 6, falls=True))
    elif form == PAUSE:
        yield Stroke(
            classes="dash", path=box((x + width * 0.25, y + height * 0.3, width * 0.5, height * 0.4))
        )


def _inside(places: Sequence[float]) -> list[float]:
    """Keep numbers within the drawing, and apart; there are far fewer of them than have room."""
    low, high = APART / 2, WIDTH - APART / 2
    from_left = [max(low + APART * number, place) for number, place in enumerate(places)]
    last = len(places) - 1
    return [min(high - APART * (last - number), place) for number, place in enumerate(from_left)]
