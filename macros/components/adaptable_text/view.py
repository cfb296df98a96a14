"""A text to adapt, with the municipality's answers in it: one view for the page and for Word."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.blanks.view import Line, fill_blanks
from macros.course import Entry
from macros.schema.adaptable import AdaptableText
from macros.site import Site


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """A stretch of the text."""

    id: str
    title: str
    paragraphs: tuple[Line, ...]
    items: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class AdaptableView:
    """The text, ready to copy."""

    heading: str
    opening: tuple[Line, ...]
    sections: tuple[SectionView, ...]
    closing: tuple[Line, ...]


def adaptable_text(site: Site, entry: Entry[AdaptableText]) -> AdaptableView:
    """Return the text with what local data knows put in."""
    page, local = entry.page, site.course.local

    def fill(lines: tuple[str, ...]) -> tuple[Line, ...]:
        return tuple(fill_blanks(line, local) for line in lines)

    sections = tuple(
        SectionView(
            id=section.id, title=section.title, paragraphs=fill(section.paragraphs), items=fill(section.items)
        )
        for section in page.sections
    )
    return AdaptableView(
        heading=page.heading, opening=fill(page.opening), sections=sections, closing=fill(page.closing)
    )
