"""The way of the confidential sheets: who fills them in, who sees them, where they are kept, when they are shredded."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.figure_sheets.drawing import draw_ways
from macros.course import Entry
from macros.drawing import Drawing
from macros.schema.base import Page
from macros.schema.sheet import Handling, Sheet
from macros.site import Site
from macros.views.common import Goto
from macros.wording import listing


@dataclass(frozen=True, kw_only=True)
class SheetWay:
    """The sheets that go one way."""

    sheets: tuple[Goto, ...]
    handling: Handling


@dataclass(frozen=True, kw_only=True)
class SheetWays:
    """The drawing, and the same in words, way by way."""

    drawing: Drawing
    ways: tuple[SheetWay, ...]


def sheet_ways(site: Site, entry: Entry[Page]) -> SheetWays:
    """Return the ways of all sheets that say theirs."""
    together: dict[Handling, list[Goto]] = {}
    for found in site.course.sheets.values():
        if found.page.handling:
            link = Goto(title=short_title(found.page), path=found.path)
            together.setdefault(found.page.handling, []).append(link)
    ways = tuple(SheetWay(sheets=tuple(links), handling=way) for way, links in together.items())
    drawn = [(listing([link.title for link in way.sheets]), way.handling) for way in ways]
    return SheetWays(drawing=draw_ways(drawn), ways=ways)


def short_title(sheet: Sheet) -> str:
    """Return what a sheet is called where there is little room: its title without what comes after a colon."""
    return sheet.title.partition(":")[0]
