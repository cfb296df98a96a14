"""A page's Markdown and the glossary in, where each term is first used in its prose out.

Prose is what authors write in sentences: not headings, links, code, tables, words of another
language, or what templates put into tags of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from macros.markup.sentences import Span, out_of_sentences
from macros.schema.glossary import Term

NOT_PROSE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?s:.*?)^(?P=fence)"
    r"|^[^\n]*<[^\n]*$"
    r"|^ {0,3}#[^\n]*$|^[^\n]+\n(?:=+|-+)[ \t]*$"
    r"|^[ >]*\|[^\n]*$"
    r"|^ {0,3}\*?\[[^\]^\n][^\]\n]*\]:[^\n]*$"
    r"|(?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w.-]+"
    r"|(?P<tick>`{2,}).*?(?P=tick)"
    r"|`[^`\n]*`"
    r"|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])?"
    r"|\*[^*\n]+\*\{: lang=\w+ \}"
    r"|\{[^}\n]*\}",
    re.MULTILINE,
)
NOT_MARKED = re.compile(
    r"[\w.+-]+@[\w.-]+|^ {0,3}\*?\[[^\]^\n][^\]\n]*\]:.*$|\{[^}\n]*\}|<[^>\n]*>", re.MULTILINE
)
"""Where a sign would change what a text becomes; none of it is words of a sentence."""
PART_OF_WORD = re.compile(r"[\w-]")


class Use(NamedTuple):
    """A term's first use: from where to where."""

    start: int
    end: int
    term: Term


@lru_cache(maxsize=512)
def first_uses(markdown: str, terms: tuple[Term, ...], passed_over: tuple[Span, ...] = ()) -> tuple[Use, ...]:
    """Return the first use of each term that is used, in their order; of two that overlap the longer."""
    text = markdown.lower()
    there = [
        (term, found)
        for term in terms
        if (found := [word for word in _spellings(term.spellings) if word in text])
    ]
    if not there:
        return ()
    taken = bytearray(len(text))
    for start, end in (*passed_over, *(match.span() for match in NOT_PROSE.finditer(markdown))):
        taken[start:end] = b"\1" * (end - start)
    uses = []
    for term, spellings in sorted(there, key=lambda pair: -len(pair[1][0])):
        places = (place for words in spellings for place in _places(words, text, taken))
        first = min(places, key=lambda place: (place[0], -place[1]), default=None)
        if first:
            start, end = first
            taken[start:end] = b"\1" * (end - start)
            uses.append(Use(start, end, term))
    return tuple(sorted(uses, key=lambda use: use.start))


@lru_cache(maxsize=512)
def unread_places(markdown: str, terms: tuple[Term, ...]) -> tuple[Span, ...]:
    """Return where words of the terms stand in an author's text, but not in a sentence that is read."""
    text = markdown.lower()
    words = {word for term in terms for word in _spellings(term.spellings) if word in text}
    if not words or len(text) != len(markdown):
        return ()
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    places = [match.span() for match in pattern.finditer(text)]
    closed = bytearray(len(text))
    for match in NOT_MARKED.finditer(text):
        closed[match.start() : match.end()] = b"\1" * len(match[0])
    shut = tuple(place for place in places if any(closed[slice(*place)]))
    return (*shut, *out_of_sentences(markdown, tuple(place for place in places if place not in set(shut))))


@cache
def _spellings(spellings: tuple[str, ...]) -> list[str]:
    """Return the spellings as they are looked for, the longest first."""
    return sorted(map(str.lower, spellings), key=len, reverse=True)


def _places(words: str, text: str, taken: bytearray) -> Iterator[Span]:
    """Yield the first place where some words stand by themselves in prose."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        is_whole = not PART_OF_WORD.search(text[max(0, start - 1) : start] + text[end : end + 1])
        if is_whole and taken.find(1, start, end) < 0:
            yield start, end
            return
        start = text.find(words, start + 1)
