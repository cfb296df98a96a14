"""A page's body in, its macro calls, links and anchors out, with what is not allowed in it.

A body is Markdown with macro calls. What it becomes is judged in `macros.markup`, and said here with
its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from macros.markup.findings import CALL_FIRST
from macros.markup.judge import Judged
from macros.markup.places import Places
from macros.problems import Problem
from macros.reader.frontmatter import MarkdownFile
from macros.reader.macro_calls import CALL, MacroCall, read_calls

CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ \t]*$|(?<![\\`])(?P<tick>`+)(?!`)[^\n]+?(?<!`)(?P=tick)(?!`)",
    re.MULTILINE | re.DOTALL,
)
"""Code between fences or, on one line, between backticks, for those who count words."""
STATEMENT = re.compile(r"\{[%#][^\n{}]*\}")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<target>[^)\s>]*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
DEFINITION = re.compile(r"^ {0,3}\[(?P<text>[^\]]+)\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$")
"""What leads out of the course, or stays on the page."""
ANCHOR = re.compile(r"\{[^}\n]*(?:#|\bid=[\"']?)(?P<id>[\w.-]+)[^}\n]*\}")


@dataclass(frozen=True)
class Link:
    """A link or image; `target` is as a browser reads it, `number` that of its element."""

    target: str
    number: int
    is_image: bool = False
    words: str = ""
    """What there is to press, or what is said of an image."""


@dataclass(frozen=True)
class Body:
    """What the checks need to know of a page's prose."""

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
    places: Places | None = None
    """Where the elements stand that the text becomes."""

    def line_at(self, offset: int) -> int:
        """Return the line of the file on which a place in the text lies."""
        return self.first_line + self.prose.count("\n", 0, offset)

    def line_of(self, link: Link) -> int:
        """Return the line of the file on which a link is written."""
        part = "src" if link.is_image else "href"
        return self.first_line + (self.places.line(link.number, part) - 1 if self.places else 0)


def read_body(markdown: MarkdownFile) -> tuple[Body, list[Problem]]:
    """Read the body of a file, and say what in it is not allowed, or not what its author meant."""
    prose = markdown.body
    if "`" in prose or "~~~" in prose:
        prose = CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), prose)
    judged = Judged(_without_calls(markdown.body), _without_calls(prose))
    too_much = judged.too_much
    if too_much:
        line, message = too_much
        unread = Body((), (), (), markdown.body_line, None, len(prose), first_line=markdown.body_line)
        return unread, [Problem(markdown.path, markdown.body_line + line, "", message)]
    calls, problems = read_calls(markdown, [ord(sign) - CALL_FIRST for sign in judged.calls_out_of_place])
    for line, finding in judged.problems():
        where = markdown.body_line + line - 1
        problems.append(Problem(markdown.path, where, "", finding.message, finding.is_warning))
    start = len(markdown.body) - len(markdown.body.lstrip())
    first = CALL.match(markdown.body, start)
    body = Body(
        tuple(calls),
        tuple(Link(found.address, found.number, found.is_image, found.words) for found in judged.targets),
        tuple(_anchors(markdown, judged.ids)),
        markdown.line(start),
        first and first["name"],
        len(prose.split()),
        prose,
        markdown.body_line,
        judged.places,
    )
    return body, problems


def targets_in(text: str) -> set[tuple[int, int]]:
    """Return from where to where in a text the addresses of its links are written, to put others in their place."""
    prose = CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    places = {match.span("target") for pattern in (LINK, DEFINITION) for match in pattern.finditer(prose)}
    for match in LINK.finditer(prose):
        inner, start = LINK.search(match["text"]), match.start("text")
        if inner:
            places.add((start + inner.start("target"), start + inner.end("target")))
    return places


def _without_calls(text: str) -> str:
    """Put a sign in place of each call, and nothing in place of what else is Jinja's, which is told of as such."""
    signs = count(CALL_FIRST)
    return STATEMENT.sub("", CALL.sub(lambda _: chr(next(signs)), text))


def _anchors(markdown: MarkdownFile, ids: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each id that came out, with the line that it is written on."""
    written: dict[str, list[int]] = {}
    for match in ANCHOR.finditer(markdown.body):
        written.setdefault(match["id"], []).append(markdown.line(match.start()))
    for name in ids:
        lines = written.get(name) or [markdown.body_line]
        yield name, lines.pop(0) if len(lines) > 1 else lines[0]
