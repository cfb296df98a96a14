"""What is wrong with what a text became, as data: the sentence, and where in the tree or the text."""

from __future__ import annotations

import html
import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER  # type: ignore[import-untyped]

ASIDE = re.compile(HTML_PLACEHOLDER % "(?P<number>[0-9]+)")
"""What stands in words for HTML, an entity or code between fences."""
PLAIN = re.compile("\x02(\\d+)\x03")
CALL_FIRST = 0xD0000
CALL = re.compile(f"[{chr(CALL_FIRST)}-{chr(0xDFFFF)}]")
"""What stands in a text for a macro call, one sign for each."""


class Finding(NamedTuple):
    """A sentence, and where: a part of an element, or a line that has some words, or a line of the text."""

    message: str
    element: Element | None = None
    part: str = ""
    """`text`, `tail` or an attribute's name."""
    offset: int = 0
    words: str = ""
    """What to look for in the text from there on, when the tree does not have it."""
    line: int = 0
    is_warning: bool = False


def as_read(value: str | None) -> str:
    """Return an attribute's value as a browser reads it."""
    words = PLAIN.sub(lambda match: chr(int(match[1])), (value or "").replace(AMP_SUBSTITUTE, "&"))
    return html.unescape(words)
