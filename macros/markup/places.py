"""A text and the tree it became in, the line that anything in the tree was written on out.

Markdown keeps no lines. So the text is converted a second time, with a sign no one writes in each word
that tells its line, and the two trees are laid side by side. That is done only where there is something to say.
"""

from __future__ import annotations

import re
from functools import cached_property, partial
from xml.etree.ElementTree import Element

from macros.markup.look import look_at

FIRST = 0x40000
"""The first of the signs; none from here on means anything to anyone."""
MOST = 0x80000
SIGN = re.compile(f"[{chr(FIRST)}-{chr(FIRST + MOST)}]")
FENCE = re.compile(r"[ >]*(?:`{3}|~{3})")
NAMED = re.compile(r"^[ >]*\*?\[([^\]\n]+)\]:", re.MULTILINE)
LEFT_ALONE = (
    r"<[^>\n]*>?|\{[^}\n]*\}?|&#?\w+;|\[TOC\]|^[ >]*(?:!!!|\?\?\?\+?)[^\"\n]*|[\w.+-]+@[\w.-]+"
    r"|\w+://\w?|www\.\w?|:\w+:"
)
WORD = r"(?<![^\W_])(?P<letter>[^\W\d_])(?=[^\W\d_])|(?P<digit>\d)(?![\d.)])"
Node = tuple[str, str, str, tuple[tuple[str, str], ...]]
"""An element's name, its words, those after it, and its attributes."""


class Places:
    """Where in a text the elements of its tree were written."""

    def __init__(self, text: str, tree: Element | None = None) -> None:
        self.text, self._tree = text, tree

    def __reduce__(self) -> tuple[type[Places], tuple[str]]:
        """Leave the tree out of what is stored: the text becomes the same one again."""
        return Places, (self.text,)

    @cached_property
    def tree(self) -> Element:
        return look_at(self.text).tree if self._tree is None else self._tree

    def line(self, number: int, part: str = "", offset: int = 0) -> int:
        """Return the line, from 1, of an element by its number in the tree.

        `part` is `text`, `tail` or an attribute's name, `offset` how far into it.
        """
        node = self._marked[number] if self._marked else None
        if node is None:
            return self._search(number)
        if part in ("text", "tail"):
            return _near(node[1] if part == "text" else node[2], offset) or self._around(number, part)
        written = [name + value for name, value in node[3] if SIGN.sub("", name) == part]
        return next(filter(None, map(_near, written)), None) or self._around(number, "")

    def find(self, words: str, after: int = 1) -> int:
        """Return the first line that has some words, from a line on; that line itself if none has."""
        lines = self.text.split("\n")
        there = (number for number in range(after, len(lines) + 1) if words in lines[number - 1])
        return next(there, after)

    def number(self, element: Element) -> int:
        """Return an element's number in the tree."""
        return self._numbers[id(element)]

    @cached_property
    def _elements(self) -> list[Element]:
        return list(self.tree.iter())

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(element): number for number, element in enumerate(self._elements)}

    @cached_property
    def _marked(self) -> list[Node] | None:
        """The nodes of the tree that the marked text became; None if it became another."""
        marked = [_node(element) for element in look_at(_mark(self.text)).tree.iter()]
        plain = [_node(element) for element in self._elements]
        return marked if [_unmark(node) for node in marked] == plain else None

    def before(self, number: int, part: str, offset: int) -> int:
        """Return the line of the last sign before a place in an element's words."""
        if not self._marked:
            return self._search(number)
        node = self._marked[number]
        words = node[1] if part == "text" else node[2] if part == "tail" else ""
        return _last(words, offset) or self._earlier(number)

    def _around(self, number: int, part: str) -> int:
        """Return the line of what stands nearest: in the element, or before it."""
        if self._marked and part != "tail":
            for _, text, _, attributes in self._marked[
                number : number + len(list(self._elements[number].iter()))
            ]:
                found = _near(text) or next(
                    filter(None, (_near(key + value) for key, value in attributes)), None
                )
                if found:
                    return found
        return self._earlier(number)

    def _earlier(self, number: int) -> int:
        """Return the last line that something before an element was written on."""
        for index in range(number - 1, -1, -1):
            is_around = self._elements[number] in self._elements[index].iter()
            node = (self._marked or [])[index]
            found = (not is_around and _last(node[2])) or _last(node[1])
            if is_around and not found:
                found = next(filter(None, (_near(value) for _, value in node[3])), None)
            if found:
                return found
        return 1

    def _search(self, number: int) -> int:
        """Return the first line with the words that an element begins with."""
        element = self._elements[number]
        words = next((line.strip() for line in "".join(element.itertext()).split("\n") if line.strip()), "")
        return self.find(words[:30])


def _mark(text: str) -> str:
    """Put a sign for its line into each word that a sign does not keep from being understood."""
    names = sorted({re.escape(name) for name in NAMED.findall(text)}, key=len, reverse=True)
    words = re.compile("|".join([*names, LEFT_ALONE, WORD]))
    lines = text.split("\n")[:MOST]
    for index, line in enumerate(lines):
        if not FENCE.match(line):
            lines[index] = words.sub(partial(_with_sign, chr(FIRST + index + 1)), line)
    return "\n".join(lines)


def _with_sign(sign: str, match: re.Match[str]) -> str:
    is_word = match["letter"] or match["digit"]
    return f"{match[0]}{sign}" if is_word else match[0]


def _near(words: str, offset: int = 0) -> int | None:
    """Return the line of the first sign from an offset on, else of the last before; offsets count no signs."""
    found, plain = None, 0
    for character in words:
        if SIGN.match(character):
            found = ord(character) - FIRST
            if plain > offset:
                return found
        else:
            plain += 1
    return found


def _last(words: str, end: int | None = None) -> int | None:
    """Return the line of the last sign before an end that counts no signs."""
    plain, found = 0, None
    for character in words:
        if SIGN.match(character):
            found = ord(character) - FIRST
            continue
        plain += 1
        if end is not None and plain > end:
            break
    return found


def _node(element: Element) -> Node:
    attributes = tuple((name, value or "") for name, value in element.attrib.items())
    return element.tag, element.text or "", element.tail or "", attributes


def _unmark(node: Node) -> Node:
    name, text, tail, attributes = node
    plain = tuple((SIGN.sub("", key), SIGN.sub("", value)) for key, value in attributes)
    return name, SIGN.sub("", text), SIGN.sub("", tail), plain
