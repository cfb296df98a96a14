"""Every id that a page's data names, and what it names: the course's cross-references in one place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from macros.course import Course
from macros.problems import Location, shorten, suggest
from macros.schema.base import Model
from macros.schema.block import Block, Handout
from macros.schema.large_sheet import LargeSheet
from macros.schema.leader import LeaderSession
from macros.schema.library import Film
from macros.schema.local_content import LocalMeeting, LocalSession
from macros.schema.teacher import Meeting, Method, Theme
from macros.settings.history import where_it_went

TRACKS = ("laerer", "leder", "begge")
FEW = 8
Mention = tuple[str, str, Location]
"""A kind of thing, the id it is named by, and where in the front matter."""

NO_SUCH = {
    "film": "ingen film",
    "prompt": "ikke noe spørsmål",
    "prompt_set": "ikke noe sett med spørsmål",
    "sheet": "ikke noe ark",
    "theme": "ikke noe tema",
    "method": "ingen metode",
    "reference": "ingen oppføring i litteraturlista som heter",
    "figure": "ikke noe tall uten kilde",
    "theory": "ingen bakgrunnsside",
    "track": "ingen plan for",
}
"""How a message says that there is no such thing."""


def known_ids(course: Course) -> Mapping[str, Collection[str]]:
    """Return the ids there are, by the kind of thing."""
    return {
        "film": course.films,
        "prompt": course.prompts,
        "prompt_set": course.prompt_sets,
        "sheet": course.sheets,
        "theme": course.themes,
        "method": course.methods,
        "reference": course.references,
        "figure": course.unsourced,
        "theory": course.theory,
        "track": TRACKS,
    }


def no_such(kind: str, name: str, known: Collection[str]) -> str:
    """Say that there is nothing of that name: where it went, what is like it, or all there is if that is little."""
    gone = where_it_went(kind, name)
    if gone:
        return gone
    few = f"; velg en av {', '.join(sorted(known))}" if 0 < len(known) <= FEW else ""
    return f"det finnes {NO_SUCH[kind]} «{shorten(name)}»{suggest(name, known, otherwise=few)}"


def mentions_of(page: Model) -> Iterator[Mention]:
    """Yield whatever a page names by id."""
    for kind, find in _FINDERS.items():
        if isinstance(page, kind):
            yield from find(page)


def _each(kind: str, names: Iterable[str], *where: str | int) -> Iterator[Mention]:
    return ((kind, name, (*where, index)) for index, name in enumerate(names))


def _in_session(page: LeaderSession) -> Iterator[Mention]:
    yield from _each("film", page.films, "films")
    yield from _in_print(page.print)
    yield from _each("prompt", page.focus.prompts if page.focus else (), "focus", "prompts")
    for index, preparation in enumerate(page.preparation):
        yield from _each("reference", preparation.reading, "preparation", index, "reading")
    yield from _in_blocks(page.agenda, "agenda")


def _in_meeting(page: Meeting) -> Iterator[Mention]:
    yield from _each("theme", page.themes, "themes")
    yield from _each("method", page.methods, "methods")
    yield from _in_print(page.print)
    yield from _in_local_meeting(page)


def _in_local_meeting(page: Meeting | LocalMeeting) -> Iterator[Mention]:
    for index, block in enumerate(page.blocks):
        yield from _each("film", block.films, "blocks", index, "films")
    yield from _in_blocks(page.blocks, "blocks")


def _in_local_session(page: LocalSession) -> Iterator[Mention]:
    yield from _in_blocks(page.agenda, "agenda")


def _in_print(handouts: Iterable[Handout]) -> Iterator[Mention]:
    return (("sheet", handout.sheet, ("print", index, "sheet")) for index, handout in enumerate(handouts))


def _in_blocks(blocks: Iterable[Block], field: str) -> Iterator[Mention]:
    for index, block in enumerate(blocks):
        yield from _each("prompt", block.prompts, field, index, "prompts")
        yield from _each("sheet", block.worksheets, field, index, "worksheets")


def _in_theme(page: Theme | Method) -> Iterator[Mention]:
    yield from _each("prompt", page.prompts, "prompts")
    yield from _each("sheet", page.worksheets, "worksheets")
    yield from _each("reference", page.literature, "literature")


def _in_large_sheet(page: LargeSheet) -> Iterator[Mention]:
    yield "sheet", page.large_print_of, ("large_print_of",)


def _in_method(page: Method) -> Iterator[Mention]:
    yield from _in_theme(page)
    for index, step in enumerate(page.steps):
        yield from _each("sheet", step.worksheets, "steps", index, "worksheets")


def _in_film(page: Film) -> Iterator[Mention]:
    yield "theory", page.plan_b.page, ("plan_b", "page")
    yield "prompt", page.plan_b.prompt, ("plan_b", "prompt")


_FINDERS: dict[type[Model], Callable[[Any], Iterator[Mention]]] = {
    LeaderSession: _in_session,
    Meeting: _in_meeting,
    LocalMeeting: _in_local_meeting,
    LocalSession: _in_local_session,
    Theme: _in_theme,
    Method: _in_method,
    LargeSheet: _in_large_sheet,
    Film: _in_film,
}
