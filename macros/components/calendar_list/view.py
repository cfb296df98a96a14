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
from macros.year.schools import has_many_groups

FEW = 4
"""Schools whose calendars all stand open on the page; of more, one opens one's own, up to many groups.

Of many groups the leaders' are folded, too, so that one sees the list of schools at once.
"""


@dataclass(frozen=True, kw_only=True)
class CalendarLink:
    """A calendar: what is in it, where it will be, and the way to its file."""

    title: str
    line: str
    url: str | None
    """None when nobody has said where the site will be."""
    path: str
    id: str = ""
    """The place on the page of a group with piles of its own."""
    place: str = ""
    """Where those are offered, when that is beside the calendar: the page and the place."""


@dataclass(frozen=True, kw_only=True)
class CalendarSection:
    """The calendars of a school, or of the leaders."""

    heading: str
    is_open: bool
    calendars: tuple[CalendarLink, ...]


@dataclass(frozen=True, kw_only=True)
class CalendarList:
    """The calendars that the page lists."""

    sections: tuple[CalendarSection, ...]
    are_coming: bool
    """Whether there are none at all yet, on the schools' pages neither."""


def calendar_list(site: Site, entry: Entry[Page]) -> CalendarList:
    """Return the calendars there are, with links from the page; of many groups each school's page has its own."""
    found, is_for_leaders = calendars(site), has_many_groups(site.course.local)
    plans = (plan for plan in found if not is_for_leaders or plan.school is None)
    sections = [(school, tuple(some)) for school, some in groupby(plans, lambda plan: plan.school)]
    is_short, url = sum(school is not None for school, _ in sections) <= FEW, page_url(entry.path)
    listed = tuple(
        CalendarSection(
            heading=school or text("calendar.for_leaders"),
            is_open=not is_for_leaders and (is_short or school is None),
            calendars=tuple(calendar_link(site, plan, posixpath.relpath(plan.url, url)) for plan in some),
        )
        for school, some in sections
    )
    return CalendarList(sections=listed, are_coming=not found)


def calendar_link(site: Site, plan: CalendarPlan, way: str, place: str = "") -> CalendarLink:
    """Return a calendar as it is listed; `way` leads to its file."""
    days = [gathering.begins.date() for gathering in plan.gatherings]
    return CalendarLink(
        title=plan.title,
        line=text("calendar.line", count=len(days), days=days_text(days[0], days[-1])),
        url=urljoin(site.url, plan.url) if site.url else None,
        path=way,
        id=place.partition("#")[2],
        place=place,
    )
