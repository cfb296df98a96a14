"""The bibliography, what cites it, and what no source supports."""

from __future__ import annotations

from dataclasses import dataclass

from macros.course import Course, Entry
from macros.schema.base import Page
from macros.schema.library import Bibliography, Reference
from macros.site import Site
from macros.views.common import Goto, goto
from macros.wording import listing, text

MANY_AUTHORS = 3


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A short citation that links to the entry of the bibliography."""

    words: str
    goto: Goto


@dataclass(frozen=True, kw_only=True)
class UnsourcedView:
    """A box on a figure that no source supports."""

    explanation: str


@dataclass(frozen=True, kw_only=True)
class ReferenceView:
    """An entry of the bibliography."""

    work: Reference
    words: str
    """The short citation."""
    authors: str
    year: str
    details: str
    status: str
    cited_on: tuple[Goto, ...]


def short_citation(reference: Reference) -> str:
    """Write a reference as running text does: `Busch og Dehlin uten år`."""
    return f"{names_in(reference)} {reference.year or text('cite.no_year')}"


def reading_name(reference: Reference) -> str:
    """Write a reference as what is to be read, after its title: a year that nobody knows is left out."""
    return f"{names_in(reference)} {reference.year}" if reference.year else names_in(reference)


def names_in(reference: Reference) -> str:
    """Write the authors' surnames: `Busch og Dehlin`, `Fixsen mfl.`."""
    surnames = [author.split(",")[0] for author in reference.authors]
    is_short = reference.has_more_authors or len(surnames) > MANY_AUTHORS
    return text("cite.and_others", name=surnames[0]) if is_short else listing(surnames)


def citation(course: Course, name: str) -> Citation:
    """Return the short citation of an entry by id."""
    reference = course.references[name]
    assert course.bibliography, "a known reference stands in the bibliography"
    words = short_citation(reference)
    return Citation(words=words, goto=Goto(title=words, path=course.bibliography.path, anchor=name))


def cite(site: Site, entry: Entry[Page], name: str) -> Citation:
    """Return a citation for running text."""
    return citation(site.course, name)


def unsourced_figure(site: Site, entry: Entry[Page], name: str) -> UnsourcedView:
    """Return what there is to say of a figure without a source."""
    return UnsourcedView(explanation=site.course.unsourced[name].explanation)


def references(site: Site, entry: Entry[Bibliography]) -> tuple[ReferenceView, ...]:
    """Return the whole bibliography, by author and year."""
    cited_on = site.course.cited_on
    views = [_reference_view(ref, tuple(map(goto, cited_on.get(ref.id, ())))) for ref in entry.page.entries]
    return tuple(sorted(views, key=lambda view: (view.authors.casefold(), view.year)))


def citation_text(reference: Reference) -> str:
    """Write a reference in full, as one line of plain text."""
    view = _reference_view(reference, ())
    where = ", ".join(filter(None, (reference.container, view.details.removesuffix("."))))
    parts = (f"{view.authors} ({view.year}).", *(f"{part}." for part in (reference.title, where) if part))
    return " ".join(parts)


def _reference_view(ref: Reference, cited_on: tuple[Goto, ...]) -> ReferenceView:
    issue = f"({ref.issue})" if ref.issue else ""
    volume = f"{ref.volume}{issue}" if ref.volume else ""
    pages = text("ref.pages", pages=ref.pages) if ref.pages else ""
    details = ", ".join(filter(None, (volume, pages, ref.publisher)))
    return ReferenceView(
        work=ref,
        words=short_citation(ref),
        authors=text("cite.and_others", name=listing(ref.authors))
        if ref.has_more_authors
        else listing(ref.authors),
        year=str(ref.year or text("ref.no_year")),
        details=f"{details}." if details else "",
        status=text(f"status.{ref.status}"),
        cited_on=cited_on,
    )
