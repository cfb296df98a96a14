"""All questions together, with the choices that narrow them: to be read, or cut out as cards.

Narrowing is done by CSS, which knows the classes: `gr-for-` a track, `gr-s-` a source, and `gr-f1`,
`gr-f2` and so on for the sets in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from macros.course import Entry
from macros.schema.base import Page, Source, Track
from macros.schema.library import PromptSet
from macros.site import Site
from macros.views.common import Goto, goto
from macros.wording import capitalize, text


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """One way to narrow; `classes` say what it goes together with."""

    id: str
    name: str
    classes: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question, wherever it is from."""

    id: str
    text: str
    label: str
    classes: str


@dataclass(frozen=True, kw_only=True)
class QuestionSet:
    """The questions of a set."""

    id: str
    goto: Goto
    track: str
    classes: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class AllPrompts:
    """All questions, and what they can be narrowed by."""

    tracks: tuple[Narrowing, ...]
    themes: tuple[Narrowing, ...]
    sources: tuple[Narrowing, ...]
    sets: tuple[QuestionSet, ...]


def all_prompts(site: Site, entry: Entry[Page]) -> AllPrompts:
    """Return every question there is, by set, the teachers' first, in the order of the year."""
    found = sorted(site.course.prompt_sets.values(), key=_order(site))
    return AllPrompts(
        tracks=tuple(
            Narrowing(id=f"gr-track-{track}", name=text(f"track.{track}"), classes="")
            for track in get_args(Track)
        ),
        themes=tuple(
            Narrowing(
                id=f"gr-f{number}", name=one.page.title, classes=_classes(number, one.page, _sources((one,)))
            )
            for number, one in enumerate(found, 1)
        ),
        sources=tuple(
            Narrowing(
                id=f"gr-source-{source}",
                name=capitalize(text(f"source.{source}")),
                classes=_tracks(found, source),
            )
            for source in get_args(Source)
            if source in _sources(found)
        ),
        sets=tuple(_question_set(number, one) for number, one in enumerate(found, 1)),
    )


prompt_cards = all_prompts
"""The same questions, as cards to cut out."""


def _order(site: Site) -> Callable[[Entry[PromptSet]], tuple[int, int]]:
    """Order sets by track, and those of a track by the meeting that first asks of them."""
    asked = [
        site.course.prompts[name][1].page.id
        for meeting in site.course.meetings
        for block in meeting.page.blocks
        for name in block.prompts
    ]
    first = {name: place for place, name in reversed([*enumerate(asked)])}
    tracks = get_args(Track)
    return lambda entry: (tracks.index(entry.page.track), first.get(entry.page.id, len(asked)))


def _question_set(number: int, entry: Entry[PromptSet]) -> QuestionSet:
    page = entry.page
    questions = tuple(
        Question(
            id=prompt.id,
            text=prompt.text,
            label=text(f"source.{prompt.source}"),
            classes=_classes(number, page, (prompt.source,)),
        )
        for prompt in page.prompts
    )
    track = text(f"track.{page.track}")
    return QuestionSet(
        id=f"sett-{page.id}",
        goto=goto(entry),
        track=track,
        classes=_classes(number, page, _sources((entry,))),
        questions=questions,
    )


def _classes(number: int, page: PromptSet, sources: Iterable[str]) -> str:
    return " ".join((f"gr-f{number}", f"gr-for-{page.track}", *(f"gr-s-{source}" for source in sources)))


def _sources(sets: Iterable[Entry[PromptSet]]) -> tuple[str, ...]:
    there = {prompt.source for entry in sets for prompt in entry.page.prompts}
    return tuple(source for source in get_args(Source) if source in there)


def _tracks(sets: Iterable[Entry[PromptSet]], source: str) -> str:
    """Return the classes of the tracks that have a question from a source."""
    there = {entry.page.track for entry in sets if source in _sources((entry,))}
    return " ".join(f"gr-for-{track}" for track in get_args(Track) if track in there)
