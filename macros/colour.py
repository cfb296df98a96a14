"""A municipality's colour in, the colours of its links and marks out, light and dark, each of them readable.

The grounds are those of `colours.css`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable

READABLE = 4.5
"""The contrast that WCAG asks of text, on level AA."""
WHITE, BLACK = "#ffffff", "#000000"
LIGHT = ("#fffdf9", "#f6f1e7", "#fbece2", WHITE)
"""What the colour is written on, and white, which is written on it."""
LIGHT_TEXTS = ("#22292e", "#545c61", "#a3431b")
DARK = ("#181c20", "#22282d", "#3b291e")
DARK_TEXTS = ("#ece7de", "#b6babb", "#f3ac7f")
STEPS = 200
DARKEST = 0.04045
"""Where the curve of a screen is straight, by WCAG's formula."""


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours written as `#rrggbb`."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def worst_contrast(colour: str, grounds: Iterable[str] = LIGHT) -> float:
    """Return the contrast of a colour with the ground it is hardest to read on."""
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: str, toward: str, grounds: Iterable[str]) -> str:
    """Return the colour nearest to one, on its way to black or white, that can be read on all grounds."""
    grounds = tuple(grounds)
    shades = (_mix(colour, toward, step / STEPS) for step in range(STEPS + 1))
    return next(shade for shade in shades if worst_contrast(shade, grounds) >= READABLE)


def darker(colour: str) -> str:
    """Return the nearest darker colour that can be read on the light page."""
    return readable(colour, BLACK, LIGHT)


def stylesheet(colour: str) -> str:
    """Return the style of a municipality: its colour where the site has its own, on screens."""
    light_soft = readable_ground(_mix(colour, WHITE, 0.9), WHITE, (*LIGHT_TEXTS, colour))
    dark_soft = readable_ground(_mix(colour, DARK[0], 0.7), BLACK, DARK_TEXTS)
    dark = readable(colour, WHITE, (*DARK, dark_soft))
    return (
        "@media screen {\n"
        f"  :root {{\n    --gr-primary: {colour};\n    --gr-primary-soft: {light_soft};\n  }}\n}}\n\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f"  :root {{\n    --gr-primary: {dark};\n    --gr-primary-soft: {dark_soft};\n  }}\n}}\n"
    )


def readable_ground(ground: str, toward: str, texts: Iterable[str]) -> str:
    """Return the ground nearest to one, on its way to black or white, on which all texts can be read."""
    return readable(ground, toward, texts)


def _mix(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(colour: str) -> float:
    scaled = [channel / 255 for channel in _channels(colour)]
    linear = [part / 12.92 if part <= DARKEST else ((part + 0.055) / 1.055) ** 2.4 for part in scaled]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
