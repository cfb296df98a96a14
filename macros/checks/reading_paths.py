"""The course in, how much each reader has to read before the third meeting out."""

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
    ReadingPath("en deltaker", PARTICIPANT, 2000),
    ReadingPath("en gruppeleder", (*PARTICIPANT, *MEETINGS), 6000),
)
"""What is asked for; the pages of background are for whoever wants to know more."""


def reading_lengths(course: Course) -> Mapping[ReadingPath, int]:
    """Return how many words there are on each path whose pages the course has."""
    return {
        path: sum(words_in(course.pages[page]) for page in path.pages)
        for path in READING_PATHS
        if course.pages.keys() >= set(path.pages)
    }


def tell_length(path: ReadingPath, words: int) -> str:
    """Say how much a reader reads, and how much it may be."""
    return f"før møte 3 leser {path.reader} {words} ord, og det skal være høyst {path.most}"


def check_reading_paths(subject: Subject) -> Iterator[Problem]:
    """Nobody is asked to read more than there is time for."""
    for path, words in reading_lengths(subject.course).items():
        if words > path.most:
            message = f"{tell_length(path, words)}; ta bort det som er sagt før"
            yield Problem(f"docs/{path.pages[0]}", 1, "", message, is_warning=True)
