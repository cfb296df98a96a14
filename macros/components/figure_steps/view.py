"""The steps of the mapping, the four marks, and who sees what is written in each."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.figure_sheets.view import short_title
from macros.components.figure_steps.drawing import DrawnStep, draw_steps
from macros.course import Course, Entry
from macros.drawing import Drawing
from macros.drawn import drawn_from
from macros.schema.base import Page
from macros.schema.teacher import Step
from macros.site import Site
from macros.views.common import Goto, goto
from macros.wording import text

MACRO = "mapping_steps"


@dataclass(frozen=True, kw_only=True)
class StepWords:
    """A step in words."""

    title: str
    seen: tuple[str, ...]
    """Each of its sheets, with who sees it."""


@dataclass(frozen=True, kw_only=True)
class MappingSteps:
    """The drawing, the same in words, and the page that says more."""

    drawing: Drawing
    steps: tuple[StepWords, ...]
    more: Goto | None


def mapping_steps(site: Site, entry: Entry[Page]) -> MappingSteps:
    """Return the steps of the mapping."""
    method = drawn_from(site.course, MACRO)
    assert method, "the check lets the figure be called only where the method is"
    steps = tuple(
        StepWords(title=step.title, seen=seen_of(site.course, step))
        for step in getattr(method.page, "steps", ())
    )
    again = [meeting for meeting in site.course.meetings if method.page.id in meeting.page.methods][-1:]
    until = text("figure.steps.locked", number=again[0].page.number) if again else ""
    drawn = [DrawnStep(title=step.title, seen=step.seen) for step in steps]
    return MappingSteps(
        drawing=draw_steps(drawn, until),
        steps=steps,
        more=goto(method) if method.path != entry.path else None,
    )


def seen_of(course: Course, step: Step) -> tuple[str, ...]:
    """Return who sees each sheet of a step."""
    sheets = (course.sheets[name].page for name in step.worksheets)
    return tuple(
        text(
            "figure.steps.seen",
            sheet=short_title(sheet),
            who=sheet.handling.seen_by[:1].lower() + sheet.handling.seen_by[1:],
        )
        for sheet in sheets
        if sheet.handling
    )
