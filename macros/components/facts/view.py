"""What a page is, and the facts that stand in its head: how long, when, who, for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.components.film.view import film_length
from macros.components.summons.view import partner_in
from macros.course import Entry
from macros.reading import reading_minutes
from macros.schema.adaptable import AdaptableText
from macros.schema.base import Page
from macros.schema.duties import DutiesPage
from macros.schema.glossary import Glossary
from macros.schema.large_sheet import LargeSheet
from macros.schema.leader import LeaderSession
from macros.schema.library import Bibliography, Film, PlainPage, PromptSet, TheoryPage
from macros.schema.session import SessionPage
from macros.schema.sheet import Sheet
from macros.schema.teacher import Meeting, Method, Theme
from macros.site import Site
from macros.views.common import meeting_name
from macros.views.dates import meeting_length, meeting_when, session_when
from macros.wording import listing, minutes_text, months_text, text
from macros.year.films import show_film
from macros.year.planner import PlannedMeeting, PlannedSession
from macros.year.session_pages import session_of

Facts = list[tuple[str, str]]


def kind_and_facts(site: Site, entry: Entry[Page]) -> tuple[str, Facts]:
    """Return what a page is, with its number, and the facts in its head."""
    page = entry.page
    if isinstance(page, LeaderSession):
        return _document(site.year.sessions_at(entry.path))
    if isinstance(page, SessionPage):
        return _session(site, session_of(site.year, page))
    if isinstance(page, Meeting):
        return _meeting(site.year.meeting_at(entry.path))
    if isinstance(page, Film):
        return _film(site, entry, page)
    if isinstance(page, PromptSet):
        facts = [
            (text("fact.for"), text(f"track.{page.track}")),
            (text("fact.prompts"), str(len(page.prompts))),
        ]
        return text("kind.prompt_set"), facts
    if isinstance(page, Sheet | AdaptableText):
        return _to_fill_in(page)
    if isinstance(page, Bibliography):
        return text("kind.bibliography"), [(text("fact.entries"), str(len(page.entries)))]
    if isinstance(page, Glossary):
        return text("kind.glossary"), [(text("fact.terms"), str(len(page.terms)))]
    if isinstance(page, Theme | TheoryPage | Method | PlainPage | LargeSheet | DutiesPage):
        return _to_read(entry)
    raise TypeError(f"nothing says what stands at the head of a {entry.kind}")


def _to_read(entry: Entry[Page]) -> tuple[str, Facts]:
    """Return what the page is, and how long it takes, in whole minutes."""
    if isinstance(entry.page, Theme):
        kind = text("kind.theme", number=entry.page.number)
    elif isinstance(entry.page, TheoryPage):
        track, folder, *_ = entry.path.split("/")
        kind = text(f"kind.theory.{track if folder == 'grunnlag' else folder}")
    else:
        kind = text(f"kind.{entry.kind}")
    minutes = max(1, round(reading_minutes(entry)))
    term = [(text("fact.term"), entry.page.term)] if isinstance(entry.page, Theme) else []
    return kind, [*term, (text("fact.reading_time"), minutes_text(minutes))]


def _to_fill_in(page: Sheet | AdaptableText) -> tuple[str, Facts]:
    if isinstance(page, AdaptableText):
        return text("kind.text"), [
            (text("fact.for"), page.recipient),
            (text("text.version"), str(page.version)),
        ]
    facts = [
        (text("fact.for"), text(f"track.{page.audience}")),
        (text("fact.paper"), text(f"sheet.{page.orientation}")),
    ]
    way = page.handling or ()  # Its fields are its steps, in their order.
    facts += [(text(f"fact.{step}"), words) for step, words in way]
    return text("kind.sheet"), facts


def _document(sessions: Sequence[PlannedSession]) -> tuple[str, Facts]:
    page, total = sessions[0].document, sessions[0].total
    numbers = [session.number for session in sessions]
    key = "kind.sessions" if len(numbers) > 1 else "kind.session"
    kind = text(key, first=numbers[0], last=numbers[-1], total=total)
    length = minutes_text(page.minutes)
    facts = [
        (text("fact.time"), text("fact.each", length=length) if len(numbers) > 1 else length),
        (text("fact.when"), months_text(page.months) if numbers[1:] else session_when(sessions[0])),
    ]
    return kind, facts


def _session(site: Site, session: PlannedSession) -> tuple[str, Facts]:
    kind = text("kind.session", first=session.number, total=session.total)
    return kind, list(_session_facts(site, session))


def _session_facts(site: Site, session: PlannedSession) -> Iterator[tuple[str, str]]:
    partner = partner_in(session, site.course.local)
    if not session.coming:  # A date has its hours with it.
        yield text("fact.time"), minutes_text(session.document.minutes)
    yield text("fact.when"), session_when(session)
    if session.films:
        yield text("fact.film"), listing([f"«{film.entry.page.name}»" for film in session.films])
    if session.host:
        yield text("fact.host"), session.host
    if session.extra_time_school:
        yield text("fact.extra_time"), session.extra_time_school
    if partner:
        yield text("fact.partner"), partner


def _meeting(planned: PlannedMeeting) -> tuple[str, Facts]:
    page = planned.entry.page
    facts = [
        (text("fact.time"), meeting_length(planned)),
        (text("fact.when"), meeting_when(planned)),
        (text("fact.participants"), page.participants or text("meeting.participants")),
    ]
    return text("kind.meeting" if page.number else "kind.common_start", number=page.number), facts


def _film(site: Site, entry: Entry[Page], page: Film) -> tuple[str, Facts]:
    shown = show_film(site.course.films[page.id], site.course.local)
    facts = [
        (text("fact.by"), page.by),
        (text("fact.producer"), page.producer or text("unknown")),
        (text("fact.length"), film_length(shown)),
        (text("fact.captions"), text(f"captions.{page.captions}".lower())),
        (text("fact.shown"), shown_in_text(site, page.id)),
    ]
    return text("kind.film"), facts


def shown_in_text(site: Site, film: str) -> str:
    """Say in which sessions and meetings a film is shown."""
    sessions = [
        text("session.name", number=session.number)
        for session in site.year.sessions
        if film in (shown.entry.page.id for shown in session.films)
    ]
    meetings = [
        meeting_name(entry.page)
        for entry in site.course.meetings
        if any(film in block.films for block in entry.page.blocks)
    ]
    return listing(sessions + meetings) or text("film.shown_nowhere")
