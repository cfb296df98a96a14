"""The mark of a page that is not to be seen yet."""

from __future__ import annotations

from dataclasses import dataclass

from macros.course import Entry
from macros.schema.base import Page
from macros.site import Site
from macros.wording import text


@dataclass(frozen=True, kw_only=True)
class DraftMark:
    """What stands above a page that is not to be seen yet."""

    label: str
    advice: str


def draft(site: Site, entry: Entry[Page]) -> DraftMark:
    """Return what says that a page is a draft."""
    return DraftMark(label=text("draft.label"), advice=text("draft.advice"))
