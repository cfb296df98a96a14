"""The guide of a teacher meeting: page 1 for a stand-in, then questions, exercise and log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time

from macros.components.duties.view import WhenBox, when_boxes
from macros.components.help.view import Helper, helpers_of
from macros.components.prompts.view import PromptView, prompt_views
from macros.components.runsheet.view import PartView, meeting_details, part_view
from macros.course import Course, Entry
from macros.schema.teacher import Meeting
from macros.site import Site
from macros.views.common import Goto, Labelled, exercise_title, goto, labelled, session_goto
from macros.views.handouts import HandoutView, handout_views
from macros.year.planner import PlannedMeeting
from macros.year.tracks import session_during


@dataclass(frozen=True, kw_only=True)
class QuestionsView:
    """The questions of one block."""

    title: str
    prompts: tuple[PromptView, ...]


@dataclass(frozen=True, kw_only=True)
class MeetingGuide:
    """A meeting: page 1 for a stand-in, then questions, exercise and log."""

    page: Meeting
    handouts: tuple[HandoutView, ...]
    parts: tuple[PartView, ...]
    questions: tuple[QuestionsView, ...]
    exercise_title: str
    exercise: Labelled
    logging: Labelled
    themes: tuple[Goto, ...]
    follow_up: Labelled | None
    boxes: tuple[WhenBox, ...]
    """What to say when something comes up."""
    helpers: tuple[Helper, ...]
    leaders: Goto | None
    """The leader session that lies in the meeting's window."""
    leaders_aim: str | None


def meeting_guide(site: Site, entry: Entry[Meeting]) -> MeetingGuide:
    """Return everything that a meeting's page shows."""
    course, page = site.course, entry.page
    planned = site.year.meeting_at(entry.path)
    details = meeting_details(course, planned)
    session = session_during(site.year, planned)
    return MeetingGuide(
        page=page,
        handouts=handout_views(course, page.print, "laerer"),
        parts=tuple(part_view(course, part, _common_start(course), details) for part in planned.parts),
        questions=tuple(_questions(course, planned)),
        exercise_title=exercise_title(course, page),
        exercise=labelled(page.exercise, page.source),
        logging=labelled(page.logging, page.source),
        themes=(
            *(goto(course.methods[name]) for name in page.methods),
            *(goto(course.themes[name]) for name in page.themes),
        ),
        follow_up=labelled(page.follow_up, page.source) if page.follow_up else None,
        boxes=when_boxes(course, "laerer"),
        helpers=helpers_of(course.local),
        leaders=_in_sentence(session_goto(session)) if session else None,
        leaders_aim=(session.document.goal or session.document.vision) if session else None,
    )


def _in_sentence(link: Goto) -> Goto:
    return replace(link, title=link.title[:1].lower() + link.title[1:])


def _questions(course: Course, meeting: PlannedMeeting) -> Iterator[QuestionsView]:
    """Yield the questions of what there is time for, each where it is first asked."""
    asked: set[str] = set()
    for slot in (slot for part in meeting.parts for slot in part.slots):
        names = [name for name in slot.block.prompts if name not in asked]
        asked.update(names)
        if names:
            yield QuestionsView(
                title=slot.title, prompts=prompt_views(course, names, meeting.entry.page.source)
            )


def _common_start(course: Course) -> time | None:
    """Return the clock time at which all groups begin, if it is the same."""
    starts = {hour for group in course.local.teacher_groups for hour in group.hours}
    return starts.pop() if len(starts) == 1 else None
