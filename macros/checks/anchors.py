"""A page in, the ids on it out, from its prose, its data and its macros: what links may point to, and no two alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from macros.calls import CALLS, ONLY_WITH
from macros.checks.subject import Subject
from macros.course import Course, Entry
from macros.problems import Location, Problem, format_field
from macros.schema.base import Page, PointGroup
from macros.schema.leader import DOCUMENTS, MOST_SESSIONS
from macros.schema.session import SessionPage
from macros.year.planner import session_anchor
from macros.year.turns import number_sessions

SHOWN = (
    "agenda",
    "preparation",
    "groups",
    "steps",
    "entries",
    "fields",
    "sections",
    "rules",
    "duties",
    "ready_words",
)
"""Lists whose ids the page's macro writes."""
UNSHOWN = ("blocks",)
"""Lists whose ids only data uses."""


class Anchor(NamedTuple):
    """An id on a page: its line there, its field if it is data's, and the macro if it is one's."""

    name: str
    line: int
    field: str = ""
    macro: str | None = None


def check_anchors(subject: Subject) -> Iterator[Problem]:
    """An id stands for one place on a page, whether prose, data or a macro puts it there.

    Calls and questions that stand twice are told of elsewhere.
    """
    course = subject.course
    for entry in course.pages.values():
        first: dict[str, Anchor] = {}
        hidden = (
            Anchor(name, entry.tree.line(where), format_field(where))
            for name, where in inner_ids(entry.page, UNSHOWN)
        )
        for anchor in (*anchors_of(entry, course), *hidden):
            other = first.setdefault(anchor.name, anchor)
            is_said = anchor.macro or (entry.kind == "prompt_set" and anchor.field and other.field)
            if other is anchor or is_said:
                continue
            user = f"makroen «{other.macro}»" if other.macro else f"linje {other.line}"
            message = f"«{anchor.name}» er alt brukt av {user}; velg et annet navn"
            yield Problem(f"docs/{entry.path}", anchor.line, anchor.field, message)


def anchors_of(entry: Entry[Page], course: Course) -> Iterator[Anchor]:
    """Yield the ids on a page that links may point to, those of macros first."""
    page = _shown_on(entry, course)
    for call in entry.body.calls:
        headings = (name for name in CALLS[call.name].anchors if _has_heading(page, name))
        names = [*headings, *_computed(entry, course, call.name, call.arguments)]
        yield from (Anchor(name, call.line, macro=call.name) for name in names)
    shown = (*SHOWN, "prompts") if entry.kind == "prompt_set" else SHOWN
    for name, where in inner_ids(page, shown):
        is_own = page is entry.page
        yield Anchor(name, entry.tree.line(where if is_own else ()), format_field(where) if is_own else "")
    for index, term in enumerate(getattr(entry.page, "terms", ())):
        where = ("terms", index, "id")
        yield Anchor(term.anchor, entry.tree.line(where), format_field(where))
    yield from (Anchor(name, line) for name, line in entry.body.anchors)


def _has_heading(page: Page, anchor: str) -> bool:
    fields = ONLY_WITH.get(anchor)
    return fields is None or any(getattr(page, field, ()) for field in fields)


def inner_ids(page: Page, fields: tuple[str, ...] = (*SHOWN, *UNSHOWN)) -> Iterator[tuple[str, Location]]:
    """Yield each id that a page's data declares below itself, and where."""
    for field in fields:
        for index, item in enumerate(getattr(page, field, ())):
            yield item.id, (field, index, "id")
            points = getattr(item, "points", ()) if isinstance(item, PointGroup) else ()
            for number, point in enumerate(points):
                yield point.id, (field, index, "points", number, "id")


def _shown_on(entry: Entry[Page], course: Course) -> Page:
    """Return whose fields a page shows: its own, or on a session's page those of the session's document."""
    if not isinstance(entry.page, SessionPage):
        return entry.page
    number = entry.page.document
    return next((each.page for each in course.documents if each.page.document == number), entry.page)


def _computed(entry: Entry[Page], course: Course, macro: str, arguments: tuple[str, ...]) -> Iterator[str]:
    """Yield the ids of a macro that depend on the year or on what it is called with."""
    if macro == "session_overview":
        sessions = list(number_sessions(course))
        is_whole = len(course.documents) == DOCUMENTS and len(sessions) == course.local.leader_sessions
        for number in range(1, MOST_SESSIONS + 1):
            document = sessions[number - 1][0] if number <= len(sessions) else None
            if not is_whole or (document and document.path == entry.path):
                yield session_anchor(number)
    if macro == "discussion_prompts" and arguments and arguments[0] in course.prompt_sets:
        yield from (prompt.id for prompt in course.prompt_sets[arguments[0]].page.prompts)
