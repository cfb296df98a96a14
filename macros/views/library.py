"""Films, questions and the bibliography, each on its own page."""

from __future__ import annotations

from dataclasses import dataclass

from macros.course import Entry
from macros.schema.base import Page
from macros.schema.library import Bibliography, Film, PromptSet, Reference
from macros.site import Site
from macros.views.common import (
    Citation,
    Goto,
    PromptView,
    citation,
    goto,
    prompt_views,
    short_citation,
)
from macros.wording import listing, text
from macros.year.planner import show_film


@dataclass(frozen=True, kw_only=True)
class FilmCard:
    """A link card; `url` is None when no one has given an address."""

    title: str
    url: str | None
    plan_b: Goto
    plan_b_prompt: PromptView
    plan_b_goto: Goto


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


def film_card(site: Site, entry: Entry[Film]) -> FilmCard:
    """Return the link card of a film and its plan B."""
    course, page = site.course, entry.page
    film = show_film(entry, course.local)
    prompt, prompt_set = course.prompts[page.plan_b.prompt]
    return FilmCard(
        title=page.name,
        url=film.url,
        plan_b=goto(course.theory[page.plan_b.page]),
        plan_b_prompt=prompt_views(course, (prompt.id,), page.source)[0],
        plan_b_goto=goto(prompt_set, prompt.id),
    )


def discussion_prompts(site: Site, entry: Entry[Page], name: str | None = None) -> tuple[PromptView, ...]:
    """Return the questions of a set, or of the set whose page this is."""
    prompt_set = site.course.prompt_sets[name].page if name else entry.page
    assert isinstance(prompt_set, PromptSet), "the check lets only prompt sets call this without a name"
    return prompt_views(site.course, (prompt.id for prompt in prompt_set.prompts), prompt_set.source)


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
