"""What came out of a text in, lists, headings, links and boxes that are not what their author meant out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from macros.markup.findings import CALL, Finding, as_read
from macros.markup.look import Outcome
from macros.problems import shorten

MONTH = re.compile(
    r"\s*(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|jan\.|feb\.|apr\.|jun\.|jul\.|aug\.|sept?\.|okt\.|nov\.|des\.)(?![\w])",
    re.IGNORECASE,
)
ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|(?P<number>\d+)\.) +\S")
HIGHEST = 31
"""A number above it begins no list that anyone writes, but many a sentence."""
DEEPER = 4
"""How many spaces take a list one level further in."""
NO_WORDS = frozenset({"her", "les mer", "les mer her", "klikk her", "trykk her", "lenke", "denne", "link"})
NUMBER = "«{0}.» først i avsnittet blir en nummerert liste; skriv «{0}\\.», eller et ord foran"
FLAT = "punktet blir ikke et underpunkt; skriv fire mellomrom foran for hvert nivå"


def find_shapes(outcome: Outcome, text: str) -> Iterator[Finding]:
    """Whatever has another shape than its author gave it."""
    yield from _numbers(outcome.tree)
    yield from _levels(outcome.tree)
    yield from _links(outcome.tree)
    yield from _boxes(outcome.tree)
    yield from _lists_in(text)


def _numbers(tree: Element) -> Iterator[Finding]:
    """A number and a full stop first in a paragraph make a list of it, in a date as well."""
    for parent in tree.iter():
        expected = 1
        for items in parent:
            if items.tag != "ol":
                continue
            first = int(items.get("start") or 1) if (items.get("start") or "1").isdigit() else 1
            date = next((item for item in items if MONTH.match("".join(item.itertext()))), None)
            if date is not None:
                number = first + list(items).index(date)
                word = "".join(date.itertext()).split()[0].rstrip(",.:;")
                message = f"datoen blir et punkt i en nummerert liste; skriv «{number}\\. {word}», eller et ord foran"
                yield Finding(message, date)
            elif first not in (1, expected):
                yield Finding(NUMBER.format(first), items)
            expected = first + len(items)


def _levels(tree: Element) -> Iterator[Finding]:
    """A heading is at most one level below the one before it; what a macro writes may be any."""
    last = 1
    for element in tree:
        if element.tag == "p" and CALL.search("".join(element.itertext())):
            last = max(last, 3)
        if re.fullmatch(r"h[1-6]", element.tag):
            level = int(element.tag[1])
            if level > last + 1:
                message = f"overskriften hopper over et nivå; skriv «{'#' * (last + 1)} » foran den"
                yield Finding(message, element)
            last = level


def _links(tree: Element) -> Iterator[Finding]:
    """A link or an image says what it is, and leads somewhere."""
    for element in tree.iter("img"):
        if not as_read(element.get("alt")).strip():
            yield Finding(
                "bildet mangler tekst for dem som ikke ser det; skriv den mellom klammene", element, "src"
            )
        if not as_read(element.get("src")).strip():
            yield Finding("lenken mangler adresse; skriv den mellom parentesene", element)
    for element in tree.iter("a"):
        words = "".join(element.itertext()).strip()
        if not words and element.find(".//img") is None:
            yield Finding("lenken mangler tekst å trykke på; skriv den mellom klammene", element, "href")
        if not as_read(element.get("href")).strip():
            yield Finding("lenken mangler adresse; skriv den mellom parentesene", element)
        if words.lower().strip(" .:…»«") in NO_WORDS:
            message = f"lenken «{shorten(words)}» sier ikke hvor den går; skriv hva leseren finner der"
            yield Finding(message, element, is_warning=True)


def _boxes(tree: Element) -> Iterator[Finding]:
    """A box has words in it."""
    for element in tree.iter():
        is_box = element.tag == "details" or "admonition" in (element.get("class") or "").split()
        if is_box and all(
            part.tag == "summary" or part.get("class") == "admonition-title" for part in element
        ):
            message = "boksen er tom; skriv teksten på linja under, med fire mellomrom foran hver linje"
            yield Finding(message, element)


def _lists_in(text: str) -> Iterator[Finding]:
    """An item that is moved in, but too little to be below another, is not below it; a year is no number."""
    above: int | None = None
    before = 0
    was_blank = False
    for line_number, line in enumerate(text.split("\n"), 1):
        match = ITEM.match(line)
        if match:
            indent, number = len(match["indent"]), int((match["number"] or "0")[:9])
            if above is not None and above < indent and above // DEEPER == indent // DEEPER:
                yield Finding(FLAT, line=line_number)
            if number > HIGHEST and number != before + 1:
                yield Finding(NUMBER.format(number), line=line_number)
            above, before = indent, number
        elif line.strip() and was_blank and not line.startswith(" "):
            above = None
        was_blank = not line.strip()
