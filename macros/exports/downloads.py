"""What the pages offer for download: files in, filled slots in the built pages out.

`page_head` leaves a slot on every page. When all files are made, each slot gets links to its page's
files, in the HTML of either engine; a page without files keeps an empty slot, which nobody sees.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from macros.render import render_html
from macros.wording import size_text, text

Format = Literal["pdf", "docx", "ics", "zip"]
SAVED: tuple[Format, ...] = ("docx", "ics", "zip")
"""What no browser shows; a PDF is read, and printed, where it opens."""
SLOT = re.compile(r'(?P<open>\Wclass="gr-downloads" data-page="(?P<page>[^"]*)">)(?=</)')


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file beside the page it belongs to."""

    page: str
    """The page's path, relative to `docs/`; `#` and an id when it has a place of its own there."""
    url: str
    """The file's address, relative to the site's root."""
    format: Format
    label: str
    """What the file is, in Norwegian, unlike that of any other file: «Deltakernes bunke til møte 1»."""
    size: int
    """In bytes."""
    pages: int | None = None
    """Sides of paper; None when the format has none."""


@dataclass(frozen=True)
class DownloadLink:
    """A file as a page links to it."""

    url: str
    words: str
    is_saved: bool = False
    """Whether it is saved and not shown, which a server that does not know its type would have tried."""


def fill_downloads(site_folder: Path, downloads: Sequence[Download]) -> None:
    """Write into every slot of the built pages the links to its page's files."""
    by_page: dict[str, list[Download]] = {}
    for download in downloads:
        by_page.setdefault(download.page, []).append(download)
    for file in sorted(site_folder.rglob("*.html")) if by_page else ():
        folder = file.parent.relative_to(site_folder).as_posix()
        before = file.read_bytes().decode()
        after = SLOT.sub(
            lambda slot, folder=folder: (
                slot["open"]  # type: ignore[misc]
                + _links(by_page.get(html.unescape(slot["page"]), []), folder)
            ),
            before,
        )
        if after != before:
            file.write_bytes(after.encode())


def _links(downloads: Sequence[Download], folder: str) -> str:
    links = tuple(
        DownloadLink(posixpath.relpath(file.url, folder), describe(file), file.format in SAVED)
        for file in downloads
    )
    return str(render_html("downloads", links=links)) if links else ""


def describe(download: Download) -> str:
    """Return what a link to a file says: its label, format, length and size."""
    facts = [text(f"format.{download.format}")]
    if download.pages is not None:
        facts.append(text("download.page" if download.pages == 1 else "download.pages", count=download.pages))
    return text("download.link", label=download.label, facts=", ".join([*facts, size_text(download.size)]))
