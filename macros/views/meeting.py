"""The guide of a teacher meeting: page 1 for a stand-in, then questions, exercise and log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.course import Course, Entry
from macros.schema.teacher import Meeting
from macros.site import Site
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
from macros.views.duties import DutyLine, DutyNote, colleague_lines, worry_note
from macros.views.edition import Helper, helpers_of
from macros.views.handouts import HandoutView, handout_views
from macros.views.notes import pupil_notes
from macros.year.planner import PlannedMeeting
from macros.year.tracks import session_during


@dataclass(frozen=True)
class QuestionsView:
    """The questions of one block."""

    title: str
    prompts: tuple[PromptView, ...]


@dataclass(frozen=True)
class MeetingGuide:
    """A meeting: page 1 for a stand-in, then questions, exercise and log."""

    handouts: tuple[HandoutView, ...]
    bring: tuple[str, ...]
    prepare: tuple[str, ...]
    parts: tuple[PartView, ...]
    say: tuple[str, ...]
    pitfalls: tuple[str, ...]
    questions: tuple[QuestionsView, ...]
    exercise: Labelled
    logging: Labelled
    done: str
    try_this: str
    themes: tuple[Goto, ...]
    follow_up: Labelled | None
    worry: DutyNote | None
    """What to do when a worry about a pupil comes up."""
    colleague: tuple[DutyLine, ...]
    """What is to be reported when a colleague may have violated a pupil."""
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
    session = session_during(site.year, planned)
    return MeetingGuide(
        handout_views(course, page.print, "laerer"),
        page.bring,
        page.prepare,
        tuple(part_view(course, part, _common_start(course), notes) for part in planned.parts),
        page.say,
        page.pitfalls,
        tuple(_questions(course, planned)),
        labelled(page.exercise, page.source),
        labelled(page.logging, page.source),
        page.absence.done,
        page.absence.try_this,
        (
            *(goto(course.methods[name]) for name in page.methods),
            *(goto(course.themes[name]) for name in page.themes),
        ),
        labelled(page.follow_up, page.source) if page.follow_up else None,
        worry_note(course),
        colleague_lines(course),
        helpers_of(course.local),
        session_goto(session) if session else None,
        (session.document.goal or session.document.vision) if session else None,
        page.leaders_provide,
    )


def _questions(course: Course, meeting: PlannedMeeting) -> Iterator[QuestionsView]:
    """Yield the questions of what there is time for, each where it is first asked."""
    asked: set[str] = set()
    for slot in (slot for part in meeting.parts for slot in part.slots):
        names = [name for name in slot.block.prompts if name not in asked]
        asked.update(names)
        if names:
            yield QuestionsView(slot.block.title, prompt_views(course, names, meeting.entry.page.source))


def _common_start(course: Course) -> str | None:
    """Return the clock time at which all groups begin, if it is the same."""
    starts = {group.start for group in course.local.teacher_groups}
    return starts.pop() if len(starts) == 1 else None
