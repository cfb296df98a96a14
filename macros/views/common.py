"""View objects that several pages share: links, questions, references, timetables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from macros.course import Course, Entry
from macros.schema.base import Page
from macros.schema.block import Block
from macros.schema.library import Reference
from macros.schema.local import Local
from macros.schema.teacher import Meeting, Task
from macros.views.source import block_label, source_name
from macros.wording import clock, listing, span, text
from macros.year.allocate import Part, Slot
from macros.year.planner import PlannedMeeting, Session

MANY_AUTHORS = 3


@dataclass(frozen=True, kw_only=True)
class Goto:
    """A link within the course."""

    title: str
    path: str
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """Text with the label of its source, when that is not the page's usual one."""

    text: str
    label: str | None


@dataclass(frozen=True, kw_only=True)
class PromptView:
    """A question; `label` names its source when it differs from the page's usual one."""

    id: str
    text: str
    label: str | None


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A short citation that links to the entry of the bibliography."""

    words: str
    goto: Goto


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


def goto(entry: Entry[Page], anchor: str = "") -> Goto:
    """Return a link to a page."""
    return Goto(title=entry.page.title, path=entry.path, anchor=anchor)


def sheet_links(course: Course, names: Iterable[str]) -> tuple[Goto, ...]:
    """Return links to sheets by id."""
    return tuple(goto(course.sheets[name]) for name in names)


def source_label(source: str | None, usual: str, local: Local | None = None) -> str | None:
    """Return the label of a source that deviates from the page's usual one; `local` names whose is `lokal`."""
    return None if source is None or source == usual else source_name(source, local or Local())


def labelled(task: Task, usual: str) -> Labelled:
    """Return a task with the label of its source, if it needs one."""
    return Labelled(text=task.text, label=source_label(task.source, usual))


def prompt_views(course: Course, names: Iterable[str], usual: str) -> tuple[PromptView, ...]:
    """Return questions by id; `usual` is the page's own source, which needs no label."""
    prompts = (course.prompts[name][0] for name in names)
    return tuple(
        PromptView(id=prompt.id, text=prompt.text, label=source_label(prompt.source, usual, course.local))
        for prompt in prompts
    )


def short_citation(reference: Reference) -> str:
    """Write a reference as running text does: `Busch og Dehlin uten år`."""
    return f"{names_in(reference)} {reference.year or text('cite.no_year')}"


def reading_name(reference: Reference) -> str:
    """Write a reference as what is to be read, after its title: a year that nobody knows is left out."""
    return f"{names_in(reference)} {reference.year}" if reference.year else names_in(reference)


def names_in(reference: Reference) -> str:
    """Write the authors' surnames: `Busch og Dehlin`, `Fixsen mfl.`."""
    surnames = [author.split(",")[0] for author in reference.authors]
    is_short = reference.has_more_authors or len(surnames) > MANY_AUTHORS
    return text("cite.and_others", name=surnames[0]) if is_short else listing(surnames)


def citation(course: Course, name: str) -> Citation:
    """Return the short citation of an entry by id."""
    reference = course.references[name]
    assert course.bibliography, "a known reference stands in the bibliography"
    words = short_citation(reference)
    return Citation(words=words, goto=Goto(title=words, path=course.bibliography.path, anchor=name))


def part_view(course: Course, part: Part, begins: time | None, notes: dict[str, str]) -> PartView:
    """Return a part as a run-sheet shows it; `notes` are lines under a block, by its id."""
    slots = tuple(_slot_view(course, slot, begins, notes.get(slot.block.id)) for slot in part.slots)
    left_out = tuple(block.title for block in part.left_out)
    return PartView(
        number=part.number, minutes=part.minutes, has_clock=begins is not None, slots=slots, left_out=left_out
    )


def _slot_view(course: Course, slot: Slot, begins: time | None, note: str | None) -> SlotView:
    block = slot.block
    instead = block.alternative if slot.uses_alternative else None
    is_film = getattr(block, "type", "") == "film" and not instead
    return SlotView(
        block=block,
        span=span(slot.start, slot.end),
        clock=clock(begins, slot.start) if begins else None,
        minutes=slot.minutes,
        form="film" if is_film else slot.form,
        form_name=text("form.film" if is_film else f"form.{slot.form}"),
        instead=instead.text if instead else None,
        note=note,
        sheets=sheet_links(course, block.worksheets),
        label=block_label(course, block),
    )


def meeting_name(meeting: Meeting) -> str:
    """Return what a meeting is called in running text."""
    return text("meeting.name", number=meeting.number) if meeting.number else meeting.name


def meeting_goto(meeting: PlannedMeeting) -> Goto:
    """Return a link to a meeting, by its name and title."""
    page = meeting.entry.page
    title = f"{meeting_name(page)}: {page.name}" if page.number else page.title
    return Goto(title=title, path=meeting.entry.path)


def session_goto(session: Session) -> Goto:
    """Return a link to a session's part of its page."""
    return Goto(title=session_heading(session), path=session.entry.path, anchor=session.anchor)


def session_name(session: Session) -> str:
    """Return what a session is called in running text."""
    return text("session.name", number=session.number)


def session_heading(session: Session) -> str:
    """Return a heading that is alone in its year: the document's title, and which of its turns."""
    key = "session.heading_turn" if session.turns > 1 else "session.heading"
    return text(
        key, number=session.number, title=session.document.title, turn=session.turn, turns=session.turns
    )
