"""A text and places in it in, those that do not come out as words in a sentence out.

A sign is put into each place, and the text converted: where the sign is found again says what it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from macros.markup.look import look_at
from macros.markup.places import FIRST, SIGN

UNREAD = frozenset(
    {"a", "abbr", "code", "pre", "img", "table", "dt", "summary", "h1", "h2", "h3", "h4", "h5", "h6"}
)
TITLE = "admonition-title"
Span = tuple[int, int]


def out_of_sentences(text: str, places: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return those of some places, in their order, that are in a link, code, a heading or nowhere to be seen."""
    marked = text
    for number in range(len(places) - 1, -1, -1):
        after = places[number][0] + 1
        marked = f"{marked[:after]}{chr(FIRST + number)}{marked[after:]}"
    try:
        words = "".join(_words_of(look_at(marked).tree)) if places else ""
    except RecursionError:
        words = ""
    read = {ord(sign) - FIRST for sign in SIGN.findall(words)}
    return tuple(place for number, place in enumerate(places) if number not in read)


def _words_of(element: Element) -> Iterator[str]:
    if element.tag in UNREAD or element.get("lang") or element.get("class") == TITLE:
        return
    yield element.text or ""
    for child in element:
        yield from _words_of(child)
        yield child.tail or ""
