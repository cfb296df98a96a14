"""The run-sheet of a sitting: block by block, with the computed line under each: pupils, minutes a school."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from macros.components.runsheet.drawing import draw_legend, draw_timeline, form_of, is_item
from macros.course import Course
from macros.drawing import Drawing
from macros.schema.block import Block
from macros.schema.leader import AgendaItem
from macros.site import Site
from macros.views.common import Goto, part_title, sheet_links
from macros.views.shorter import when_shorter
from macros.views.shown import FilmLink, PointList, film_link, films_of, points_of
from macros.views.source import block_label
from macros.wording import clock, span, text
from macros.year.planner import PlannedMeeting, PlannedSession
from macros.year.slots import Part, Slot


@dataclass(frozen=True, kw_only=True)
class SlotView:
    """A line of a run-sheet."""

    block: Block
    title: str
    said: str | None = None
    """The words to the group that are this part's own."""
    span: str
    """From and to, counted from the beginning."""
    clock: str | None
    """When the block begins, by the clock, when it is known when all begin."""
    minutes: int
    form: str
    form_name: str
    instead: str | None
    """What the alternative says, when there was no time for the block itself."""
    note: str | None
    sheets: tuple[Goto, ...]
    films: tuple[FilmLink, ...] = ()
    points: tuple[PointList, ...] = ()
    label: str | None
    """Whose the block is, when a municipality has added it or put it in another's place."""
    is_item: bool = True
    """Whether it has a number; a break has none."""


@dataclass(frozen=True, kw_only=True)
class PartView:
    """A sitting's run-sheet."""

    number: int
    minutes: int
    has_clock: bool
    """Whether times of the clock are known; if not, there is a line to write them on."""
    slots: tuple[SlotView, ...]
    left_out: tuple[str, ...]
    timeline: Drawing
    legend: Drawing
    """What the patterns of the time line mean."""
    title: str | None = None
    """What the part is called."""
    purpose: str | None = None
    until_next: str | None = None
    shorter: tuple[tuple[str, str], ...] = ()
    """What goes first when there is less time: the question, and its answer."""


@dataclass(frozen=True, kw_only=True)
class Details:
    """What is shown with blocks, by their ids: the line under one, its films, its points."""

    notes: Mapping[str, str]
    films: Mapping[str, tuple[FilmLink, ...]]
    points: Mapping[str, tuple[PointList, ...]]


def meeting_details(course: Course, meeting: PlannedMeeting) -> Details:
    """Return what a meeting's blocks are shown with."""
    page = meeting.entry.page
    return Details(
        notes=dict(_pupil_notes(meeting.parts)),
        films={block.id: films_of(course, block) for block in page.blocks},
        points={block.id: points_of(course, page, block) for block in page.blocks},
    )


def session_details(site: Site, session: PlannedSession) -> Details:
    """Return what a session's items are shown with."""
    films = tuple(map(film_link, session.films))
    return Details(
        notes=dict(_session_notes(site, session)),
        films={item.id: films for item in session.document.agenda if item.type == "film"},
        points={},
    )


def part_view(course: Course, part: Part, begins: time | None, details: Details) -> PartView:
    """Return a part as a run-sheet shows it."""
    return PartView(
        number=part.number,
        minutes=part.minutes,
        has_clock=begins is not None,
        slots=tuple(_slot_view(course, slot, begins, details) for slot in part.slots),
        left_out=tuple(block.title for block in part.left_out),
        title=part_title(part),
        purpose=part.purpose,
        until_next=part.until_next,
        shorter=when_shorter(part),
        timeline=draw_timeline(part),
        legend=draw_legend(part),
    )


def _slot_view(course: Course, slot: Slot, begins: time | None, details: Details) -> SlotView:
    block = slot.block
    instead = block.alternative if slot.uses_alternative else None
    form = form_of(slot)
    return SlotView(
        block=block,
        title=slot.title,
        said=slot.said,
        span=span(slot.start, slot.end),
        clock=clock(begins, slot.start) if begins else None,
        minutes=slot.minutes,
        form=form,
        form_name=text(f"form.{form}"),
        is_item=is_item(slot),
        instead=instead.text if instead else None,
        note=details.notes.get(block.id),
        sheets=sheet_links(course, block.worksheets),
        films=() if instead else details.films.get(block.id, ()),
        points=() if instead else details.points.get(block.id, ()),
        label=block_label(course, block),
    )


def _session_notes(site: Site, session: PlannedSession) -> Iterable[tuple[str, str]]:
    """Yield the computed line under an agenda item: minutes a school."""
    schools = len(site.course.local.schools)
    for slot in session.part.slots:
        item = slot.block
        if isinstance(item, AgendaItem) and item.per_school and not slot.uses_alternative:
            each = (slot.minutes - item.extra_time) // (schools or 1)
            key = "note.round" if schools else "note.round_unknown"
            note = text(key, schools=schools, each=each, minutes=slot.minutes - item.extra_time)
            if item.extra_time:
                school = session.extra_time_school or text("session.school_in_turn")
                note = f"{note} {text('note.extra', school=school, minutes=item.extra_time)}"
            yield item.id, note


def _pupil_notes(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """Say how many pupils there is time for in a block that takes them one by one."""
    found = []
    for part in parts:
        for slot in part.slots:
            per_pupil = getattr(slot.block, "per_pupil", 0)
            if per_pupil:
                found.append((slot.block.id, text("note.pupils", count=slot.minutes // per_pupil)))
    return found
