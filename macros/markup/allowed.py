"""What came out of a text in, all of it that is not on the list out.

The list says which elements, attributes, classes and ids a page's own words may become. It is short on
purpose: whatever is not on it, an engine's next version or an odd way of writing brings, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from macros.markup.blocks import LOST, SIDES, TITLES, UNDERLINED
from macros.markup.findings import ASIDE, CALL, Finding, as_read
from macros.markup.html import ATTRIBUTES, CODE_BLOCK, ENTITY, refuse_html
from macros.markup.look import Outcome
from macros.problems import shorten, suggest

ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("p", "h2", "h3", "h4", "h5", "h6", "ul", "li", "dl", "dt", "dd"), frozenset()),
    **dict.fromkeys(("blockquote", "hr", "br", "em", "strong", "del", "code", "pre", "sup"), frozenset()),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "th", "td", "div", "summary"), frozenset()),
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "title"}),
    "ol": frozenset({"start"}),
    "span": frozenset({"aria-hidden", "aria-label", "role"}),
}
"""By element, the attributes it may have beside a class, an id and a language."""
AUTHORS = frozenset({"gr-noprint", "gr-plan", "gr-plan__next"})
"""The classes that authors may give."""
CLASSES = frozenset(
    {"admonition", "admonition-title", "footnote", "footnote-ref", "footnote-backref", "gr-task", "gr-tick"}
    | {"gr-tick--done", *SIDES.values(), *TITLES, *AUTHORS}
)
BOXED = ("div", "details")
ID = re.compile(r"(?!_)[\w.-]+|fn(?:ref\d*)?:[\w.-]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
TITLE = "sidens tittel står i front matter; bruk «##» for overskrifter i teksten"


def find_disallowed(outcome: Outcome) -> Iterator[Finding]:
    """Whatever came out that is not on the list."""
    opened: set[str] = set()
    for element in outcome.tree.iter():
        if element is outcome.tree:
            yield from _aside_in(element, "text", outcome, opened)
            continue
        if element.tag == "h1":
            yield Finding(TITLE, element)
        elif element.tag not in ELEMENTS:
            yield Finding(refuse_html(f"<{element.tag}>"), element)
        else:
            yield from _attributes_of(element, outcome)
        yield from _aside_in(element, "text", outcome, opened)
        yield from _aside_in(element, "tail", outcome, opened)
    if outcome.reads_html:
        yield Finding(refuse_html("markdown="), words="markdown")


def calls_out_of_place(outcome: Outcome) -> Iterator[str]:
    """Yield the signs of macro calls that stand where nothing is rendered: in code, links or attributes."""
    for element in outcome.tree.iter():
        inner = "".join(element.itertext()) if element.tag in ("code", "a") else ""
        yield from CALL.findall("".join([inner, *map(str, element.attrib.values()), *element.attrib]))
    for text in outcome.aside:
        yield from CALL.findall(text) if isinstance(text, str) else ()


def _aside_in(element: Element, part: str, outcome: Outcome, opened: set[str]) -> Iterator[Finding]:
    """Yield what was put aside from some words, and is neither code nor an entity."""
    words = getattr(element, part)
    for match in ASIDE.finditer(words) if words and "\x02" in words else ():
        raw = outcome.aside[int(match["number"])]
        if not isinstance(raw, str) or ENTITY.fullmatch(raw) or CODE_BLOCK.fullmatch(raw):
            continue
        name = "".join(re.findall(r"^</?([\w-]+)", raw))
        if not (raw.startswith("</") and name in opened):
            message = refuse_html(raw)
            words = "```" if message == ATTRIBUTES else raw.strip().split("\n")[0]
            yield Finding(message, element, part, match.start(), words=words)
        opened.add(name)


def _attributes_of(element: Element, outcome: Outcome) -> Iterator[Finding]:
    for name, value in element.attrib.items():
        aside = ASIDE.search(f"{name}{value}")
        if aside:  # it would be put back as it was written, quotation marks and all
            message: str | None = refuse_html(str(outcome.aside[int(aside["number"])]))
        else:
            message = _refuse_attribute(element, name, value)
        if message:
            written = name if name not in (LOST, UNDERLINED) else (value or "").partition(" | ")[0]
            yield Finding(message, element, words=written)


def _refuse_attribute(element: Element, name: str, value: str | None) -> str | None:
    """Say what is wrong with an attribute, if anything is."""
    if value is None:
        return f"«{{{name}}}» vises ikke, for i krøllparenteser står navn på overskrifter; skriv «({name})»"
    if name == "class":
        wrong = next((known for known in as_read(value).split() if known not in CLASSES), None)
        return _refuse_class(element, wrong) if wrong else None
    if name == "id":
        shown = shorten(as_read(value))
        return None if ID.fullmatch(as_read(value)) else _refuse_id(shown)
    if name == "lang":
        shown = shorten(as_read(value))
        return None if LANGUAGE.fullmatch(as_read(value)) else f"«{shown}» er ikke et språk; skriv «lang=en»"
    if name == LOST:
        return f"raden har en celle for mye, og «{shorten(value)}» blir borte; skriv like mange «|» som i raden øverst"
    if name == UNDERLINED:
        return "«---» rett under teksten gjør den til en overskrift; la det stå en tom linje over, eller skriv «## » foran teksten"
    if name not in ELEMENTS[element.tag]:
        return f"«{shorten(name)}=» er ikke tillatt; skriv bare «#navn», «.klasse» eller «lang=en»"
    return None


def _refuse_class(element: Element, wrong: str) -> str:
    shown = shorten(wrong)
    if element.tag in BOXED:
        kinds = ", ".join(f"«{kind}»" for kind in TITLES)
        return f"det finnes ingen boks «{shown}»{suggest(wrong, TITLES, otherwise=f'; velg en av {kinds}')}"
    return f"klassen «.{shown}» finnes ikke{suggest(wrong, AUTHORS, otherwise='; ta den bort')}"


def _refuse_id(shown: str) -> str:
    if shown.startswith("fn"):
        return f"fotnoten «{shown.partition(':')[2]}» må hete ett ord eller tall; skriv «[^1]»"
    return f"ankeret «#{shown}» kan ikke brukes; skriv det med bokstaver, tall og bindestrek"
