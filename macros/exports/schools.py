"""The built page of schools in, a page for each school beside it out.

How many there are, no file of the content says; so each is the page that the engine has built, with what
is the school's own in it. They lie as deep as that page, so every link around them leads where it did.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.addresses import page_url
from macros.components.print_list.view import group_places
from macros.components.schools.view import school_links, school_view
from macros.exports.calendars import PAGE
from macros.render import render_html
from macros.site import Site
from macros.views.calendar import CalendarPlan, calendars
from macros.year.schools import SCHOOLS_PAGE, SchoolPage, school_pages

ARTICLE = re.compile(r"(<(article)\b[^>]*>).*?(</\2>)", re.DOTALL)
LIST = re.compile(r'<(div) class="gr-schools">.*?</\1>', re.DOTALL)
CALENDARS = "#kalendere"
"""Where a school's page has its calendars, which is what one looks for on the page of calendars."""


def write_schools(site: Site, folder: Path, *, has_host: bool = True) -> None:
    """Write the pages, and the links to them; pages for a disk are files and no folders."""
    pages, entry = school_pages(site.course.local), site.course.pages.get(SCHOOLS_PAGE)
    file = folder / file_of(SCHOOLS_PAGE, has_host=has_host)
    if not pages or entry is None or not file.is_file():
        return
    shell = file.read_text(encoding="utf-8")
    ways = {page.path: _way(page.path, has_host=has_host) for page in pages}
    _write_links(site, file, ways)
    calendar_page = folder / file_of(PAGE, has_host=has_host)
    if calendar_page.is_file():
        _write_links(site, calendar_page, {path: f"{way}{CALENDARS}" for path, way in ways.items()})
    places = group_places(site)
    plans = [(plan, places.get(plan.name, "")) for plan in calendars(site)]  # once, for they are many
    for page in pages:
        target = folder / file_of(page.path, has_host=has_host)
        target.parent.mkdir(parents=True, exist_ok=True)
        written = _fill(shell, site, page, plans, has_host=has_host)
        target.write_text(written, encoding="utf-8", newline="\n")


def _write_links(site: Site, file: Path, ways: Mapping[str, str]) -> None:
    """Let the schools that a built page lists lead to their pages."""
    listed = str(render_html("school_links", list=school_links(site, ways)))
    text = LIST.sub(lambda _: listed, file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8", newline="\n")


def file_of(path: str, *, has_host: bool) -> str:
    """Return where the file of a page lies in a built site."""
    return f"{page_url(path)}index.html" if has_host else f"{path.removesuffix('.md')}.html"


def _way(there: str, *, has_host: bool) -> str:
    """Return a link to a page from one beside it."""
    name = posixpath.basename(there.removesuffix(".md"))
    return f"../{name}/" if has_host else f"{name}.html"


def _fill(
    shell: str, site: Site, page: SchoolPage, plans: Sequence[tuple[CalendarPlan, str]], *, has_host: bool
) -> str:
    """Return the page of schools as the page of one."""
    title = site.course.pages[SCHOOLS_PAGE].page.title
    here = posixpath.dirname(file_of(page.path, has_host=has_host))
    view = school_view(site, page, here, _way(SCHOOLS_PAGE, has_host=has_host), plans)
    article = str(render_html("school", school=view))
    name = html.escape(page.school)
    written = ARTICLE.sub(lambda found: f"{found[1]}{article}{found[3]}", shell, count=1)
    written = written.replace(f"<title>{title}", f"<title>{name}").replace(
        f'content="{title}"', f'content="{name}"'
    )
    return written.replace(f"{site.url}{page_url(SCHOOLS_PAGE)}", f"{site.url}{page_url(page.path)}")
