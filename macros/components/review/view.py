"""How far the course is reviewed, who has read a page, and whom to write to when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from macros.course import Entry
from macros.reviews import content_pages, is_changed
from macros.schema.base import ContentPage, Page
from macros.site import Site
from macros.version import read_contact
from macros.wording import days_text, text


@dataclass(frozen=True, kw_only=True)
class Contact:
    """What is said of whom to write to; `url` is None as long as nobody is named."""

    words: str
    url: str | None


def review_count(site: Site, entry: Entry[Page]) -> str:
    """Return how many of the pages with a source somebody has read, and how many have changed since."""
    pages = list(content_pages(site.course))
    done = [each for each in pages if each.page.reviewed_by]
    if not done:
        return text("review.none", all=len(pages))
    changed = sum(map(is_changed, done))
    told = text("review.some", done=len(done), all=len(pages))
    if not changed:
        return told
    return f"{told} {text('review.changed.one') if changed == 1 else text('review.changed', count=changed)}"


def upstream_contact(site: Site, entry: Entry[Page]) -> Contact:
    """Return whom the course's own owners have named."""
    address = read_contact()
    if not address:
        return Contact(words=text("contact.none"), url=None)
    return Contact(words=address, url=address if "://" in address else f"mailto:{address}")


def review_text(entry: Entry[Page], *, now: str, before: str) -> str:
    """Return who has read a reviewed page, in the words of `now`, or of `before` when it has changed."""
    read = cast("Entry[ContentPage]", entry)
    review = read.page.reviewed_by
    assert review, "the caller asks only of those that are reviewed"
    key = before if is_changed(read) else now
    return text(key, by=review.name, date=days_text(review.date, review.date), version=review.version)
