"""Lists of what there is: films, sets of questions, sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.components.facts.view import shown_in_text
from macros.components.film.view import film_length
from macros.course import Entry
from macros.schema.base import Page
from macros.site import Site
from macros.views.common import Goto, goto
from macros.wording import text
from macros.year.films import show_film


@dataclass(frozen=True, kw_only=True)
class Card:
    """A page in a list."""

    goto: Goto
    purpose: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Cards under a heading."""

    id: str
    title: str
    cards: tuple[Card, ...]


def film_list(site: Site, entry: Entry[Page]) -> tuple[Card, ...]:
    """Return all films, in the order in which they are shown."""
    cards = []
    for film in site.course.films.values():
        shown = show_film(film, site.course.local)
        facts = (
            (text("fact.by"), film.page.by),
            (text("fact.length"), film_length(shown)),
            (text("fact.shown"), shown_in_text(site, film.page.id)),
        )
        cards.append(
            (
                shown_order(site, film.page.id),
                Card(goto=goto(film), purpose=film.page.description, facts=facts),
            )
        )
    return tuple(card for _, card in sorted(cards, key=lambda pair: pair[0]))


def shown_order(site: Site, film: str) -> tuple[int, str]:
    """Order films as the leaders see them, then the rest by name."""
    order = [shown.entry.page.id for session in site.year.sessions for shown in session.films]
    return (order.index(film) if film in order else len(order), film)


def prompt_sets(site: Site, entry: Entry[Page]) -> tuple[Group, ...]:
    """Return the sets of questions, by track."""
    sets = site.course.prompt_sets.values()
    return _by_track(
        (
            found.page.track,
            Card(
                goto=goto(found),
                purpose=found.page.description,
                facts=((text("fact.prompts"), str(len(found.page.prompts))),),
            ),
        )
        for found in sets
    )


def sheet_list(site: Site, entry: Entry[Page]) -> tuple[Group, ...]:
    """Return the sheets, by track, and then the texts to adapt."""
    sheets, texts = site.course.sheets.values(), site.course.texts.values()
    groups = _by_track(
        (found.page.audience, Card(goto=goto(found), purpose=found.page.description, facts=()))
        for found in sheets
    )
    if not texts:
        return groups
    cards = tuple(
        Card(
            goto=goto(found),
            purpose=found.page.description,
            facts=((text("fact.for"), found.page.recipient),),
        )
        for found in texts
    )
    return (*groups, Group(id="tekster", title=text("text.group"), cards=cards))


def _by_track(cards: Iterable[tuple[str, Card]]) -> tuple[Group, ...]:
    pairs = list(cards)
    return tuple(
        Group(
            id=track,
            title=text(f"track.{track}"),
            cards=tuple(card for owner, card in pairs if owner == track),
        )
        for track in ("laerer", "leder")
        if any(owner == track for owner, _ in pairs)
    )
