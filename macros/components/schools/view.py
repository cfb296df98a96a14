"""The schools of a municipality with many groups: the list of them, and what stands on each one's page."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.components.calendar_list.view import CalendarLink, calendar_link
from macros.components.group_table.view import GroupTable, table_of_school
from macros.course import Entry
from macros.schema.base import Page
from macros.site import Site
from macros.views.calendar import CalendarPlan
from macros.views.common import Goto
from macros.wording import text
from macros.year.schools import MANY_SCHOOLS, SCHOOLS_PAGE, SchoolPage, school_pages


@dataclass(frozen=True, kw_only=True)
class SchoolLink:
    """A school, and the way to its page; None until there are files to lead to."""

    school: str
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class SchoolList:
    """The schools in the order of their names."""

    schools: tuple[SchoolLink, ...]
    is_long: bool
    """Whether there are more than one looks through, so that one may write which."""


@dataclass(frozen=True, kw_only=True)
class SchoolView:
    """All dates of a school's groups, and their calendars."""

    school: str
    url: str
    """The way back to all schools."""
    tables: tuple[GroupTable, ...]
    """One for each school year there are dates for."""
    calendars: tuple[CalendarLink, ...]
    """The whole school's first, when it has several groups."""


def school_way(site: Site, entry: Entry[Page]) -> Goto | None:
    """Return the way to the schools, where dates are told school by school."""
    del entry
    page = site.course.pages.get(SCHOOLS_PAGE)
    return Goto(title=text("schools.link"), path=page.path) if page else None


def school_list(site: Site, entry: Entry[Page]) -> SchoolList:
    """Return the schools; their pages are made from this one when it is built, and linked then."""
    del entry
    return school_links(site, {})


def school_calendars(site: Site, entry: Entry[Page]) -> SchoolList | None:
    """Return the schools where each one's calendars stand on its page, and None where one page has them all."""
    return school_list(site, entry) if SCHOOLS_PAGE in site.course.pages else None


def school_links(site: Site, urls: Mapping[str, str]) -> SchoolList:
    """Return the schools with the ways to their pages, by path."""
    pages = school_pages(site.course.local)
    links = tuple(SchoolLink(school=page.school, url=urls.get(page.path)) for page in pages)
    return SchoolList(schools=links, is_long=len(links) > MANY_SCHOOLS)


def school_view(
    site: Site, page: SchoolPage, here: str, back: str, plans: Sequence[tuple[CalendarPlan, str]]
) -> SchoolView:
    """Return what stands on a school's page: `here` is the folder of its file.

    `plans` are all calendars there are, each with the place of its group's piles, if it has any.
    """
    tables = (table_of_school(year, page.school) for year in site.year.all)
    links = tuple(
        calendar_link(site, plan, posixpath.relpath(plan.url, here or "."), place)
        for plan, place in plans
        if plan.school == page.school
    )
    return SchoolView(
        school=page.school, url=back, tables=tuple(table for table in tables if table), calendars=links
    )
