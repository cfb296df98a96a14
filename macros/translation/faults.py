"""A message and its translation in, why the one cannot stand for the other out.

Both sides must call, link to and leave open the same things, in whatever order the language wants.
"""

from __future__ import annotations

import re
from collections import Counter

from macros.catalogues import Key
from macros.schema.rules import REFUSED
from macros.translation.blocks import OPENING, STRUCTURE

ALIKE = (
    (re.compile(r"\{\{.*?\}\}"), "makrokallet"),
    (re.compile(r"\{:[^{}]*\}"), "egenskapen"),
    (re.compile(r"(?<!\{)\{[\w.:-]*\}(?!\})"), "plassholderen"),
    (re.compile(r"\]\(\s*<?([^)\s>]+)"), "lenka til"),
    (re.compile(r"\[\^[^\]]+\]"), "fotnoten"),
    (re.compile(r"`[^`]+`"), "koden"),
    (re.compile(r"https?://[^\s)>»]+"), "adressen"),
    (re.compile(r"\*+|(?<!\w)_+(?=[^\s_])|(?<=[^\s_])_+(?!\w)"), "uthevingen"),
    (re.compile(r"~~"), "overstrykingen"),
)
"""What must stand as often on both sides, and what it is called."""
BLANK = re.compile(r"\[[^\[\]]+\](?![(\[])")
MARKUP = re.compile(r"<|\{%|\{#")
CELL = re.compile(r"(?<!\\)\|")
NUMBER = re.compile(r"\d+")
KINDS = {
    "heading": "en overskrift",
    "row": "en rad",
    "box": "en boks",
    "item": "et punkt",
    "quote": "et sitat",
    "text": "vanlig tekst",
}
"""What a line becomes, by how it begins."""
SIGN = re.compile(r"[{}\[\]`|<\n\d*_~]|://|^\s*[-+#>:!?]")
"""What all of that has; most texts have none, and looking for one is quick."""
BODY = ":#"
"""Begins the place of a message of a body."""


def find_fault(key: Key, text: str) -> str | None:
    """Say what keeps a translation from being used, or nothing."""
    context, source = key
    if not (SIGN.search(source) or SIGN.search(text) or REFUSED.search(text)):
        return None
    unlike = _find_unlike(source, text)
    if unlike:
        return unlike
    was, became = (_kind_of(words) for words in (source, text))
    if was != became:
        return f"omsettinga blir {became}, og bokmålet er {was}; begynn linja likt"
    if BODY in context and len(CELL.findall(source)) != len(CELL.findall(text)):
        return "rada har ikke like mange ruter som på bokmål; sett «|» mellom dem"
    if len(BLANK.findall(source)) != len(BLANK.findall(text)):
        return "det er ikke like mange «[…]» å fylle ut som på bokmål; skriv hver av dem på nynorsk"
    if MARKUP.search(text) and not MARKUP.search(source):
        return "«<», «{%» og «{#» kan ikke stå i omsettinga; skriv ren tekst"
    if "\n" in text or REFUSED.search(text):
        return "omsettinga må være ett avsnitt, uten usynlige tegn"
    if sorted(NUMBER.findall(source)) != sorted(NUMBER.findall(text)):
        return "tallene er ikke de samme som på bokmål; skriv dem likt, med siffer der bokmålet har det"
    return None


def _find_unlike(source: str, text: str) -> str | None:
    """Say what does not stand as often on both sides."""
    for pattern, name in ALIKE:
        is_there, stands = pattern.findall(source), pattern.findall(text)
        if is_there == stands:
            continue
        here, there = Counter(is_there), Counter(stands)
        for found in (here - there) or (there - here):
            is_lost = here[found] > there[found]
            return f"{name} «{found}» {'mangler i' if is_lost else 'står bare i'} omsettinga; skriv det likt"
    return None


def _kind_of(words: str) -> str:
    """Say what a message is, alone or in the item, the cell or the heading that it stands in."""
    opening = OPENING.match(words)
    assert opening, "its last way is to begin with nothing"
    return "ingen tekst" if STRUCTURE.match(words) else KINDS[str(opening.lastgroup)]
