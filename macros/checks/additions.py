"""A municipality's blocks in, those that fit in no meeting or document out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from macros.checks.anchors import anchors_of, inner_ids
from macros.checks.mentions import known_ids, no_such
from macros.checks.subject import Subject
from macros.course import Course, Entry
from macros.course.additions import Addition
from macros.course.merge import place_blocks, target_names, target_of
from macros.problems import Location, Problem, format_field, shorten, suggest
from macros.schema.base import Page
from macros.schema.leader import LeaderSession
from macros.schema.local_content import PLACES
from macros.schema.walk import leaves_of, mentions_of
from macros.settings.history import where_it_went
from macros.year.films import show_film
from macros.year.planner import plan_agenda, plan_meeting
from macros.year.slots import DoesNotFitError
from macros.year.turns import films_in_turn

KINDS = {"meeting": "noe møte", "leader_session": "noe dokument for ledersamlinger"}


def check_additions(subject: Subject) -> Iterator[Problem]:
    """Local blocks are for a meeting or document that exists, name what exists, and fit in its time."""
    course = subject.course
    known = known_ids(course)
    for addition in course.additions:
        for kind, name, where in mentions_of(leaves_of(addition.page)):
            if name not in known[kind] and name not in course.broken:
                yield _problem(addition, where, no_such(kind, name, known[kind], course))
        entry = target_of(addition, course)
        if entry is None:
            if not any(addition.name in name for name in course.broken):
                hint = suggest(addition.name, target_names(addition, course))
                message = f"det finnes ikke {KINDS[addition.kind]} «{shorten(addition.name)}»{hint}"
                yield Problem(f"docs/{addition.path}", 0, "", where_it_went("page", addition.name) or message)
            continue
        wrong = list(_check_places(addition, entry, course))
        yield from wrong or _check_time(addition, entry, course)


def _check_places(addition: Addition, entry: Entry[Page], course: Course) -> Iterator[Problem]:
    """Each block has a name of its own, and one of the page's to stand by."""
    there = {block.id for block in getattr(entry.page, addition.field)}
    taken = there | {name for name, _ in inner_ids(entry.page)} | {a.name for a in anchors_of(entry, course)}
    for index, block in enumerate(addition.blocks):
        place = next(name for name in PLACES if getattr(block, name))
        if block.neighbour not in there:
            page = PurePosixPath(addition.path).stem
            gone = where_it_went("block", f"{getattr(entry.page, 'id', page)}/{block.neighbour}")
            hint = suggest(block.neighbour, there, otherwise=f"; velg en av {', '.join(sorted(there))}")
            message = gone or f"det finnes ingen blokk «{shorten(block.neighbour)}» i docs/{entry.path}{hint}"
            yield _problem(addition, (addition.field, index, place), message)
        if block.id in taken:
            message = f"«{block.id}» er alt brukt i docs/{entry.path}; velg et annet navn"
            yield _problem(addition, (addition.field, index, "id"), message)
        if block.replaces:
            there.discard(block.replaces)
        there.add(block.id)
        taken.add(block.id)


def _check_time(addition: Addition, entry: Entry[Page], course: Course) -> Iterator[Problem]:
    """What is added leaves room for the rest in the length that the municipality has chosen."""
    merged = place_blocks(addition, entry)[0]
    is_named: Mapping[str, Any] = course.films
    try:
        if isinstance(merged.page, LeaderSession):
            turns = max(merged.page.repeats)
            for turn in range(1, turns + 1):
                names = films_in_turn(merged.page, turn, turns)
                films = [show_film(course.films[name], course.local) for name in names if name in is_named]
                plan_agenda(merged.page, films, course.local)
        elif all(film in is_named for block in addition.blocks for film in getattr(block, "films", ())):
            plan_meeting(merged, course)  # type: ignore[arg-type]
    except DoesNotFitError as error:
        message = (
            f"{error}; det trengs minst {error.minutes} minutter, så gjør blokken kortere eller møtet lengre"
        )
        yield _problem(addition, (addition.field,), message)


def _problem(addition: Addition, where: Location, message: str) -> Problem:
    return Problem(f"docs/{addition.path}", addition.tree.line(where), format_field(where), message)
