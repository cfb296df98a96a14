"""The overview of a document: the sessions it becomes, and where on their pages each thing stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.course import Entry
from macros.schema.leader import LeaderSession
from macros.site import Site
from macros.views.common import Goto, session_goto
from macros.views.dates import session_when
from macros.wording import capitalize, listing, minutes_text, text
from macros.year.planner import PlannedSession


@dataclass(frozen=True, kw_only=True)
class SessionEntry:
    """A session of the document's, and the anchor that it had when it stood here."""

    anchor: str
    goto: Goto
    facts: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """A part of every such session's page, and the ids that lead to it."""

    goto: Goto
    ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SessionOverview:
    """What a document's page shows."""

    sessions: tuple[SessionEntry, ...]
    places: tuple[Place, ...]


def session_overview(site: Site, entry: Entry[LeaderSession]) -> SessionOverview:
    """Return the sessions of a document, and the parts of their pages."""
    sessions = site.year.sessions_at(entry.path)
    places = tuple(
        Place(goto=Goto(title=title, path=sessions[0].page.path, anchor=anchor), ids=(anchor, *others))
        for anchor, title, *others in _parts(entry.page)
    )
    return SessionOverview(sessions=tuple(map(_session_entry, sessions)), places=places)


def _parts(page: LeaderSession) -> Iterator[tuple[str, ...]]:
    """Yield the anchor and the title of each part of the pages, and other anchors that lead there."""
    yield "saker", text("session.agenda")
    if page.print:
        yield "skriv-ut", text("session.print")
    yield "neste-gang", text("session.settle")
    yield "for-samlingen", text("session.before"), *(item.id for item in page.preparation)
    yield "sporsmal", text("session.prompts"), "filmsjekkliste"
    for item in page.agenda:
        yield item.id, item.title
    if page.after:
        yield "etter-samlingen", text("session.after")


def _session_entry(session: PlannedSession) -> SessionEntry:
    facts = [capitalize(session_when(session)), minutes_text(session.document.minutes)]
    films = listing([f"«{film.entry.page.name}»" for film in session.films])
    if films:
        facts.append(text("note.films", films=films).rstrip("."))
    return SessionEntry(anchor=session.anchor, goto=session_goto(session), facts=" · ".join(facts))
