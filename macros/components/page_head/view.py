"""The head of every typed page: kind and number, title, purpose, facts, provenance."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.facts.view import kind_and_facts
from macros.course import Entry
from macros.schema.base import ContentPage, Page
from macros.schema.session import SessionPage
from macros.schema.teacher import Meeting
from macros.site import Site
from macros.views.common import Goto
from macros.views.dates import GroupDates, dates_of_groups
from macros.views.fragments import fragment_markdown
from macros.views.room import rooms_of
from macros.views.source import municipality_of, source_name
from macros.wording import text
from macros.year.session_pages import session_of


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
    rooms: tuple[Goto, ...] = ()
    """The ways to lead a meeting or a session live, and to what its group sees."""


def page_head(site: Site, entry: Entry[Page]) -> PageHead:
    """Return what stands at the top of any typed page."""
    page, origin = entry.page, _origin(site, entry)
    provenance = reviewed = None
    if isinstance(origin.page, ContentPage):
        provenance = origin.page.provenance or text(
            "head.source", source=source_name(origin.page.source, site.course.local)
        )
        by = origin.page.reviewed_by
        reviewed = text("head.reviewed", by=by) if by else text("head.not_reviewed")
    kind, facts = kind_and_facts(site, entry)
    label = text("local.note", municipality=municipality_of(site.course.local))
    additions = tuple(
        FragmentView(label=label, words=fragment_markdown(fragment, entry.path))
        for path in dict.fromkeys((origin.path, entry.path))
        for fragment in site.course.fragments_on(path)
    )
    is_meeting = isinstance(page, Meeting)
    return PageHead(
        page=page,
        kind=kind,
        facts=tuple(facts),
        provenance=provenance,
        reviewed=reviewed,
        additions=additions,
        dates=dates_of_groups(site.year.meeting_at(entry.path), site.course.local) if is_meeting else (),
        rooms=rooms_of(site.course, entry.path),
    )


def _origin(site: Site, entry: Entry[Page]) -> Entry[Page]:
    """Return whose content a page shows: its own, or on a session's page that of the session's document."""
    return session_of(site.year, entry.page).entry if isinstance(entry.page, SessionPage) else entry
