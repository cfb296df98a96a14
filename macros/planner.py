"""The course in, the year out: sessions and meetings with their times, films and turns.

Pure arithmetic on frozen data: no files, no clock, no HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.allocate import DoesNotFitError, Item, Part, fit_blocks, shortest_length
from macros.course import Course, Entry
from macros.schema.leader import AgendaItem, LeaderSession
from macros.schema.library import Film
from macros.schema.local import Local
from macros.schema.rules import STEP
from macros.schema.teacher import Meeting

ESTIMATED_FILM_MINUTES = 20


@dataclass(frozen=True)
class ShownFilm:
    """A film in a session, with the length that the plan counts on."""

    entry: Entry[Film]
    minutes: int
    is_estimate: bool
    url: str | None


@dataclass(frozen=True)
class Session:
    """One leader session: a document used at a place in the year."""

    number: int
    total: int
    entry: Entry[LeaderSession]
    turn: int
    """Which of the document's sessions this is, from 1."""
    turns: int
    months: tuple[int, ...]
    films: tuple[ShownFilm, ...]
    part: Part
    has_partner: bool
    extra_time_school: str | None
    host: str | None

    @property
    def anchor(self) -> str:
        return session_anchor(self.number)

    @property
    def document(self) -> LeaderSession:
        return self.entry.page


@dataclass(frozen=True)
class PlannedMeeting:
    """A teacher meeting with its timetable, in one part or several."""

    entry: Entry[Meeting]
    minutes: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Year:
    """What the planner makes of the course."""

    sessions: tuple[Session, ...]
    meetings: tuple[PlannedMeeting, ...]
    first_next_year: tuple[str, ...]
    """The schools that get no extra time this year and stand first in turn the next."""

    @property
    def leader_minutes(self) -> int:
        return sum(session.document.minutes for session in self.sessions)


def plan_year(course: Course) -> Year:
    """Plan the whole course; raises DoesNotFitError for content that `crossref` would refuse."""
    sessions = tuple(_plan_sessions(course))
    meetings = tuple(plan_meeting(entry, course) for entry in course.meetings)
    with_extra = {session.extra_time_school for session in sessions}
    waiting = tuple(school for school in course.local.schools if school not in with_extra)
    has_turns = any(session.extra_time_school for session in sessions)
    return Year(sessions, meetings, waiting if has_turns else ())


def session_anchor(number: int) -> str:
    """Return the id that a session's heading bears on its page."""
    return f"samling-{number}"


def count_turns(documents: Sequence[LeaderSession], wanted: int) -> int:
    """Return how many sessions the repeated document becomes in a year of `wanted` sessions."""
    return wanted - sum(not document.is_repeated for document in documents)


def plan_meeting(entry: Entry[Meeting], course: Course, length: int | None = None) -> PlannedMeeting:
    """Plan a teacher meeting of `length` minutes, or of the length that local data gives."""
    minutes = length or entry.page.minutes or course.local.length_of_meeting(entry.page.number)
    items = [
        Item(
            block,
            _round_up(
                block.minutes
                + sum(show_film(course.films[film], course.local).minutes for film in block.films)
            ),
            block.alternative.minutes if block.alternative else None,
        )
        for block in entry.page.blocks
    ]
    return PlannedMeeting(entry, minutes, fit_blocks(items, minutes))


def plan_agenda(document: LeaderSession, films: Sequence[ShownFilm], local: Local) -> Part:
    """Fit a session's agenda; raises DoesNotFitError when even the alternatives are too long."""
    items = [
        Item(
            item,
            _least(item, films, len(local.schools)),
            item.alternative.minutes if item.alternative else None,
        )
        for item in document.agenda
        if films or item.type != "film"
    ]
    needed = shortest_length(items)
    if needed > document.minutes:
        raise DoesNotFitError("sakene får ikke plass i samlingen", needed)
    return fit_blocks(items, document.minutes)[0]


def show_film(entry: Entry[Film], local: Local) -> ShownFilm:
    """Return a film with the length and address that local data or the film's own page gives."""
    film = entry.page
    minutes = local.film_minutes.get(film.id, film.minutes)
    return ShownFilm(
        entry, minutes or ESTIMATED_FILM_MINUTES, minutes is None, local.film_links.get(film.id, film.url)
    )


def films_in_turn(document: LeaderSession, turn: int, turns: int) -> tuple[str, ...]:
    """Return the ids of the films of a document's session; a repeated one shows one a session."""
    return document.films if turns == 1 else document.films[turn - 1 : turn]


def number_sessions(course: Course) -> Iterator[tuple[Entry[LeaderSession], int, int]]:
    """Yield for each session of the year, in order, its document, which turn it is, and of how many."""
    turns_of_repeated = count_turns([entry.page for entry in course.documents], course.local.leader_sessions)
    for entry in course.documents:
        turns = turns_of_repeated if entry.page.is_repeated else 1
        yield from ((entry, turn, turns) for turn in range(1, turns + 1))


def _plan_sessions(course: Course) -> Iterator[Session]:
    schools = course.local.schools
    extra_turn = 0
    for number, (entry, turn, turns) in enumerate(number_sessions(course), 1):
        names = films_in_turn(entry.page, turn, turns)
        films = tuple(show_film(course.films[name], course.local) for name in names)
        gives_extra = any(item.extra_time for item in entry.page.agenda)
        yield Session(
            number,
            course.local.leader_sessions,
            entry,
            turn,
            turns,
            _share_months(entry.page.months, turn, turns),
            films,
            plan_agenda(entry.page, films, course.local),
            _has_partner(entry.page, turn, turns),
            schools[extra_turn % len(schools)] if schools and gives_extra else None,
            schools[(number - 1) % len(schools)] if schools else None,
        )
        extra_turn += gives_extra


def _share_months(months: tuple[int, ...], turn: int, turns: int) -> tuple[int, ...]:
    """Give each of a document's sessions its stretch of the window, in order."""
    start, end = (turn - 1) * len(months) // turns, turn * len(months) // turns
    return months[start : max(end, start + 1)]


def _has_partner(document: LeaderSession, turn: int, turns: int) -> bool:
    return document.partner == "always" or (document.partner == "midway" and turn == (turns + 1) // 2)


def _least(item: AgendaItem, films: Sequence[ShownFilm], schools: int) -> int:
    if item.type == "film":
        return _round_up(sum(film.minutes for film in films)) + item.minutes
    return max(item.minutes, item.per_school * schools) + item.extra_time


def _round_up(minutes: int) -> int:
    return -(-minutes // STEP) * STEP
