"""A Banking Time on a line of minutes, and its two dosages as days of the week."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.figure_banking.drawing import draw_banking_time
from macros.course import Entry
from macros.drawing import Drawing
from macros.drawn import points_of
from macros.schema.base import Page
from macros.site import Site

MACRO = "banking_time"


@dataclass(frozen=True, kw_only=True)
class BankingTime:
    """The drawing, and its numbers in words."""

    drawing: Drawing
    during: tuple[str, ...]
    ending: tuple[str, ...]
    dosages: tuple[str, ...]


def banking_time(site: Site, entry: Entry[Page]) -> BankingTime:
    """Return the figure of a Banking Time."""
    during, ending, dosages = (
        tuple(point.text for point in points_of(site.course, MACRO, group))
        for group in ("komponenter", "avslutning", "dosering")
    )
    return BankingTime(
        drawing=draw_banking_time(len(during), len(ending)), during=during, ending=ending, dosages=dosages
    )
