"""The whole course in, figures that the course has no points for, and what figures cannot draw, out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import Course, Entry, problem_at
from macros.drawn import DRAWN, drawn_from, homeless, missing
from macros.duties import duties_page
from macros.problems import Problem
from macros.reader.macro_calls import MacroCall
from macros.schema.base import Page

KINDS = {"theme": "temaet", "method": "metoden"}
OPEN = "none"
"""The notice of a sheet that anyone may see."""


def check_drawn(subject: Subject) -> Iterator[Problem]:
    """A figure has all the points that it draws, each with a place; a confidential sheet says its way."""
    course = subject.course
    called: dict[str, list[tuple[Entry[Page], MacroCall]]] = {}
    for entry in course.pages.values():
        for call in entry.body.calls:
            called.setdefault(call.name, []).append((entry, call))
    for macro in DRAWN.keys() & called.keys():
        yield from _points(course, macro, called[macro])
    if "report_paths" in called:
        yield from _receivers(course)
    yield from _ways(course)


def _points(course: Course, macro: str, calls: list[tuple[Entry[Page], MacroCall]]) -> Iterator[Problem]:
    drawn, found = DRAWN[macro], drawn_from(course, macro)
    if found is None:
        if drawn.id not in {*course.broken, *course.drafts}:
            message = f"figuren «{macro}» tegnes av {KINDS[drawn.kind]} «{drawn.id}», som ikke finnes; ta bort kallet"
            yield from (Problem(f"docs/{entry.path}", call.line, "", message) for entry, call in calls)
        return
    for group, point in missing(found, macro):
        what = f"punktet «{point}» i «{group}»" if point else f"lista «{group}»"
        message = f"figuren «{macro}» tegner {what}, som ikke finnes her; gi det navnet tilbake, eller endre figuren"
        yield problem_at(found, ("groups",), message)
    for number, place, name in homeless(found, macro):
        message = f"figuren «{macro}» har ikke noe sted for punktet «{name}»; endre figuren også"
        yield problem_at(found, ("groups", number, "points", place, "id"), message)


def _receivers(course: Course) -> Iterator[Problem]:
    page = duties_page(course)
    for number, duty in enumerate(page.page.duties if page else ()):
        if page and not duty.receiver:
            message = "figuren «report_paths» mangler ordene for hvem en sier fra til; skriv «receiver»"
            yield problem_at(page, ("duties", number, "id"), message)


def _ways(course: Course) -> Iterator[Problem]:
    for entry in course.sheets.values():
        if entry.page.notice != OPEN and entry.page.handling is None:
            message = (
                "arket er taushetsbelagt, og må si hvem som fyller ut og ser det, hvor det ligger, og når det "
                "makuleres; skriv «handling» med «filled_by», «seen_by», «kept» og «shredded»"
            )
            yield problem_at(entry, ("notice",), message)
