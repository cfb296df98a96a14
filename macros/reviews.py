"""A page in, the fingerprint of what it says and how it stands with its review out.

The fingerprint is of the file as its author wrote it, so that it is the same for every municipality: all
fields but those that no reader sees, and the text, whatever its line breaks. What a page takes from
other pages, such as a duty or a question, is theirs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import cast

from macros.course import Course, Entry
from macros.course.additions import LOCAL_FOLDER
from macros.schema.base import ContentPage, Page

UNSEEN = {"reviewed_by", "hide", "formerly", "draft", "search_words"}
LENGTH = 11


def fingerprint(entry: Entry[Page]) -> str:
    """Return twelve signs, a letter first, that change when the page does."""
    data = entry.tree.data if isinstance(entry.tree.data, dict) else {}
    seen = {key: value for key, value in data.items() if key not in UNSEEN}
    said = json.dumps([seen, entry.body.prose.split()], sort_keys=True, default=str)
    return mark_of(said)


def mark_of(said: str) -> str:
    """Return the mark of some words, whatever their line breaks."""
    return f"m{hashlib.sha256(' '.join(said.split()).encode()).hexdigest()[:LENGTH]}"


def is_changed(entry: Entry[ContentPage]) -> bool:
    """Whether a page that was reviewed says something else now."""
    review = entry.page.reviewed_by
    return review is not None and review.of != fingerprint(entry)


def content_pages(course: Course) -> Iterator[Entry[ContentPage]]:
    """Yield the pages that can be reviewed: those with a source, and none of a municipality's."""
    for entry in course.pages.values():
        if isinstance(entry.page, ContentPage) and not entry.path.startswith(LOCAL_FOLDER):
            yield cast("Entry[ContentPage]", entry)
