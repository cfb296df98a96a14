"""The teacher track: the guide of a theme, a method, and a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.allocate import Part
from macros.course import Course, Entry
from macros.schema.base import Point, PointGroup
from macros.schema.teacher import Meeting, Method, Task, Theme
from macros.site import Site
from macros.views.common import (
    Citation,
    Goto,
    PartView,
    PromptView,
    citation,
    goto,
    part_view,
    prompt_views,
    sheet_links,
    source_label,
)
from macros.wording import text


@dataclass(frozen=True)
class Labelled:
    """Text with the label of its source, when that is not the page's usual one."""

    text: str
    label: str | None


@dataclass(frozen=True)
class PointView:
    """A point and its refinements."""

    id: str
    text: str
    details: tuple[str, ...]
    label: str | None


@dataclass(frozen=True)
class GroupView:
    """A list of points under its heading."""

    id: str
    title: str
    intro: str | None
    points: tuple[PointView, ...]


@dataclass(frozen=True)
class StepView:
    """A step of a method."""

    id: str
    number: int
    title: str
    alone: str | None
    group: str | None
    sheets: tuple[Goto, ...]
    label: str | None


@dataclass(frozen=True)
class ThemeGuide:
    """A theme, from the one thing to try to the research it rests on."""

    try_this: Labelled
    groups: tuple[GroupView, ...]
    exercise: Labelled
    logging: Labelled
    prompts: tuple[PromptView, ...]
    sheets: tuple[Goto, ...]
    summary: tuple[str, ...]
    references: tuple[Citation, ...]


@dataclass(frozen=True)
class MethodGuide:
    """A method, step by step."""

    try_this: Labelled
    steps: tuple[StepView, ...]
    groups: tuple[GroupView, ...]
    prompts: tuple[PromptView, ...]
    sheets: tuple[Goto, ...]
    references: tuple[Citation, ...]


@dataclass(frozen=True)
class HandoutView:
    """A sheet to print, and how many."""

    goto: Goto
    copies: str


@dataclass(frozen=True)
class NoteView:
    """Advice to the one who leads, for one block."""

    title: str
    text: str


@dataclass(frozen=True)
class MeetingGuide:
    """A meeting: page 1 for a stand-in, then questions, exercise and log."""

    handouts: tuple[HandoutView, ...]
    bring: tuple[str, ...]
    prepare: tuple[str, ...]
    parts: tuple[PartView, ...]
    say: tuple[str, ...]
    pitfalls: tuple[str, ...]
    notes: tuple[NoteView, ...]
    prompts: tuple[PromptView, ...]
    exercise: Labelled
    logging: Labelled
    done: str
    try_this: str
    themes: tuple[Goto, ...]


def theme_guide(site: Site, entry: Entry[Theme]) -> ThemeGuide:
    """Return everything that a theme's page shows."""
    course, page = site.course, entry.page
    return ThemeGuide(
        _labelled(page.try_this, page.source),
        _groups(page.groups, page.source),
        _labelled(page.exercise, page.source),
        _labelled(page.logging, page.source),
        prompt_views(course, page.prompts, page.source),
        sheet_links(course, page.worksheets),
        page.summary,
        tuple(citation(course, name) for name in page.literature),
    )


def method_guide(site: Site, entry: Entry[Method]) -> MethodGuide:
    """Return everything that a method's page shows."""
    course, page = site.course, entry.page
    steps = tuple(
        StepView(
            step.id,
            number,
            step.title,
            step.alone,
            step.group,
            sheet_links(course, step.worksheets),
            source_label(step.source, page.source),
        )
        for number, step in enumerate(page.steps, 1)
    )
    return MethodGuide(
        _labelled(page.try_this, page.source),
        steps,
        _groups(page.groups, page.source),
        prompt_views(course, page.prompts, page.source),
        sheet_links(course, page.worksheets),
        tuple(citation(course, name) for name in page.literature),
    )


def meeting_guide(site: Site, entry: Entry[Meeting]) -> MeetingGuide:
    """Return everything that a meeting's page shows."""
    course, page = site.course, entry.page
    planned = next(meeting for meeting in site.year.meetings if meeting.entry.path == entry.path)
    notes = dict(_pupil_notes(planned.parts))
    prompts = dict.fromkeys(name for block in page.blocks for name in block.prompts)
    return MeetingGuide(
        tuple(
            HandoutView(goto(course.sheets[handout.sheet]), _copies(course, handout.copies))
            for handout in page.print
        ),
        page.bring,
        page.prepare,
        tuple(part_view(course, part, _common_start(course), notes) for part in planned.parts),
        page.say,
        page.pitfalls,
        tuple(NoteView(block.title, block.facilitator) for block in page.blocks if block.facilitator),
        prompt_views(course, prompts, page.source),
        _labelled(page.exercise, page.source),
        _labelled(page.logging, page.source),
        page.absence.done,
        page.absence.try_this,
        (
            *(goto(course.methods[name]) for name in page.methods),
            *(goto(course.themes[name]) for name in page.themes),
        ),
    )


def _copies(course: Course, copies: str) -> str:
    size = course.local.group_size
    if copies == "each":
        return text("copies.count", count=size) if size else text("copies.each")
    return text("copies.group")


def _common_start(course: Course) -> str | None:
    """Return the clock time at which all groups begin, if it is the same."""
    starts = {group.start for group in course.local.teacher_groups}
    return starts.pop() if len(starts) == 1 else None


def _pupil_notes(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """Say how many pupils there is time for in a block that takes them one by one."""
    found = []
    for part in parts:
        for slot in part.slots:
            per_pupil = getattr(slot.block, "per_pupil", 0)
            if per_pupil:
                found.append((slot.block.id, text("note.pupils", count=slot.minutes // per_pupil)))
    return found


def _labelled(task: Task, usual: str) -> Labelled:
    return Labelled(task.text, source_label(task.source, usual))


def _groups(groups: tuple[PointGroup, ...], usual: str) -> tuple[GroupView, ...]:
    def view(point: Point, group: PointGroup) -> PointView:
        return PointView(
            point.id, point.text, point.details, source_label(point.source or group.source, usual)
        )

    return tuple(
        GroupView(group.id, group.title, group.intro, tuple(view(point, group) for point in group.points))
        for group in groups
    )
