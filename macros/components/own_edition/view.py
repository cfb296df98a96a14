"""What a municipality's edition says in other words, and is without, as the page of sources tells it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.course import Entry
from macros.schema.base import Page
from macros.schema.own_words import SAID_IN
from macros.site import Site
from macros.wording import spoken, text


@dataclass(frozen=True, kw_only=True)
class OwnEdition:
    """How an edition differs from the course."""

    words: tuple[str, ...]
    """A sentence for each word that is exchanged."""
    left_out: tuple[str, ...]
    """The titles of the pages that it is without."""


def own_edition(site: Site, entry: Entry[Page]) -> OwnEdition | None:
    """Return what is other than in the course, or None when nothing is."""
    del entry
    course = site.course
    if not (course.local.terms or course.left_out):
        return None
    return OwnEdition(
        words=tuple(
            text("edition.word", word=word, own=own[0])
            for word, own in course.local.terms.items()
            if SAID_IN[word] == spoken()
        ),
        left_out=tuple(course.left_out.values()),
    )
