"""A page in, how long it takes to read and how hard it is out.

LIX is the words a sentence plus the percentage of words longer than six letters: below 40 is easy,
50 is what newspapers write. Headings, tables, citations and addresses are not counted; an item of a
list is a sentence, with or without a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from macros.course import Entry
from macros.problems import Location
from macros.reader.macro_calls import CALL
from macros.schema.base import Page

WORDS_A_MINUTE = 180
LONGEST_SHORT_WORD = 6
WORD = re.compile(r"[^\W_]+(?:[-–][^\W_]+)*")
END = re.compile(r"[.!?](?=[»”)]*\s+[«(]*[A-ZÆØÅ0-9])|:(?=\s+[«(]*[A-ZÆØÅ])")
UNREAD = re.compile(r"^ {0,3}#.*$|^[ >]*\|.*$|\{:[^}\n]*\}", re.MULTILINE)
START = re.compile(r"[ >]*(?:(?:[-+*]|\d+[.)]) +)?")
MARKS = str.maketrans("", "", "*_`")
LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^)\n]*\)")
NEW_BLOCK = re.compile(r"\n[ >]*\n|\n(?=[ >]*(?:[-+*]|\d+[.)]) )")


def reading_minutes(entry: Entry[Page]) -> float:
    """Return the minutes that a page takes, its prose and the texts of its data."""
    return words_in(entry) / WORDS_A_MINUTE


def words_in(entry: Entry[Page]) -> int:
    """Return how many words a page has, its prose and the texts of its data."""
    return sum(len(WORD.findall(text)) for text in texts_in(entry))


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a paragraph."""
    return [part.strip() for part in END.split(text)]


def short_run(sentences: Iterable[str], shorter_than: int) -> list[str]:
    """Return the longest run of sentences that have fewer words than so many."""
    runs = groupby(sentences, lambda sentence: 0 < len(WORD.findall(sentence)) < shorter_than)
    return max((list(run) for is_short, run in runs if is_short), key=len, default=[])


def lix(entry: Entry[Page]) -> float:
    """Return how hard a page is to read."""
    return lix_of(texts_in(entry))


def lix_of(texts: Iterable[str]) -> float:
    """Return the LIX of paragraphs and items of lists; 0 when there are no words."""
    found = [(WORD.findall(text), len(END.findall(text)) + 1) for text in texts]
    words = [word for text, _ in found for word in text]
    if not words:
        return 0
    long_words = sum(len(word) > LONGEST_SHORT_WORD for word in words)
    return len(words) / sum(ends for text, ends in found if text) + 100 * long_words / len(words)


@lru_cache(maxsize=1024)
def paragraphs_of(prose: str) -> tuple[str, ...]:
    """Return the paragraphs and items of lists, in words alone."""
    words = LINK.sub(r"\1", UNREAD.sub("", CALL.sub("", prose)))
    blocks = (" ".join(map(_unmarked, block.splitlines())) for block in NEW_BLOCK.split(words))
    return tuple(" ".join(block.split()) for block in blocks if WORD.search(block))


def texts_in(entry: Entry[Page]) -> Iterator[str]:
    """Yield each paragraph and each text of the fields, but the title and what is shown instead of others."""
    yield from paragraphs_of(entry.body.prose)
    yield from (text for where, text in entry.texts if not _stands_in(where))


def _unmarked(line: str) -> str:
    start = START.match(line)
    return line[start.end() if start else 0 :].translate(MARKS)


def _stands_in(where: Location) -> bool:
    """Tell a title, a reviewer, and what a big screen or a parted meeting shows in place of other words."""
    return where == ("title",) or where[-1] == "screen" or where[0] in ("parts", "reviewed_by")
