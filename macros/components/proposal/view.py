"""The mark of what is the site's own proposal, where it stands in a page that is not; see `page_head` for a whole page."""

from __future__ import annotations

from macros.course import Entry
from macros.schema.base import ContentPage, Page
from macros.site import Site
from macros.wording import text


def proposal_mark(site: Site, entry: Entry[Page]) -> str | None:
    """Return the mark and who it speaks of, until someone has reviewed the page that it stands on."""
    page = entry.page
    is_reviewed = isinstance(page, ContentPage) and page.reviewed_by
    return None if is_reviewed else f"{text('proposal.mark')} {text('proposal.rkbu')}"
