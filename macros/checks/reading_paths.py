"""The course in, how much each reader has to read before the third meeting or the second session out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from macros.checks.subject import Subject
from macros.course import Course
from macros.problems import Problem
from macros.reading import words_in


class ReadingPath(NamedTuple):
    """The pages that a reader is asked to read, in their order, and how many words they may have together."""

    reader: str
    pages: tuple[str, ...]
    most: int


PARTICIPANT = (
    "laerer/kartlegging.md",
    "laerer/tema/1-fysisk-og-struktur.md",
    "laerer/tema/2-vaeremate-og-beskjeder.md",
)
MEETINGS = (
    "laerer/moter/01-kartlegging.md",
    "laerer/moter/02-fysisk-og-struktur.md",
    "laerer/moter/03-vaeremate-og-beskjeder.md",
)
READING_PATHS = (
    ReadingPath("En deltaker leser før møte 3", PARTICIPANT, 2300),
    ReadingPath("En gruppeleder leser før møte 3", (*PARTICIPANT, *MEETINGS), 6000),
)
"""What is asked for; the pages of background are for whoever wants to know more."""


def words_on(paths: ReadingPath, course: Course) -> int:
    """Return the words on the pages of a path that the course has."""
    return sum(words_in(course.pages[path]) for path in paths.pages if path in course.pages)


def reading_lengths(course: Course) -> Mapping[ReadingPath, int]:
    """Return how many words there are on each path."""
    return {path: words_on(path, course) for path in READING_PATHS}


def check_reading_paths(subject: Subject) -> Iterator[Problem]:
    """Nobody is asked to read more than there is time for."""
    for path, words in reading_lengths(subject.course).items():
        if words > path.most:
            message = f"{path.reader.lower()} {words} ord, og skal ha høyst {path.most}; ta bort det som er sagt før"
            yield Problem(f"docs/{path.pages[0]}", 1, "", message, is_warning=True)
