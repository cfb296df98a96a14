"""Sessions and meetings in, those whose time does not add up out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.allocate import DoesNotFitError
from macros.course import Course, Entry, problem_at
from macros.planner import count_turns, films_in_turn, plan_agenda, plan_meeting, show_film
from macros.problems import Problem
from macros.schema.base import STEP
from macros.schema.leader import DOCUMENTS, LeaderSession
from macros.schema.local import LONGEST_MEETING, SHORTEST_MEETING


def check_sessions(course: Course) -> Iterator[Problem]:
    """Four documents make the year, and every agenda fits its session whatever the year's length."""
    documents = {entry.page.document: entry for entry in course.documents}
    if (
        documents
        and len(documents) < DOCUMENTS
        and not any(path.startswith("leder/samlinger/") for path in course.broken)
    ):
        missing = ", ".join(str(number) for number in range(1, DOCUMENTS + 1) if number not in documents)
        yield Problem("docs/leder/samlinger", 0, "", f"ledersamlingene mangler dokument {missing}")
        return
    wanted = count_turns([entry.page for entry in course.documents], course.local.leader_sessions)
    for entry in course.documents:
        page = entry.page
        if page.is_repeated:
            if wanted not in page.repeats:
                message = f"et år med {course.local.leader_sessions} samlinger trenger {wanted} herfra, men lista har ikke {wanted}"
                yield problem_at(entry, ("repeats",), message)
            if len(page.films) > min(page.repeats):
                message = f"{len(page.films)} filmer får ikke plass når dokumentet blir {min(page.repeats)} samlinger"
                yield problem_at(entry, ("films",), message)
        yield from _check_agenda(entry, course)


def _check_agenda(entry: Entry[LeaderSession], course: Course) -> Iterator[Problem]:
    page = entry.page
    if not any(item.type == "film" for item in page.agenda) and page.films:
        yield problem_at(entry, ("agenda",), "samlingen har filmer, men ingen sak av typen «film»")
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
            message = f"{error}; samlingen er {page.minutes} minutter, men trenger minst {error.minutes}"
            yield problem_at(entry, ("agenda",), message)
            return


def check_meetings(course: Course) -> Iterator[Problem]:
    """Every meeting can be held in every length that a municipality may choose."""
    for entry in course.meetings:
        if any(film not in course.films for block in entry.page.blocks for film in block.films):
            continue
        for length in range(SHORTEST_MEETING, LONGEST_MEETING + 1, STEP):
            try:
                plan_meeting(entry, course, length)
            except DoesNotFitError as error:
                yield problem_at(
                    entry, ("blocks",), f"med {length} minutter: {error}; legg inn «seam» eller «share»"
                )
                break
