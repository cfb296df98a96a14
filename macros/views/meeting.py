"""The guide of a teacher meeting: page 1 for a stand-in, then questions, exercise and log."""

from __future__ import annotations

from dataclasses import dataclass

from macros.course import Course, Entry
from macros.schema.teacher import Meeting
from macros.site import Site
from macros.tracks import session_during
from macros.views.common import (
    Goto,
    Labelled,
    PartView,
    PromptView,
    goto,
    labelled,
    part_view,
    prompt_views,
    session_goto,
)
from macros.views.edition import Helper, helpers_of
from macros.views.notes import pupil_notes
from macros.wording import text


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
    follow_up: Labelled | None
    helpers: tuple[Helper, ...]
    leaders: Goto | None
    """The leader session that lies in the meeting's window."""
    leaders_aim: str | None
    leaders_provide: tuple[str, ...]


def meeting_guide(site: Site, entry: Entry[Meeting]) -> MeetingGuide:
    """Return everything that a meeting's page shows."""
    course, page = site.course, entry.page
    planned = next(meeting for meeting in site.year.meetings if meeting.entry.path == entry.path)
    notes = dict(pupil_notes(planned.parts))
    prompts = dict.fromkeys(name for block in page.blocks for name in block.prompts)
    session = session_during(site.year, planned)
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
        labelled(page.exercise, page.source),
        labelled(page.logging, page.source),
        page.absence.done,
        page.absence.try_this,
        (
            *(goto(course.methods[name]) for name in page.methods),
            *(goto(course.themes[name]) for name in page.themes),
        ),
        labelled(page.follow_up, page.source) if page.follow_up else None,
        helpers_of(course.local),
        session_goto(session) if session else None,
        (session.document.goal or session.document.vision) if session else None,
        page.leaders_provide,
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
