"""The leader documents in, those whose year or agenda does not add up out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import Course, Entry, problem_at
from macros.problems import Problem
from macros.schema.leader import DOCUMENTS, LeaderSession
from macros.year.films import show_film
from macros.year.planner import plan_agenda
from macros.year.slots import DoesNotFitError
from macros.year.turns import count_turns, films_in_turn

FOLDER = "leder/samlinger"


def check_sessions(subject: Subject) -> Iterator[Problem]:
    """Four documents make the year, one of them repeated, and every agenda fits its session."""
    course = subject.course
    unread = "\n".join(sorted({*course.broken, *course.drafts}))
    broken = re.findall(rf"^{FOLDER}/0*(\d+)-", unread, re.MULTILINE)
    there = {*(entry.page.document for entry in course.documents), *map(int, broken)}
    for number in sorted(set(range(1, DOCUMENTS + 1)) - there if course.pages else ()):
        message = f"ledersamlingene mangler dokument {number}; legg til fila «{number:02}-navn.md»"
        yield Problem(f"docs/{FOLDER}", 0, "", message)
    if len({entry.page.document for entry in course.documents}) == len(course.documents) == DOCUMENTS:
        yield from _check_repeats(course)
    for entry in course.documents:
        if entry.page.is_repeated and len(entry.page.films) > min(entry.page.repeats):
            count, least = len(entry.page.films), min(entry.page.repeats)
            message = f"{count} filmer får ikke plass når dokumentet blir {least} samlinger; fjern noen"
            yield problem_at(entry, ("films",), message)
        yield from _check_agenda(entry, course)


def _check_repeats(course: Course) -> Iterator[Problem]:
    """One document becomes as many sessions as the others leave of the year."""
    repeated = [entry for entry in course.documents if entry.page.is_repeated]
    for entry in repeated[1:]:
        message = f"bare ett dokument kan gjentas, og det er docs/{repeated[0].path}; ta bort feltet"
        yield problem_at(entry, ("repeats",), message)
    if not repeated:
        message = "ett av dokumentene må gjentas; skriv «repeats: [3, 4, 5]» i dokument 3"
        yield Problem(f"docs/{FOLDER}", 0, "", message)
    total = course.local.leader_sessions
    wanted = count_turns([entry.page for entry in course.documents], total)
    if len(repeated) == 1 and wanted not in repeated[0].page.repeats:
        message = (
            f"et år med {total} samlinger trenger {wanted} av dette dokumentet; legg {wanted} til i lista"
        )
        yield problem_at(repeated[0], ("repeats",), message)


def _check_agenda(entry: Entry[LeaderSession], course: Course) -> Iterator[Problem]:
    page = entry.page
    if not any(item.type == "film" for item in page.agenda) and page.films:
        message = "samlingen har filmer, men ingen sak som viser dem; legg til en sak med «type: film»"
        yield problem_at(entry, ("agenda",), message)
    turns = max(page.repeats)
    for turn in range(1, turns + 1):
        films = [
            show_film(course.films[name], course.local)
            for name in films_in_turn(page, turn, turns)
            if name in course.films
        ]
        try:
            plan_agenda(page, films, course.local)
        except DoesNotFitError as error:
            needed = f"samlingen er {page.minutes} minutter, men trenger minst {error.minutes}"
            message = f"{error}; {needed}"
            yield problem_at(entry, ("agenda",), message)
            return
