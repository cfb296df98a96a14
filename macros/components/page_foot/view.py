"""The foot of every typed page: where its content is from, who has read it, and its files."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.review.view import review_text
from macros.course import Entry
from macros.schema.adaptable import AdaptableText
from macros.schema.base import ContentPage, Page
from macros.schema.duties import DutiesPage
from macros.schema.large_sheet import LargeSheet
from macros.schema.local import Local
from macros.schema.session import SessionPage
from macros.schema.sheet import Sheet
from macros.site import Site
from macros.views.source import source_name
from macros.wording import text
from macros.year.session_pages import session_of

FILES_ELSEWHERE = (Sheet, LargeSheet, AdaptableText, SessionPage)
"""Pages whose files stand where they are wanted first: in the head, or with what is printed."""
OF_LAW = (AdaptableText, DutiesPage)
"""Pages that a lawyer should read, and not those who know the method."""


@dataclass(frozen=True, kw_only=True)
class PageFoot:
    """What stands at the end of a page; a page of no source's has its files alone."""

    provenance: str | None
    reviewed: str | None
    has_files: bool


def page_foot(site: Site, entry: Entry[Page]) -> PageFoot:
    """Return what stands at the end of any page that has a head."""
    origin = origin_of(site, entry)
    page = origin.page
    provenance = reviewed = None
    if isinstance(page, ContentPage):
        provenance = page.provenance or _usual_provenance(page, site.course.local)
        reviewed = _reviewed(origin, page)
    has_files = not isinstance(entry.page, FILES_ELSEWHERE)
    return PageFoot(provenance=provenance, reviewed=reviewed, has_files=has_files)


def origin_of(site: Site, entry: Entry[Page]) -> Entry[Page]:
    """Return whose content a page shows: its own, or on a session's page that of the session's document."""
    return session_of(site.year, entry.page).entry if isinstance(entry.page, SessionPage) else entry


def _usual_provenance(page: ContentPage, local: Local) -> str | None:
    """Name the source; the mark of a proposal says it already."""
    if page.proposal and not page.reviewed_by:
        return None
    return text("head.source", source=source_name(page.source, local))


def _reviewed(entry: Entry[Page], page: ContentPage) -> str:
    if page.reviewed_by:
        return review_text(entry, now="head.reviewed", before="head.reviewed_before")
    if page.proposal:
        return text("proposal.mark")
    return text("head.not_reviewed_law" if isinstance(page, OF_LAW) else "head.not_reviewed")
