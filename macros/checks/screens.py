"""The blocks in, those that leave the big screen without words, or let it give the leader orders, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import Course, Entry, problem_at
from macros.problems import Location, Problem, format_field, shorten
from macros.schema.base import Page
from macros.schema.block import Block

ORDERS = (
    r"(?:Si|Forklar|Fortell) (?:gruppa|alle|hva dere|hvem|hvorfor|når|at|fra til|også|rett ut)\b",
    r"Minn (?:om|alle|dem|gruppa|på)\b",
    r"Gå gjennom\b",
    r"Del ut\b",
    r"Samle inn\b",
    r"Spør (?:gruppa|alle|dem|deltakerne|om noen)\b",
    r"Be (?:gruppa|alle|dem|noen|hver|deltakerne|den som)\b",
    r"La (?:gruppa|alle|dem|noen|hver|deltakerne|én|det være)\b",
    r"Pass på at\b",
    r"Hold det stille\b",
    r"(?:Ta|Hold) tiden\b",
    r"Les opp\b",
    r"Begynn på tiden\b",
    r"Lås inn\b",
    r"Makuler (?:kopiene|arkene)\b",
)
"""How a sentence begins that tells the one who leads what to do."""
ORDER = re.compile(rf"(?:^|(?<=[.?!:»]\s))(?:{'|'.join(ORDERS)})[^.?!]*", re.MULTILINE)
ABOUT_THEM = re.compile(r"\b(?:deltakerne|gruppa skal|gruppelederen)\b", re.IGNORECASE)
"""How one speaks of a group, and not to it."""


def check_screens(subject: Subject) -> Iterator[Problem]:
    """Each block says something to the group, and nothing that only the one who leads is to hear.

    A break needs no words, and a municipality's own block does without them, too.
    """
    course = subject.course
    for entry, field, blocks in _plans(course):
        for index, block in enumerate(blocks):
            for where, words, is_wanted in _words_of(block):
                place = (field, index, *where)
                if words is None and is_wanted:
                    message = (
                        f"«{shorten(block.title)}» mangler «screen»; skriv ordene til gruppa på storskjermen"
                    )
                    yield problem_at(entry, place[:2], message)
                elif words and (fault := _fault_in(words)):
                    yield problem_at(entry, place, fault)
    for addition in course.additions:
        for index, block in enumerate(addition.blocks):
            for where, words, _ in _words_of(block):
                if words and (fault := _fault_in(words)):
                    place = (addition.field, index, *where)
                    line = addition.tree.line(place)
                    yield Problem(f"docs/{addition.path}", line, format_field(place), fault)


def _plans(course: Course) -> Iterator[tuple[Entry[Page], str, tuple[Block, ...]]]:
    for meeting in course.meetings:
        yield meeting, "blocks", meeting.page.blocks
    for document in course.documents:
        yield document, "agenda", document.page.agenda


def _words_of(block: Block) -> Iterator[tuple[Location, str | None, bool]]:
    """Yield each text for the screen: where it stands, what it says, and whether there must be one."""
    yield ("screen",), block.screen, not block.is_pause
    if block.alternative:
        yield ("alternative", "screen"), block.alternative.screen, True


def _fault_in(words: str) -> str | None:
    """Say what in a text for the screen is not to the group, if anything is."""
    order = ORDER.search(words)
    if order:
        return (
            f"«{shorten(order[0])}» er en beskjed til den som leder, og storskjermen ses av gruppa; "
            "flytt den til «text» eller «facilitator»"
        )
    about = ABOUT_THEM.search(words)
    if about:
        return f"«{about[0]}» taler om gruppa, og storskjermen taler til den; skriv «dere», «vi» eller «du»"
    return None
