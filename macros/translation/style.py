"""Text in nynorsk in, words of bokmål in it out: what a draft and a tired eye leave behind.

The forms are those of the style sheet in CONTRIBUTING.md.
"""

from __future__ import annotations

import re
from functools import cache

from macros.catalogues import STRINGS

LIST = STRINGS / "nn" / "bokmaal.txt"
"""Words that nynorsk does not have, or that the style sheet writes in another way."""
WORD = re.compile(r"[^\W\d_]+")
NOT_WORDS = re.compile(
    r"\{\{.*?\}\}|\{:.*?\}|\{[^{}]*\}|\]\([^)]*\)|`[^`]*`|https?://\S+|\*[^*]+\*\{: lang[^}]*\}"
)
QUOTED = re.compile(r"«[^«»]*»|(?<!\*)\*[^*]+\*(?!\*)")
"""A name or a title, which may be in another language: in quotation marks, or in italics as a work's."""


def find_bokmal(text: str) -> list[str]:
    """Return the words of bokmål in a text, in their order; what is quoted is another's."""
    return [word for word in words_in(QUOTED.sub(" ", text)) if word.lower() in _bokmal()]


def words_in(text: str) -> list[str]:
    """Return the words of a text, without what is code or an address."""
    return WORD.findall(NOT_WORDS.sub(" ", text))


@cache
def _bokmal() -> frozenset[str]:
    return frozenset(LIST.read_text(encoding="utf-8").split())
