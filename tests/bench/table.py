"""A figure and its target in, a line of the table out, as it is read in Norwegian."""

from __future__ import annotations

from typing import NamedTuple

LABEL, COLUMN = 60, 9


class Measured(NamedTuple):
    """A figure that has a target."""

    label: str
    value: float
    target: float


def print_row(label: str, *cells: str | float) -> None:
    """Print a line at once, so that whoever waits can read it."""
    words = (cell if isinstance(cell, str) else write_number(cell) for cell in cells)
    print(f"{label:{LABEL}}{''.join(f'{word:>{COLUMN}}' for word in words)}", flush=True)


def write_number(value: float) -> str:
    """Return a number with two decimals."""
    return f"{value:.2f}".replace(".", ",")
