"""The course in, the pages that are about one session each out: which session, and which pages the year lacks.

A page of a session that the year does not have is nowhere on the site; engines are told to pass its file by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from macros.course import Course
from macros.schema.leader import DOCUMENTS
from macros.schema.session import OfSession
from macros.year.planner import PlannedSession, Year
from macros.year.schools import SCHOOLS_PAGE, has_many_groups
from macros.year.turns import number_sessions


def session_of(year: Year, page: OfSession) -> PlannedSession:
    """Return the session that a page is about."""
    wanted = (page.document, page.turn)
    return next(each for each in year.sessions if (each.document.document, each.turn) == wanted)


def absent_pages(course: Course) -> Mapping[str, str]:
    """Return the path of each page that this year lacks, with the page that stands for it in every year.

    Nothing is absent as long as the documents do not add up to a year.
    """
    sessions = list(number_sessions(course))
    if len(course.documents) != DOCUMENTS or len(sessions) != course.local.leader_sessions:
        return {}
    there = {(entry.page.document, turn) for entry, turn, _ in sessions}
    documents = {entry.page.document: entry.path for entry in course.documents}
    return {
        entry.path: documents[entry.page.document]
        for entry in course.all_of(OfSession)
        if (entry.page.document, entry.page.turn) not in there
    }


def leave_out_absent(course: Course) -> Course:
    """Return the course as this year has it."""
    absent = {*absent_pages(course), *(() if has_many_groups(course.local) else (SCHOOLS_PAGE,))}
    pages = {path: entry for path, entry in course.pages.items() if path not in absent}
    return replace(course, pages=pages)
