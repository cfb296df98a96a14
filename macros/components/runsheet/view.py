"""The run-sheet of a sitting: block by block, with the computed line under each: films, pupils, minutes a school."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time

from macros.components.runsheet.drawing import draw_legend, draw_timeline, form_of
from macros.course import Course
from macros.drawing import Drawing
from macros.schema.block import Block
from macros.schema.leader import AgendaItem
from macros.site import Site
from macros.views.common import Goto, sheet_links
from macros.views.source import block_label
from macros.wording import clock, listing, span, text
from macros.year.allocate import Part, Slot
from macros.year.planner import PlannedSession, ShownFilm


@dataclass(frozen=True, kw_only=True)
class SlotView:
    """A line of a run-sheet."""

    block: Block
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
    label: str | None
    """Whose the block is, when a municipality has added it or put it in another's place."""


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


def part_view(course: Course, part: Part, begins: time | None, notes: dict[str, str]) -> PartView:
    """Return a part as a run-sheet shows it; `notes` are lines under a block, by its id."""
    slots = tuple(_slot_view(course, slot, begins, notes.get(slot.block.id)) for slot in part.slots)
    left_out = tuple(block.title for block in part.left_out)
    return PartView(
        number=part.number,
        minutes=part.minutes,
        has_clock=begins is not None,
        slots=slots,
        left_out=left_out,
        timeline=draw_timeline(part),
        legend=draw_legend(part),
    )


def _slot_view(course: Course, slot: Slot, begins: time | None, note: str | None) -> SlotView:
    block = slot.block
    instead = block.alternative if slot.uses_alternative else None
    form = form_of(slot)
    return SlotView(
        block=block,
        span=span(slot.start, slot.end),
        clock=clock(begins, slot.start) if begins else None,
        minutes=slot.minutes,
        form=form,
        form_name=text(f"form.{form}"),
        instead=instead.text if instead else None,
        note=note,
        sheets=sheet_links(course, block.worksheets),
        label=block_label(course, block),
    )


def session_notes(site: Site, session: PlannedSession) -> Iterable[tuple[str, str]]:
    """Yield the computed line under an agenda item: films and their length, minutes a school."""
    schools = len(site.course.local.schools)
    for slot in session.part.slots:
        item = slot.block
        assert isinstance(item, AgendaItem), "a session's blocks are agenda items"
        if item.type == "film":
            yield item.id, text("note.films", films=listing([_film_length(film) for film in session.films]))
        elif item.per_school and not slot.uses_alternative:
            each = (slot.minutes - item.extra_time) // (schools or 1)
            key = "note.round" if schools else "note.round_unknown"
            note = text(key, schools=schools, each=each, minutes=slot.minutes - item.extra_time)
            if item.extra_time:
                school = session.extra_time_school or text("session.school_in_turn")
                note = f"{note} {text('note.extra', school=school, minutes=item.extra_time)}"
            yield item.id, note


def pupil_notes(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """Say how many pupils there is time for in a block that takes them one by one."""
    found = []
    for part in parts:
        for slot in part.slots:
            per_pupil = getattr(slot.block, "per_pupil", 0)
            if per_pupil:
                found.append((slot.block.id, text("note.pupils", count=slot.minutes // per_pupil)))
    return found


def _film_length(film: ShownFilm) -> str:
    key = "note.film_estimate" if film.is_estimate else "note.film"
    return text(key, title=film.entry.page.name, minutes=film.minutes)
