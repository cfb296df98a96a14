"""The built pages in, out the file that search reads in a reader's browser, once somebody searches.

It is a script and no data file, since a page opened from disk may load scripts and nothing else.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from macros.addresses import page_url
from macros.course import Entry
from macros.schema.base import Page
from macros.schema.duties import DutiesPage
from macros.schema.large_sheet import LargeSheet
from macros.schema.library import PromptSet, TheoryPage
from macros.schema.room import RoomPage
from macros.schema.sheet import Sheet
from macros.schema.teacher import Meeting, Method, Theme
from macros.site import Site
from macros.wording import text
from macros.year.schools import SchoolPage, school_pages

FILE = "assets/search/sider.js"
WEIGHTS: dict[type[Page], float] = {
    Theme: 1.5,
    Method: 1.5,
    DutiesPage: 1.5,
    Meeting: 1.2,
    Sheet: 1.2,
    TheoryPage: 1.0,
    PromptSet: 0.6,
}
"""How much a hit on a page counts beside the same hit on a page to read, which is 1."""
UNSOUGHT = (LargeSheet, RoomPage)
"""Pages that say over again what others say."""
ARTICLE = re.compile(r"<(article)\b.*</\1>", re.DOTALL)
PIECE = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^>]*)>|([^<]+)|<")
IDENTITY = re.compile(r'\bid="([^"]+)"')
LEFT_OUT = re.compile(
    r'\bhidden\b|aria-hidden="true"|data-search-exclude|headerlink'
    r'|class="[^"]*\bgr-(facts|provenance|source|downloads|note--worry|page-terms|pick|figure)(?=[ "])'
)
"""What no one looks for: ornaments, what stands on every page, and where it is from."""
KIND = re.compile(r'class="gr-head__kind">(.*?)</', re.DOTALL)
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
HEADINGS = frozenset({"h1", "h2", "h3"})
INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup"})


@dataclass
class Section:
    """A heading with the text up to the next one; `anchor` is empty for what stands above the first."""

    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def write_search(site: Site, folder: Path, *, has_host: bool = True) -> None:
    """Write what search knows of the pages into the built site."""
    pages = [
        page
        for entry in site.course.pages.values()
        if not isinstance(entry.page, UNSOUGHT)
        for page in _read_page(entry, folder, has_host=has_host)
    ]
    pages += [_of_school(page, has_host=has_host) for page in school_pages(site.course.local)]
    file = folder / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    data = json.dumps(pages, ensure_ascii=False, separators=(",", ":")).replace("</", r"<\/")
    file.write_text(f"window.grSearchPages={data};\n", encoding="utf-8", newline="\n")


def _read_page(entry: Entry[Page], folder: Path, *, has_host: bool) -> list[dict[str, Any]]:
    url = page_url(entry.path) if has_host else str(Path(entry.path).with_suffix(".html").as_posix())
    file = folder / url / "index.html" if has_host else folder / url
    article = ARTICLE.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    if not article:
        return []
    kind, sections = read_article(article[0])
    return [
        {
            "url": url,
            "title": entry.page.name,
            "kind": kind,
            "words": " · ".join(entry.page.search_words),
            "description": entry.page.description,
            "weight": WEIGHTS.get(type(entry.page), 1.0),
            "sections": sections,
        }
    ]


def _of_school(page: SchoolPage, *, has_host: bool) -> dict[str, Any]:
    """Return what finds a school by its name."""
    url = page_url(page.path) if has_host else f"{page.path.removesuffix('.md')}.html"
    about = {"kind": text("schools.kind"), "words": "", "description": text("schools.lead")}
    return {"url": url, "title": page.school, **about, "weight": 1.0, "sections": []}


@lru_cache(maxsize=2048)
def read_article(article: str) -> tuple[str, list[list[str]]]:
    """Return what kind of page an article says it is, and its sections: anchor, heading, text."""
    found = KIND.search(article)
    sections, inside, skipped = [Section()], "", 0
    stack: list[str] = []
    for close, tag, attributes, words in PIECE.findall(article):
        if words:
            if not skipped:
                (sections[-1].heading if inside else sections[-1].words).append(words)
        elif close:
            while stack and stack.pop() != tag:
                pass
            skipped = min(skipped, len(stack) + 1) if len(stack) >= skipped else 0
            inside = "" if tag == inside else inside
        elif tag and tag not in VOID:
            stack.append(tag)
            if not skipped and (tag in {"script", "style", "svg"} or LEFT_OUT.search(attributes)):
                skipped = len(stack)
            identity = IDENTITY.search(attributes)
            if tag in HEADINGS and not skipped:
                inside = tag
                sections.append(Section(identity[1] if identity and tag != "h1" else ""))
        if tag and tag not in INLINE and not skipped:
            sections[-1].words.append(" ")
    return _plain([html.unescape(found[1])]) if found else "", [
        [section.anchor, _plain(section.heading), _plain(section.words)]
        for section in sections
        if any(word.strip() for word in section.words) or section.anchor
    ]


def _plain(pieces: list[str]) -> str:
    return " ".join(html.unescape("".join(pieces)).replace("¶", "").split())
