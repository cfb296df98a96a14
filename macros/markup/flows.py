"""A tree in, its words as they run on a page out: each stretch with the parts of elements it comes of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

INLINE = frozenset({"em", "strong", "del", "code", "a", "img", "abbr", "sup", "span", "br"})
UNREAD = frozenset({"code", "img", "sup"})
"""Elements whose words are not looked at."""
STAND_IN = "\x1a"


class Flow(NamedTuple):
    """Words that run on, and where each part of them begins."""

    holder: Element
    words: str
    parts: tuple[tuple[int, Element, str], ...]
    """From where in the words, of which element, its `text` or `tail`."""

    def place(self, offset: int) -> tuple[Element, str, int]:
        """Return the element, the part of it and the offset there that a place in the words is."""
        start, element, part = next(known for known in reversed(self.parts) if known[0] <= offset)
        return element, part, offset - start


def flows_of(root: Element) -> Iterator[Flow]:
    """Yield the flows of all elements but code, in their order."""
    for holder in root.iter():
        if holder.tag not in INLINE and holder.tag != "pre":
            yield from _flows_in(holder)


def _flows_in(holder: Element) -> Iterator[Flow]:
    """Yield the flows right in an element; what is a block in it ends one."""
    parts = [(holder, "text", holder.text or "")]
    for child in holder:
        if child.tag in INLINE:
            parts += _parts_of(child)
        else:
            yield from _join(holder, parts)
            parts = []
        parts.append((child, "tail", child.tail or ""))
    yield from _join(holder, parts)


def _parts_of(element: Element) -> list[tuple[Element, str, str]]:
    if element.tag in UNREAD:
        return [(element, "text", STAND_IN)]
    parts = [(element, "text", element.text or "")]
    for child in element:
        parts += [*_parts_of(child), (child, "tail", child.tail or "")]
    return parts


def _join(holder: Element, parts: list[tuple[Element, str, str]]) -> Iterator[Flow]:
    words, begins = "", []
    for element, part, text in parts:
        begins.append((len(words), element, part))
        words += text
    if words.strip():
        yield Flow(holder, words, tuple(begins))
