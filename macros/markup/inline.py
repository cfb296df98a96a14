"""Words in a sentence in, what they become with us out: addresses to press, what is struck out, tick boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]
from markdown.util import AtomicString  # type: ignore[import-untyped]

WEB = r"(?<![\w@/.:=#-])(?:https?://|www\.)(?=\w)[^\s<>\x02\x03\"«»|]+"
MAIL = r"(?<![\w.+/:-])[\w][\w.+-]*@[\w-]+(?:\.[\w-]+)+"
AFTER = ".,:;!?'*_…"
"""What ends a sentence, not an address."""
PAIRS = {")": "(", "]": "["}
TICK = re.compile(r"\[([ xX])\][ \u00a0]")
DONE = "gjort"


class _Only:
    """A pattern that is looked for only where one of its signs is: nearly everywhere there is none."""

    def __init__(self, pattern: re.Pattern[str], *signs: str) -> None:
        self._pattern, self._signs = pattern, signs

    def search(self, words: str, start: int = 0) -> re.Match[str] | None:
        """Search as the pattern itself would."""
        return next(self.finditer(words, start), None)

    def finditer(self, words: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Search as the pattern itself would."""
        is_there = any(sign in words for sign in self._signs)
        return self._pattern.finditer(words, start) if is_there else iter(())


class WebAddress(InlineProcessor):  # type: ignore[misc]
    """A web address by itself becomes a link; what ends the sentence does not belong to it."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self) -> None:
        super().__init__(WEB)
        self.compiled_re: Any = _Only(self.compiled_re, "://", "www.")

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: N802 - theirs
        """Return the link, and from where to where in `data` it reaches."""
        del data
        words = m[0]
        while words[-1] in AFTER or (words[-1] in PAIRS and _is_loose(words)):
            words = words[:-1]
        address = words if "://" in words else f"https://{words}"
        return _link(address, words), m.start(), m.start() + len(words)


class MailAddress(InlineProcessor):  # type: ignore[misc]
    """An e-mail address by itself becomes a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self) -> None:
        super().__init__(MAIL)
        self.compiled_re: Any = _Only(self.compiled_re, "@")

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: N802 - theirs
        """Return the link, and from where to where in `data` it reaches."""
        del data
        return _link(f"mailto:{m[0]}", m[0]), m.start(), m.end()


class Deleted(SimpleTagInlineProcessor):  # type: ignore[misc]
    """What stands between two pairs of tildes is struck out."""

    def __init__(self) -> None:
        super().__init__(r"(~~)(?=[^\s~])(.+?)(?<=[^\s~])~~", "del")
        self.compiled_re: Any = _Only(self.compiled_re, "~~")


class TickBoxes(Treeprocessor):  # type: ignore[misc]
    """`- [ ]` becomes a box to tick on paper, as on the sheets; it is no field, for nothing would keep it."""

    def run(self, root: Element) -> None:
        """Put a box in place of the brackets."""
        for item in root.iter("li"):
            if _tick(item):
                item.set("class", "gr-task")


def _tick(item: Element) -> bool:
    holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    match = TICK.match((holder.text or "").lstrip())
    if not match:
        return False
    words = (holder.text or "").lstrip()[match.end() :]
    is_done = match[1] != " "
    box = Element("span", {"class": "gr-tick gr-tick--done" if is_done else "gr-tick"})
    if is_done:
        box.attrib.update({"role": "img", "aria-label": DONE})
    else:
        box.set("aria-hidden", "true")
    holder.text, box.tail = "", words
    holder.insert(0, box)
    return True


def _is_loose(words: str) -> bool:
    """Whether the parenthesis that ends an address was opened before it."""
    return words.count(PAIRS[words[-1]]) < words.count(words[-1])


def _link(address: str, words: str) -> Element:
    link = Element("a", {"href": address})
    link.text = AtomicString(words)
    return link
