"""The head of every typed page: kind and number, title, purpose, facts, and whether anyone has read it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.addresses import page_url
from macros.components.facts.view import kind_and_facts
from macros.components.page_foot.view import origin_of
from macros.components.review.view import review_text
from macros.components.schools.view import school_way
from macros.course import Entry
from macros.schema.adaptable import AdaptableText
from macros.schema.base import ContentPage, Page
from macros.schema.large_sheet import LargeSheet
from macros.schema.sheet import Sheet
from macros.schema.teacher import Meeting
from macros.site import Site
from macros.views.common import Goto
from macros.views.dates import GroupDates, dates_of_groups
from macros.views.fragments import fragment_markdown
from macros.views.room import SCREENS, room_path, rooms_of
from macros.views.source import municipality_of
from macros.wording import text

FILES_FIRST = (Sheet, LargeSheet, AdaptableText)
"""Pages that are there to be printed or filled in."""


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
    reviewed: str | None
    """What is said of who has read it, on pages that have a source."""
    additions: tuple[FragmentView, ...]
    dates: tuple[GroupDates, ...]
    schools: Goto | None = None
    """The way to the schools, when their groups' dates are told there."""
    rooms: tuple[Goto, ...] = ()
    """The ways to lead a meeting or a session live, and to what its group sees."""
    screen_address: str | None = None
    """Where the screen is, for paper, when the address of the site is known."""
    has_files: bool
    """Whether what one comes for is a file."""


def page_head(site: Site, entry: Entry[Page]) -> PageHead:
    """Return what stands at the top of any typed page."""
    page, origin = entry.page, origin_of(site, entry)
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
        reviewed=_review(origin),
        additions=additions,
        dates=_dates(site, entry) if is_meeting else (),
        schools=school_way(site, entry) if is_meeting else None,
        rooms=rooms_of(site.course, entry.path),
        screen_address=_screen_address(site, entry.path),
        has_files=isinstance(page, FILES_FIRST),
    )


def _screen_address(site: Site, path: str) -> str | None:
    """Return the address of a meeting's or a session's screen, if there is one, as short as it can be typed."""
    screen = room_path(path, SCREENS)
    if not site.url or screen not in (room.path for room in rooms_of(site.course, path)):
        return None
    return f"{site.url}{page_url(screen)}".removeprefix("https://")


def _dates(site: Site, entry: Entry[Page]) -> tuple[GroupDates, ...]:
    return dates_of_groups(site.year.meeting_at(entry.path), site.course.local, site.year.groups)


def _review(entry: Entry[Page]) -> str | None:
    page = entry.page
    if not isinstance(page, ContentPage):
        return None
    if page.reviewed_by:
        return review_text(entry, now="head.reviewed_by", before="head.changed")
    return text("proposal.head") if page.proposal else text("head.unreviewed")
