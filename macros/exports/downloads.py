"""What a page offers for download: one value for every format, shown on the page and in `kurs.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["pdf", "docx", "ics", "zip"]


@dataclass(frozen=True)
class Download:
    """A file beside the page it belongs to."""

    page: str
    """The page's path, relative to `docs/`."""
    url: str
    """The file's address, relative to the site's root."""
    format: Format
    label: str
    """What the file is, in Norwegian, as the link says it: «Deltakernes bunke, 8 eksemplarer»."""
    size: int
    """In bytes."""
    pages: int | None = None
    """Sides of paper; None when the format has none."""
