"""The site in, its posters as documents out: the year on two papers, each group's own, and each theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.components.figure_year.view import WHOLE_YEAR
from macros.components.poster.view import YearPoster, group_poster, theme_poster, year_poster
from macros.components.print_list.view import group_places
from macros.exports.pdf.document import PdfDocument, compose
from macros.render import render_html
from macros.site import Site
from macros.views.dates import group_name
from macros.wording import text
from macros.year.schools import has_many_groups
from macros.year.schoolyear import SchoolCalendar

PAPERS = ("a4", "a3")


def posters(site: Site) -> Iterator[PdfDocument]:
    """Yield every poster of a site."""
    if WHOLE_YEAR in site.course.pages:
        yield from _years(site)
    for entry in site.course.themes.values():
        poster = theme_poster(entry.page)
        label = text("poster.theme", title=entry.page.title)
        html = compose(label, "", (), render_html("theme_poster", poster=poster))
        yield PdfDocument(
            page=entry.path, url=f"laerer/utskrift/plakat-{entry.page.id}.pdf", label=label, html=html
        )


def _years(site: Site) -> Iterator[PdfDocument]:
    """Yield the posters of each school year; those of a year to come bear its number."""
    places = group_places(site) if has_many_groups(site.course.local) else {}
    for year in site.year.all:
        later = year.calendar if year is not site.year else None
        whole = year_poster(site, year)
        for paper in PAPERS:
            yield _year(whole, text(f"poster.{paper}"), (paper, paper), later)
        for group in year.groups:
            label = text("poster.group", group=group_name(site.course.local, group))
            poster = _year(group_poster(site, year, group), label, ("a4", f"gruppe-{group.id}"), later)
            yield replace(poster, page=places.get(group.id, poster.page))


def _year(
    poster: YearPoster, label: str, paper_and_name: tuple[str, str], later: SchoolCalendar | None
) -> PdfDocument:
    paper, name = paper_and_name
    if later:
        name = f"{later.start.year}-{name}"  # before what a municipality names, so that no two are one
        label = text("poster.later", poster=label, first=later.start.year, last=later.end.year)
    html = compose(label, "", (), render_html("year_poster", poster=poster, classes=paper))
    return PdfDocument(page=WHOLE_YEAR, url=f"leder/utskrift/arshjul-{name}.pdf", label=label, html=html)
