"""A page in, each paragraph of it out: with an id, the words, whose they are and where they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from pydantic import BaseModel

from macros.components.references.view import short_citation
from macros.course import Course, Entry
from macros.markup.look import look_at
from macros.problems import Location
from macros.reader.macro_calls import CALL, INLINE
from macros.reviews import UNSEEN, mark_of
from macros.schema.base import Page
from macros.schema.library import Reference

TEXTS = {"p", "li", "td", "th", "dt", "dd", "h2", "h3", "h4", "h5", "summary"}
"""Elements that hold words of their own."""
BLOCKS = TEXTS | {"ul", "ol", "dl", "table", "thead", "tbody", "tr", "div", "blockquote", "details", "aside"}
STASHED = re.compile("\x02(?:(?P<sign>\\d+)|[^\x03]*)\x03")
"""A sign that a backslash made plain, or what was put aside."""
START = "innledning"
OURS = {"provenance"}
"""Fields that are our words about the page, whatever its source."""
OWN_PROSE = {"theme", "method", "meeting"}
"""Kinds whose fields hold what is the source's; the text below them is ours."""
PROBE = 30
"""Signs that a paragraph is looked for by in its file."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A paragraph of a page, or a text of its front matter."""

    path: str
    key: str
    """Names it on the page: `groups.rommet.points.utstyr.text`, or `uenige/3` below a heading."""
    words: str
    source: str
    line: int
    """Where it is written in the file."""
    section: str | None = None
    """The id of the heading of the second level that it stands below."""
    is_mixed: bool = False
    """Whether what its page says of its sources decides if it is the source's or ours."""

    @property
    def name(self) -> str:
        """What it is called among all passages."""
        return f"{self.path}#{self.key}"

    @property
    def mark(self) -> str:
        """What tells whether the words have changed."""
        return mark_of(self.words)


def passages_of(course: Course, entry: Entry[Page]) -> tuple[Passage, ...]:
    """Return all that a page says, with the works it cites, but for what a municipality has added to it."""
    return (*_of_fields(entry), *_of_text(entry, course.references))


def _of_fields(entry: Entry[Page]) -> Iterator[Passage]:
    for where, words in entry.texts:
        key, source = _name(entry.page, where)
        if where[0] not in UNSEEN and source != "lokal":
            line = entry.tree.line(where)
            said_by = "forslag" if where[0] in OURS else source
            yield Passage(path=entry.path, key=key, words=words, source=said_by, line=line)


def _name(page: Page, where: Location) -> tuple[str, str]:
    """Return what a field is called, by ids where there are some, and the nearest source that is stated."""
    value, names, source = page, [], getattr(page, "source", "forslag")
    for step in where:
        value = value[step] if isinstance(step, int) else getattr(value, step)  # type: ignore[index]
        own = getattr(value, "id", None) if isinstance(step, int) and isinstance(value, BaseModel) else None
        names.append(str(own or (step + 1 if isinstance(step, int) else step)))
        source = (isinstance(value, BaseModel) and getattr(value, "source", None)) or source
    return ".".join(names), source


def _of_text(entry: Entry[Page], references: Mapping[str, Reference]) -> Iterator[Passage]:
    source = "forslag" if entry.kind in OWN_PROSE else getattr(entry.page, "source", "forslag")
    is_mixed = source != "forslag" and bool(getattr(entry.page, "provenance", None))
    prose = CALL.sub(lambda call: _cited(call, references), entry.body.prose)
    section, heading, number, offset = None, START, 0, 0
    for element, words in _blocks(look_at(prose).tree):
        if element.tag.startswith("h"):
            heading, number = element.get("id") or heading, 0
            section = heading if element.tag == "h2" else section
        number += 1
        probe = (element.text or "").strip().partition("\n")[0][:PROBE]
        offset = max(offset, prose.find(probe, offset))
        yield Passage(
            path=entry.path,
            key=f"{heading}/{number}",
            words=words,
            source=source,
            line=entry.body.first_line + prose.count("\n", 0, offset),
            section=section,
            is_mixed=is_mixed,
        )


def _cited(call: re.Match[str], references: Mapping[str, Reference]) -> str:
    """Return what a citation says; another call shows what other places say."""
    reference = references.get(call["argument"] or "") if call["name"] == INLINE else None
    return f"({short_citation(reference)})" if reference else ""


def _blocks(element: Element) -> Iterator[tuple[Element, str]]:
    """Yield each element that has words of its own, with them, in the order of the page."""
    words = " ".join("".join(_own_words(element)).split()) if element.tag in TEXTS else ""
    if words:
        yield element, words
    for child in element:
        if child.tag in BLOCKS:
            yield from _blocks(child)


def _own_words(element: Element) -> Iterator[str]:
    """Yield the words of an element, without those of the blocks in it."""
    yield STASHED.sub(lambda match: chr(int(match["sign"])) if match["sign"] else "", element.text or "")
    for child in element:
        if child.tag not in BLOCKS:
            yield from _own_words(child)
        yield STASHED.sub(lambda match: chr(int(match["sign"])) if match["sign"] else "", child.tail or "")
