"""The glossary, and the terms of it that a page uses."""

from __future__ import annotations

from dataclasses import dataclass

from macros.course import Entry
from macros.schema.base import Page
from macros.schema.glossary import Glossary, Term
from macros.site import Site
from macros.terms import Use
from macros.views.common import Goto, goto, source_label

ALPHABET = str.maketrans("æøå", "{|}")
"""The last three letters, in the order of the alphabet and not of their codes."""


@dataclass(frozen=True, kw_only=True)
class TermView:
    """A term with its explanation."""

    term: Term
    more: Goto | None
    label: str | None


def glossary(site: Site, entry: Entry[Glossary]) -> tuple[TermView, ...]:
    """Return all terms, in alphabetical order."""
    views = (_term_view(site, term, entry.page.source) for term in entry.page.terms)
    return tuple(sorted(views, key=lambda view: view.term.term.lower().translate(ALPHABET)))


def page_terms(site: Site, entry: Entry[Page], *uses: Use) -> tuple[Term, ...]:
    """Return the terms that are explained on a page, in the order of their first use."""
    return tuple(use.term for use in uses)


def _term_view(site: Site, term: Term, usual: str) -> TermView:
    page = site.course.pages.get(term.more or "")
    more = goto(page) if page else None
    return TermView(term=term, more=more, label=source_label(term.source, usual))
