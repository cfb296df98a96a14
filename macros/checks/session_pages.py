"""The documents and the pages of sessions in, the sessions that have no page of their own or two out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import Course, Entry, problem_at
from macros.problems import Problem
from macros.schema.leader import DOCUMENTS
from macros.schema.session import OfSession
from macros.year.turns import count_turns

FOLDER = "leder/samling"


def check_session_pages(subject: Subject) -> Iterator[Problem]:
    """Every session that a year can have has one page of its own, and no page is about one that no year has."""
    course = subject.course
    first: dict[tuple[str, int, int], Entry[OfSession]] = {}
    for entry in course.all_of(OfSession):
        page = entry.page
        other = first.setdefault((entry.kind, page.document, page.turn), entry)
        if other is not entry:
            message = f"samlingen har alt en side, docs/{other.path}; slett den ene"
            yield problem_at(entry, ("document",), message)
    for document in course.documents if _adds_up(course) else ():
        number, turns = document.page.document, max(document.page.repeats)
        for entry in first.values():
            if entry.page.document == number and entry.page.turn > turns:
                message = (
                    f"dokument {number} blir aldri så mange samlinger, så denne finnes ikke; slett siden"
                )
                yield problem_at(entry, ("turn",), message)
        for turn in range(1, turns + 1) if _all_are_read(course) else ():
            if ("session", number, turn) not in first:
                fields = f"document: {number}" + (f"» og «turn: {turn}" if turns > 1 else "")
                message = f"en samling mangler sin egen side; legg til en fil med «{fields}»"
                yield Problem(f"docs/{FOLDER}", 0, "", message)


def _adds_up(course: Course) -> bool:
    """Whether the documents make a year; if not, that is what is to be told."""
    pages = [entry.page for entry in course.documents]
    repeated = [page for page in pages if page.is_repeated]
    wanted = count_turns(pages, course.local.leader_sessions)
    return len(pages) == DOCUMENTS and len(repeated) == 1 and wanted in repeated[0].repeats


def _all_are_read(course: Course) -> bool:
    """Whether no page of a session is missing only because it cannot be read, or is a draft."""
    unread = (*course.broken, *course.drafts)
    return not any(path.startswith(f"{FOLDER}/") for path in unread)
