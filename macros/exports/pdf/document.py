"""The articles of a built site in, the whole text of a PDF's document out, as cheaply as can be.

Nothing is parsed here: what a document's text says decides whether its PDF must be made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from markupsafe import Markup

from macros.addresses import page_url
from macros.components.folders import ROOM
from macros.render import render_html, trust
from macros.wording import spoken

ARTICLE = re.compile(r"<(article)\b.*?</\1>", re.DOTALL)
STYLESHEET = re.compile(r'rel="stylesheet" href="([^":]+)"')
OF_THE_THEME = ".min.css"
OWN_STYLES = tuple(ROOM / "pdf" / name for name in ("pdf.css", "pdf_pile.css", "pdf_module.css"))


@dataclass(frozen=True, kw_only=True)
class PdfDocument:
    """A PDF to make: what it is, where it goes, and its text."""

    page: str
    """The path, relative to `docs/`, of the page that offers it; `#` and an id when a place there does."""
    url: str
    """Its address, relative to the site's root."""
    label: str
    html: str


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A page within a document."""

    path: str
    title: str
    article: Markup
    group: str | None = None
    """The heading it stands under in the list of contents, when it is the first one there."""
    is_flowing: bool = False
    """Whether it begins where the one before it ended, and not on a side of its own."""
    is_cited: bool = False
    """Whether only those entries stand in it that other chapters link to."""
    is_source: bool = False
    """Whether its links still lead to files, as before an engine has built it."""


def read_article(folder: Path, path: str) -> Markup:
    """Return what the built site has on a page."""
    page = folder / unquote(page_url(path)) / "index.html"
    found = ARTICLE.search(page.read_text(encoding="utf-8"))
    assert found, f"{path} was built without an article"
    return trust(found[0])


def compose(
    title: str,
    running: str,
    chapters: Iterable[Chapter],
    cover: Markup | None = None,
    slips: Markup | None = None,
) -> str:
    """Return the text of a document: what it opens with, its chapters, and what is to be cut out.

    Chapters that stand under headings have a list of contents before them.
    """
    chapters = tuple(chapters)
    return str(
        render_html(
            "pdf",
            language=spoken(),
            title=title,
            running=running,
            cover=cover,
            chapters=chapters,
            has_contents=any(chapter.group for chapter in chapters),
            slips=slips,
        )
    )


def stylesheets(folder: Path) -> tuple[Path, ...]:
    """Return the site's own stylesheets, in the order of its pages, and those that only PDFs have."""
    front = (folder / "index.html").read_text(encoding="utf-8")
    names = [name for name in STYLESHEET.findall(front) if not name.endswith(OF_THE_THEME)]
    return (*(folder / unquote(name) for name in names), *OWN_STYLES)
