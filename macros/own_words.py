"""A course and a municipality's own words in, the course that says those words out.

What stays as it is: the sources and the law, titles of pages, what stands in quotes, code, addresses, ids,
and what the municipality has written itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from macros.course import Course
from macros.course.additions import LOCAL_FOLDER
from macros.schema.own_words import EXCHANGEABLE
from macros.schema.walk import rewrite_texts

UNTOUCHED = ("om/kildene.md", "kilder/index.md")
"""Pages of sources and law, which say what others call things."""
NO_WORDS = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?s:.*?)^(?P=fence)"
    r"|`+[^`\n]*`+"
    r"|<[^<>]*>"
    r"|\]\([^)\s]*|^ {0,3}\[[^\]\n]+\]:\s*\S+"
    r"|\{[^{}\n]*\}"
    r"|«[^«»\n]*»"
    r"|(?:https?://|www\.)\S+|\S+@\S+",
    re.MULTILINE,
)
"""What no word is exchanged in."""
WITHOUT_S = ("s", "x", "z")
"""A name that ends so has an apostrophe where others have an s."""


def say_own_words(course: Course) -> Course:
    """Return the course with the municipality's words in its fields."""
    if not course.local.terms:
        return course
    pages = {
        path: entry
        if is_untouched(path)
        else replace(
            entry, page=rewrite_texts(entry.page, lambda text: exchange(text, course), but=("title",))
        )
        for path, entry in course.pages.items()
    }
    return replace(course, pages=pages)


def is_untouched(path: str) -> bool:
    """Whether a page keeps its words: those of the sources, and the municipality's own."""
    return path in UNTOUCHED or path.startswith(LOCAL_FOLDER)


def exchange(text: str, course: Course) -> str:
    """Return Markdown, or words without markup, with the municipality's words in place of the course's."""
    for word, own in course.local.terms.items():
        if word in text.lower():
            text = _exchange(text, word, own)
    return text


def _exchange(text: str, word: str, own: tuple[str, ...]) -> str:
    closed = [match.span() for match in NO_WORDS.finditer(text)]
    forms = dict(zip(EXCHANGEABLE[word], own, strict=True))

    def put(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in closed):
            return match[0]
        said = forms[match["said"].lower()]
        said = said[:1].upper() + said[1:] if match["said"][0].isupper() else said
        return f"{said}{_genitive(said) if match['ending'] else ''}"

    return _pattern(word).sub(put, text)


def _genitive(word: str) -> str:
    return "’" if word.endswith(WITHOUT_S) else "s"


@lru_cache
def _pattern(word: str) -> re.Pattern[str]:
    forms = "|".join(sorted(EXCHANGEABLE[word], key=len, reverse=True))
    return re.compile(rf"\b(?P<said>{forms})(?P<ending>s?)\b", re.IGNORECASE)
