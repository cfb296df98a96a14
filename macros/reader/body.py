"""A page's body in, its macro calls, links and anchors out, with what is not allowed in it.

A body is Markdown with macro calls: what the engines would print raw, or take for something else
than its author did, is refused here, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.problems import Problem, shorten
from macros.reader.frontmatter import Document
from macros.reader.macro_calls import CALL, MacroCall, read_calls

CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ \t]*$|(?<![\\`])(?P<tick>`+)(?!`)[^\n]+?(?<!`)(?P=tick)(?!`)",
    re.MULTILINE | re.DOTALL,
)
"""Code between fences or, on one line, between backticks: engines see nothing else in it."""
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<target>[^)\s>]*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
REFERENCE = re.compile(r"(?P<image>!?)\[(?P<text>[^\[\]]+)\]\[(?P<name>[^\[\]]*)\]")
DEFINITION = re.compile(r"^ {0,3}\[(?P<text>[^\]]+)\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
ANCHOR = re.compile(r"\{:[^}\n]*#(?P<id>[\w-]+)[^}\n]*\}")
ATTRIBUTE = re.compile(r"\{(?<!\{\{):?[^{}\n]*?(?P<name>[\w:-]+)\s*=[^{}\n]*\}")
HTML = re.compile(r"<(?=[a-zA-Z/!?])[^>\n]*>?")
ADDRESS = re.compile(r"<(?P<address>https?://[^\s>]+|[\w.+-]+@[\w.-]+)>")
TITLE = re.compile(r"^#(?!#).*|^[^\n]+\n=+[ \t]*$", re.MULTILINE)
Finding = tuple[int, str]
"""Where in the body, and what is wrong there."""


@dataclass(frozen=True)
class Link:
    """A link or image; `target` is as written."""

    target: str
    line: int
    is_image: bool = False
    words: str = ""
    """What there is to press, as it is written."""


@dataclass(frozen=True)
class Body:
    """What the check of cross-references needs to know of a page's prose."""

    calls: tuple[MacroCall, ...]
    links: tuple[Link, ...]
    anchors: tuple[tuple[str, int], ...]
    """The ids that the prose declares, each with its line."""
    line: int
    """The line of the file on which the body begins."""
    starts_with: str | None
    """The macro that the body begins with, if it begins with one."""
    words: int
    """How many words there are to read."""
    prose: str = ""
    """The text as it is written, with code made blank."""
    first_line: int = 1
    """The line of the file that the text begins on."""

    def line_at(self, offset: int) -> int:
        """Return the line of the file on which a place in the text lies."""
        return self.first_line + self.prose.count("\n", 0, offset)


def read_body(document: Document) -> tuple[Body, list[Problem]]:
    """Read the body of a document, and say what in it is not allowed."""
    prose = document.body
    if "`" in prose or "~~~" in prose:
        prose = CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), prose)
    whole = tuple(LINK.finditer(prose))
    calls, problems = read_calls(document, prose)
    found = [*_find_html(prose), *_find_markup(prose), *_find_odd_links(prose, whole)]
    problems += [Problem(document.path, document.line(offset), "", message) for offset, message in found]
    links = tuple(
        Link(target, document.line(offset), image, words)
        for target, offset, image, words in _find_links(prose, whole)
    )
    anchors = tuple((match["id"], document.line(match.start())) for match in ANCHOR.finditer(prose))
    start = len(document.body) - len(document.body.lstrip())
    first = CALL.match(document.body, start)
    line = document.line(start)
    body = Body(
        tuple(calls),
        links,
        anchors,
        line,
        first and first["name"],
        len(prose.split()),
        prose,
        document.body_line,
    )
    return body, problems


def _find_links(prose: str, whole: Iterable[re.Match[str]]) -> Iterator[tuple[str, int, bool, str]]:
    """Yield each target, where it stands, whether it is an image, and its words; those within links as well."""
    for match in whole:
        yield match["target"], match.start(), bool(match["image"]), " ".join(match["text"].split())
        within = LINK.search(match["text"])
        if within:
            yield within["target"], match.start(), bool(within["image"]), within["text"]
    for match in DEFINITION.finditer(prose):
        yield match["target"], match.start(), False, ""


def _find_html(prose: str) -> Iterator[Finding]:
    """Raw HTML, once for what it opens and closes."""
    opened: set[str] = set()
    for match in HTML.finditer(prose):
        name = "".join(re.findall(r"^</?([\w-]+)", match[0]))
        address = ADDRESS.fullmatch(match[0])
        if address:
            fix = f"mailto:{address['address']}" if "@" in address["address"] else address["address"]
            yield match.start(), f"adressen mangler tekst å trykke på; skriv «[tekst]({fix})»"
        elif match[0].startswith("<!--"):
            yield match.start(), "kommentarer er ikke tillatt i teksten, for alle kan lese dem; slett den"
        elif not (match[0].startswith("</") and name in opened):
            yield match.start(), f"HTML er ikke tillatt i teksten («{shorten(match[0])}»); skriv Markdown"
        opened.add(name)


def _find_markup(prose: str) -> Iterator[Finding]:
    """A second title, and attributes that do more than name."""
    for match in TITLE.finditer(prose):
        yield match.start(), "sidens tittel står i front matter; bruk «##» for overskrifter i teksten"
    for match in ATTRIBUTE.finditer(prose):
        if match["name"] != "lang":
            message = f"«{match['name']}=» er ikke tillatt; skriv bare «#navn», «.klasse» eller «lang=en»"
            yield match.start(), message


def _find_odd_links(prose: str, whole: Iterable[re.Match[str]]) -> Iterator[Finding]:
    """Links that engines print as they stand, or that say nothing to those who cannot see."""
    for match in whole:
        images = [match, *LINK.finditer(match["text"])] if not match["image"] else [match]
        if any(image["image"] and not image["text"].strip() for image in images):
            yield match.start(), "bildet mangler tekst for dem som ikke ser det; skriv den mellom klammene"
        elif not match["text"].strip():
            yield match.start(), "lenken mangler tekst å trykke på; skriv den mellom klammene"
        if any(not image["target"] for image in images):
            yield match.start(), "lenken mangler adresse; skriv den mellom parentesene"
    rest = LINK.sub(lambda match: " " * len(match[0]), prose)
    for match in re.finditer(r"\]\(", rest):
        yield match.start(), "lenken kan ikke leses; skriv «[tekst](fil.md)» uten mellomrom i adressen"
    if "][" not in rest:
        return
    defined = {match["text"].casefold() for match in DEFINITION.finditer(prose)}
    for match in REFERENCE.finditer(rest):
        if match["image"]:
            yield match.start(), "bildet må ha filnavnet hos seg; skriv «![tekst](fil.png)»"
        elif (match["name"] or match["text"]).casefold() not in defined:
            name = shorten(match["name"] or match["text"])
            yield match.start(), f"lenken viser til «{name}», som ikke er på siden; skriv «[tekst](fil.md)»"
