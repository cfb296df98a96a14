"""A folder of content in, each page as what can be compared out: pieces that have names, and the words of the rest.

Fields are read as they stand, and not through today's models, so that a course of years ago can be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from macros.catalogues import unmark
from macros.reader.frontmatter import read_markdown
from macros.schema import kind_of
from macros.schema.base import MAX_TITLE

HEADING = re.compile(
    r"^#{2,3} (?P<title>.+?) *\{:(?:[^{}\n]*? )?#(?P<id>[\w-]+)(?: [^{}\n]*)?\}\s*$", re.MULTILINE
)
NAMES = ("title", "label", "text", "citation", "term", "name", "id")
"""Where a piece has its name, in the order they are asked."""
UNREAD = {"id", "source", "provenance", "reviewed_by", "search_words", "formerly", "draft", "hide", "minutes"}
"""What nobody reads on a page, and what is compared as a number."""
WORD = re.compile(r"\w+")
SHOW_OTHERS = {"screen", "live", "session_screen", "session_live", "session", "large_sheet"}
"""Kinds of pages that show what other pages say."""
TELLS = "om/hva-er-nytt.md"
"""The page that tells all this."""
Words = Counter[str]


@dataclass(frozen=True)
class Part:
    """A piece of a page: its name, its words, and what it takes."""

    name: str
    words: Words
    minutes: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """What it is called in other languages, by language."""


@dataclass(frozen=True)
class PageText:
    """A page as it can be compared."""

    path: str
    title: str
    data: Mapping[str, Any]
    parts: Mapping[tuple[str, str], Part] = field(default_factory=dict)
    """By field, or `#` for a section of the body, and id."""
    rest: Words = field(default_factory=Counter)
    minutes: int | None = None
    """What all of it takes, where the page itself says so."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What it is called in other languages, by language."""

    @property
    def former(self) -> tuple[str, ...]:
        """The paths that the page has had."""
        return tuple(self.data.get("formerly") or ())


def read_pages(docs: Path) -> dict[str, PageText]:
    """Return the pages of the course by path, without a municipality's own and those that are made from others."""
    found = {}
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        if path.startswith("lokalt/") or path == TELLS or kind_of(path).name in SHOW_OTHERS:
            continue
        read = read_markdown(file, path)
        if isinstance(read.tree.data, dict) and not read.tree.data.get("draft"):
            found[path] = _page(path, read.tree.data, read.body)
    return found


def add_names(
    pages: Mapping[str, PageText], language: str, translated: Mapping[str, PageText]
) -> dict[str, PageText]:
    """Return the pages with their names in a language, by the same pages there; what is marked is no translation."""
    return {
        path: _with_names(page, language, translated[path]) if path in translated else page
        for path, page in pages.items()
    }


def _with_names(page: PageText, language: str, other: PageText) -> PageText:
    parts = {
        key: replace(part, names={**part.names, **_named(language, other.parts[key].name)})
        if key in other.parts
        else part
        for key, part in page.parts.items()
    }
    return replace(page, titles={**page.titles, **_named(language, other.title)}, parts=parts)


def _named(language: str, name: str) -> dict[str, str]:
    return {language: name} if unmark(name) == name else {}


def _page(path: str, data: Mapping[str, Any], body: str) -> PageText:
    parts = {}
    rest = {key: value for key, value in data.items() if key not in UNREAD}
    for key, value in data.items():
        if _has_names(value):
            rest.pop(key, None)
            parts.update({(key, str(item["id"])): _part(item) for item in value})
    lead, *sections = _sections(body)
    parts.update({("#", name): Part(title, _words(text)) for title, name, text in sections})
    return PageText(
        path, str(data.get("title", path)), data, parts, _words([*_texts(rest), lead[2]]), _minutes(data)
    )


def _has_names(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) and "id" in item for item in value)
    )


def _part(item: Mapping[str, Any]) -> Part:
    name = next(str(item[key]) for key in NAMES if item.get(key))
    words = _words(list(_texts({key: value for key, value in item.items() if key not in UNREAD})))
    return Part(_shorten(name), words, _minutes(item))


def _minutes(item: Mapping[str, Any]) -> int | None:
    minutes = item.get("minutes")
    return minutes if isinstance(minutes, int) else None


def _sections(body: str) -> Iterator[tuple[str, str, str]]:
    """Yield the title, id and text of what comes before the first heading that has an id, and of each that has."""
    marks = list(HEADING.finditer(body))
    ends = [*(mark.start() for mark in marks), len(body)]
    yield "", "", body[: ends[0]]
    for mark, end in zip(marks, ends[1:], strict=True):
        yield _shorten(mark["title"]), mark["id"], body[mark.start() : end]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in UNREAD - {"minutes"}:
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value)


def _words(text: object) -> Words:
    return Counter(WORD.findall(" ".join(text) if isinstance(text, list) else str(text)))


def _shorten(name: str) -> str:
    text = " ".join(name.split())
    return text if len(text) <= MAX_TITLE else f"{text[: MAX_TITLE - 1]}…"
