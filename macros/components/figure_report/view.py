"""Whom to tell: what has happened, and an arrow to who must hear of it, from the one page of duties."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.figure_report.drawing import draw_report
from macros.course import Entry
from macros.drawing import Drawing
from macros.duties import duties_of
from macros.schema.base import Page
from macros.site import Site


@dataclass(frozen=True, kw_only=True)
class ReportPaths:
    """The arrows, and the same in words."""

    drawing: Drawing
    paths: tuple[tuple[str, str], ...]
    """What may have happened, and whom to tell."""


def report_paths(site: Site, entry: Entry[Page]) -> ReportPaths:
    """Return whom to tell of what, for the duties that say it in a few words."""
    duties = duties_of(site.course).values()
    paths = tuple((duty.title, duty.receiver) for duty in duties if duty.receiver)
    return ReportPaths(drawing=draw_report(paths), paths=paths)
