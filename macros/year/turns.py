"""The leader documents in, the sessions they become in a year out: which turn, films, months, partner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.course import Course, Entry
from macros.schema.leader import LeaderSession
from macros.schema.session import SessionPage


def count_turns(documents: Sequence[LeaderSession], wanted: int) -> int:
    """Return how many sessions the repeated document becomes in a year of `wanted` sessions."""
    return wanted - sum(not document.is_repeated for document in documents)


def number_sessions(course: Course) -> Iterator[tuple[Entry[LeaderSession], int, int]]:
    """Yield for each session of the year, in order, its document, which turn it is, and of how many."""
    turns_of_repeated = count_turns([entry.page for entry in course.documents], course.local.leader_sessions)
    for entry in course.documents:
        turns = turns_of_repeated if entry.page.is_repeated else 1
        yield from ((entry, turn, turns) for turn in range(1, turns + 1))


def session_pages(course: Course) -> Mapping[tuple[int, int], Entry[SessionPage]]:
    """Return the sessions' own pages, by document and turn; of two for one session the first."""
    found = reversed(course.all_of(SessionPage))
    return {(entry.page.document, entry.page.turn): entry for entry in found}


def films_in_turn(document: LeaderSession, turn: int, turns: int) -> tuple[str, ...]:
    """Return the ids of the films of a document's session; a repeated one shows one a session."""
    return document.films if turns == 1 else document.films[turn - 1 : turn]


def share_months(months: tuple[int, ...], turn: int, turns: int) -> tuple[int, ...]:
    """Give each of a document's sessions its stretch of the window, in order."""
    start, end = (turn - 1) * len(months) // turns, turn * len(months) // turns
    return months[start : max(end, start + 1)]


def has_partner(document: LeaderSession, turn: int, turns: int) -> bool:
    """Say whether the partner takes part in a document's session."""
    return document.partner == "always" or (document.partner == "midway" and turn == (turns + 1) // 2)
