"""The calendars that one may subscribe to, as the page about them lists them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import urljoin

from macros.addresses import page_url
from macros.course import Entry
from macros.schema.base import Page
from macros.site import Site
from macros.views.calendar import CalendarPlan, calendars
from macros.wording import days_text, text


@dataclass(frozen=True, kw_only=True)
class CalendarLink:
    """A calendar: what is in it, where it will be, and the way to its file."""

    title: str
    line: str
    url: str | None
    """None when nobody has said where the site will be."""
    path: str


def calendar_list(site: Site, entry: Entry[Page]) -> tuple[CalendarLink, ...]:
    """Return the calendars there are, with links from the page."""
    return tuple(_link(site, entry, plan) for plan in calendars(site))


def _link(site: Site, entry: Entry[Page], plan: CalendarPlan) -> CalendarLink:
    days = [gathering.begins.date() for gathering in plan.gatherings]
    return CalendarLink(
        title=plan.title,
        line=text("calendar.line", count=len(days), days=days_text(days[0], days[-1])),
        url=urljoin(site.url, plan.url) if site.url else None,
        path=posixpath.relpath(plan.url, page_url(entry.path)),
    )
