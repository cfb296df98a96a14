"""The head of every typed page: kind and number, title, purpose, facts, provenance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.components.film.view import film_length
from macros.course import Entry
from macros.reading import reading_minutes
from macros.schema.adaptable import AdaptableText
from macros.schema.base import ContentPage, Page
from macros.schema.duties import DutiesPage
from macros.schema.glossary import Glossary
from macros.schema.large_sheet import LargeSheet
from macros.schema.leader import LeaderSession
from macros.schema.library import Bibliography, Film, PlainPage, PromptSet, TheoryPage
from macros.schema.local import Local
from macros.schema.sheet import Sheet
from macros.schema.teacher import Meeting, Method, Theme
from macros.site import Site
from macros.views.common import meeting_name
from macros.views.dates import GroupDates, dates_of_groups, meeting_length, meeting_when, session_when
from macros.views.fragments import fragment_markdown
from macros.views.source import municipality_of, source_name
from macros.wording import listing, minutes_text, months_text, text
from macros.year.films import show_film
from macros.year.planner import PlannedMeeting, PlannedSession

Facts = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class FragmentView:
    """A municipality's own words on a page; `words` is checked Markdown, ready for the page."""

    label: str
    words: str


@dataclass(frozen=True, kw_only=True)
class PageHead:
    """What stands at the top of a page."""

    page: Page
    kind: str
    facts: tuple[tuple[str, str], ...]
    provenance: str | None
    reviewed: str | None
    additions: tuple[FragmentView, ...]
    dates: tuple[GroupDates, ...]


def page_head(site: Site, entry: Entry[Page]) -> PageHead:
    """Return what stands at the top of any typed page."""
    page = entry.page
    provenance = reviewed = None
    if isinstance(page, ContentPage):
        provenance = page.provenance or _usual_provenance(page, site.course.local)
        reviewed = _reviewed(page)
    kind, facts = _kind_and_facts(site, entry)
    label = text("local.note", municipality=municipality_of(site.course.local))
    additions = tuple(
        FragmentView(label=label, words=fragment_markdown(fragment, entry.path))
        for fragment in site.course.fragments_on(entry.path)
    )
    dates = (
        dates_of_groups(site.year.meeting_at(entry.path), site.course.local)
        if isinstance(page, Meeting)
        else ()
    )
    return PageHead(
        page=page,
        kind=kind,
        facts=tuple(facts),
        provenance=provenance,
        reviewed=reviewed,
        additions=additions,
        dates=dates,
    )


def _usual_provenance(page: ContentPage, local: Local) -> str | None:
    """Name the source; the mark of a proposal says it already."""
    if page.proposal and not page.reviewed_by:
        return None
    return text("head.source", source=source_name(page.source, local))


def _reviewed(page: ContentPage) -> str:
    if page.reviewed_by:
        return text("head.reviewed", by=page.reviewed_by)
    return text("proposal.mark" if page.proposal else "head.not_reviewed")


def _kind_and_facts(site: Site, entry: Entry[Page]) -> tuple[str, Facts]:
    page = entry.page
    if isinstance(page, LeaderSession):
        return _session(site.year.sessions_at(entry.path))
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
    return text("kind.sheet"), facts


def _session(sessions: Sequence[PlannedSession]) -> tuple[str, Facts]:
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
