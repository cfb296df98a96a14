"""The calendars that one may subscribe to, as the page about them lists them: the leaders', then school by school."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urljoin

from macros.addresses import page_url
from macros.course import Entry
from macros.schema.base import Page
from macros.site import Site
from macros.views.calendar import CalendarPlan, calendars
from macros.wording import days_text, text

FEW = 4
"""Schools whose calendars all stand open on the page; of more, one opens one's own."""


@dataclass(frozen=True, kw_only=True)
class CalendarLink:
    """A calendar: what is in it, where it will be, and the way to its file."""

    title: str
    line: str
    url: str | None
    """None when nobody has said where the site will be."""
    path: str


@dataclass(frozen=True, kw_only=True)
class CalendarSection:
    """The calendars of a school, or of the leaders."""

    heading: str
    is_open: bool
    calendars: tuple[CalendarLink, ...]


def calendar_list(site: Site, entry: Entry[Page]) -> tuple[CalendarSection, ...]:
    """Return the calendars there are, with links from the page."""
    sections = [
        (school, tuple(plans)) for school, plans in groupby(calendars(site), lambda plan: plan.school)
    ]
    is_short = sum(school is not None for school, _ in sections) <= FEW
    return tuple(
        CalendarSection(
            heading=school or text("calendar.for_leaders"),
            is_open=is_short or school is None,
            calendars=tuple(_link(site, entry, plan) for plan in plans),
        )
        for school, plans in sections
    )


def _link(site: Site, entry: Entry[Page], plan: CalendarPlan) -> CalendarLink:
    days = [gathering.begins.date() for gathering in plan.gatherings]
    return CalendarLink(
        title=plan.title,
        line=text("calendar.line", count=len(days), days=days_text(days[0], days[-1])),
        url=urljoin(site.url, plan.url) if site.url else None,
        path=posixpath.relpath(plan.url, page_url(entry.path)),
    )
