"""View objects that several pages share: links, names, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.course import Course, Entry
from macros.schema.base import Page
from macros.schema.local import Local
from macros.schema.teacher import Meeting, Task
from macros.views.source import source_tag
from macros.wording import listing, text
from macros.year.planner import PlannedMeeting, PlannedSession, Year
from macros.year.schools import MANY_SCHOOLS
from macros.year.slots import Part


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


def goto(entry: Entry[Page], anchor: str = "") -> Goto:
    """Return a link to a page."""
    return Goto(title=entry.page.title, path=entry.path, anchor=anchor)


def waiting_words(year: Year) -> str:
    """Say which schools get extra time next year, by their names unless they are many."""
    waiting = year.first_next_year
    names = text("turns.others", count=len(waiting)) if len(waiting) > MANY_SCHOOLS else listing(waiting)
    return text("turns.waiting", schools=names)


def turns_words(year: Year) -> str:
    """Say in which sessions a school gets extra time, and how to take turns."""
    given = (each for each in year.sessions if any(item.extra_time for item in each.document.agenda))
    return text("turns.how", sessions=listing([str(each.number) for each in given]))


def sheet_links(course: Course, names: Iterable[str]) -> tuple[Goto, ...]:
    """Return links to sheets by id."""
    return tuple(goto(course.sheets[name]) for name in names)


def source_label(source: str | None, usual: str, local: Local | None = None) -> str | None:
    """Return the label of a source that deviates from the page's usual one; `local` names whose is `lokal`."""
    return None if source is None or source == usual else source_tag(source, local or Local())


def labelled(task: Task, usual: str) -> Labelled:
    """Return a task with the label of its source, if it needs one."""
    return Labelled(text=task.text, label=source_label(task.source, usual))


def meeting_name(meeting: Meeting) -> str:
    """Return what a meeting is called in running text."""
    return text("meeting.name", number=meeting.number) if meeting.number else meeting.name


def meeting_goto(meeting: PlannedMeeting) -> Goto:
    """Return a link to a meeting, by its name and title."""
    page = meeting.entry.page
    title = f"{meeting_name(page)}: {page.name}" if page.number else page.title
    return Goto(title=title, path=meeting.entry.path)


def part_gotos(meeting: PlannedMeeting) -> tuple[Goto, ...]:
    """Return a link to a meeting for each part that it is held in."""
    whole = meeting_goto(meeting)
    if len(meeting.parts) == 1:
        return (whole,)
    return tuple(
        replace(whole, title=text("part.of", title=whole.title, part=part_title(part)))
        for part in meeting.parts
    )


def part_title(part: Part) -> str:
    """Return what a part of a meeting is called: its number, and its name if it has one."""
    if part.name:
        return text("meeting.part_named", number=part.number, name=part.name)
    return text("meeting.part", number=part.number)


def session_goto(session: PlannedSession) -> Goto:
    """Return a link to a session's page."""
    return Goto(title=session_heading(session), path=session.page.path)


def session_name(session: PlannedSession) -> str:
    """Return what a session is called in running text."""
    return text("session.name", number=session.number)


def session_heading(session: PlannedSession) -> str:
    """Return a heading that is alone in its year: the document's title, and which of its turns."""
    key = "session.heading_turn" if session.turns > 1 else "session.heading"
    return text(
        key, number=session.number, title=session.document.title, turn=session.turn, turns=session.turns
    )


def exercise_title(course: Course, page: Meeting) -> str:
    """Return what stands over a meeting's exercise: after the last one there is no next."""
    is_last = page.number == course.meetings[-1].page.number
    return text("meeting.exercise_last" if is_last else "guide.exercise")
