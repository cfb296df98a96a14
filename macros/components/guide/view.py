"""The teacher track: the guide of a theme, and of a method."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.prompts.view import PromptView, prompt_views
from macros.components.references.view import Citation, citation
from macros.course import Course, Entry
from macros.duties import duties_page
from macros.schema.base import Point, PointGroup
from macros.schema.teacher import Method, Step, Theme
from macros.site import Site
from macros.views.common import Goto, Labelled, labelled, sheet_links, source_label
from macros.wording import text


@dataclass(frozen=True, kw_only=True)
class PointView:
    """A point and its refinements."""

    point: Point
    label: str | None


@dataclass(frozen=True, kw_only=True)
class GroupView:
    """A list of points under its heading."""

    group: PointGroup
    label: str | None
    points: tuple[PointView, ...]


@dataclass(frozen=True, kw_only=True)
class StepView:
    """A step of a method."""

    step: Step
    number: int
    sheets: tuple[Goto, ...]
    label: str | None


@dataclass(frozen=True, kw_only=True)
class ThemeGuide:
    """What a theme says one can do: the one thing to try, the theme in five lines, and all the rest."""

    try_this: Labelled
    summary: tuple[str, ...]
    worry: Goto | None
    groups: tuple[GroupView, ...]
    exercise: Labelled
    logging: Labelled
    prompts: tuple[PromptView, ...]
    sheets: tuple[Goto, ...]


@dataclass(frozen=True, kw_only=True)
class BasedOn:
    """What a theme or a method builds on."""

    references: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class MethodGuide:
    """A method: what its marks mean, if it has steps that use them, then the steps, then all the rest."""

    try_this: Labelled
    worry: Goto | None
    explained: tuple[GroupView, ...]
    """What a reader must know before the steps: the first list of a method that has steps."""
    steps: tuple[StepView, ...]
    groups: tuple[GroupView, ...]
    prompts: tuple[PromptView, ...]
    sheets: tuple[Goto, ...]


def theme_guide(site: Site, entry: Entry[Theme]) -> ThemeGuide:
    """Return everything that a theme's page shows."""
    course, page = site.course, entry.page
    return ThemeGuide(
        try_this=labelled(page.try_this, page.source),
        summary=page.summary,
        worry=_worry(course),
        groups=_groups(page.groups, page.source),
        exercise=labelled(page.exercise, page.source),
        logging=labelled(page.logging, page.source),
        prompts=prompt_views(course, page.prompts, page.source),
        sheets=sheet_links(course, page.worksheets),
    )


def based_on(site: Site, entry: Entry[Theme | Method]) -> BasedOn:
    """Return what a theme or a method builds on."""
    return BasedOn(references=tuple(citation(site.course, name) for name in entry.page.literature))


def method_guide(site: Site, entry: Entry[Method]) -> MethodGuide:
    """Return everything that a method's page shows."""
    course, page = site.course, entry.page
    steps = tuple(
        StepView(
            step=step,
            number=number,
            sheets=sheet_links(course, step.worksheets),
            label=source_label(step.source, page.source),
        )
        for number, step in enumerate(page.steps, 1)
    )
    groups = _groups(page.groups, page.source)
    before = 1 if steps else 0
    return MethodGuide(
        try_this=labelled(page.try_this, page.source),
        worry=_worry(course),
        explained=groups[:before],
        steps=steps,
        groups=groups[before:],
        prompts=prompt_views(course, page.prompts, page.source),
        sheets=sheet_links(course, page.worksheets),
    )


def _worry(course: Course) -> Goto | None:
    """Return the link for whoever is worried about a pupil; None without a page of duties."""
    page = duties_page(course)
    return Goto(title=text("duty.label"), path=page.path) if page else None


def _groups(groups: tuple[PointGroup, ...], usual: str) -> tuple[GroupView, ...]:
    def view(point: Point, group: PointGroup) -> PointView:
        return PointView(point=point, label=source_label(point.source, group.source or usual))

    return tuple(
        GroupView(
            group=group,
            label=source_label(group.source, usual),
            points=tuple(view(point, group) for point in group.points),
        )
        for group in groups
    )
