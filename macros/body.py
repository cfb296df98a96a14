"""A page's body in, its macro calls, links and anchors out, with what is not allowed in it.

A body is Markdown with macro calls and nothing else of Jinja: what the engines would execute, print
raw or drop in silence is refused here, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import jinja2
from jinja2 import nodes

from macros.calls import CALLS
from macros.frontmatter import Document
from macros.problems import Problem, shorten, suggest

CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ \t]*$|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?(?P<target>[^)\s>]*)>?(?:\s+\"[^\"]*\")?\s*\)"
)
DEFINITION = re.compile(r"^ {0,3}\[(?P<text>[^\]]+)\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
ANCHOR = re.compile(r"\{:[^}\n]*#(?P<id>[\w-]+)[^}\n]*\}")
HTML = re.compile(r"<(?=[a-zA-Z/!?])[^>\n]*>?")
TITLE = re.compile(r"^#(?!#).*|^[^\n]+\n=+[ \t]*$", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]+")
STATEMENT = re.compile(r"\{%|\{#")
JINJA = jinja2.Environment(autoescape=True)


@dataclass(frozen=True)
class MacroCall:
    """A call such as `{{ cite("busch-2012") }}`; `line` is that of the file."""

    name: str
    arguments: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Link:
    """A link or image; `target` is as written."""

    target: str
    line: int
    is_image: bool = False


@dataclass(frozen=True)
class Body:
    """What the check of cross-references needs to know of a page's prose."""

    calls: tuple[MacroCall, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]
    starts_with: str
    """The body's first line with anything on it."""
    words: int
    """How many words there are to read."""


def read_body(document: Document) -> tuple[Body, list[Problem]]:
    """Read the body of a document, and say what in it is not allowed."""
    prose = CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), document.body)
    calls, problems = _read_jinja(document)
    problems += _find_markup(document, prose)
    links = tuple(
        Link(match["target"], _line(document, match.start()), bool(match.groupdict().get("image")))
        for pattern in (LINK, DEFINITION)
        for match in pattern.finditer(prose)
    )
    anchors = frozenset(match["id"] for match in ANCHOR.finditer(prose))
    first = next((line.strip() for line in document.body.splitlines() if line.strip()), "")
    words = len(WORD.findall(prose))
    return Body(tuple(calls), links, anchors, first, words), problems


def _line(document: Document, offset: int) -> int:
    return document.body_line + document.body.count("\n", 0, offset)


def _find_markup(document: Document, prose: str) -> list[Problem]:
    """Raw HTML, a second title, and images that say nothing to those who cannot see them."""
    found = [
        (match, f"HTML er ikke tillatt i teksten («{shorten(match[0])}»); skriv Markdown")
        for match in HTML.finditer(prose)
    ]
    found += [
        (match, "sidens tittel står i front matter; bruk «##» for overskrifter i teksten")
        for match in TITLE.finditer(prose)
    ]
    found += [
        (match, "bildet mangler tekst for dem som ikke ser det; skriv den mellom klammene")
        for match in LINK.finditer(prose)
        if match["image"] and not match["text"].strip()
    ]
    return [Problem(document.path, _line(document, match.start()), "", message) for match, message in found]


def _read_jinja(document: Document) -> tuple[list[MacroCall], list[Problem]]:
    calls: list[MacroCall] = []
    problems: list[Problem] = []
    for match in STATEMENT.finditer(document.body):
        fix = (
            "skriv ankeret som «{: #navn }»"
            if match[0] == "{#"
            else "bare makrokall som «{{ page_head() }}» er tillatt"
        )
        problems.append(
            Problem(document.path, _line(document, match.start()), "", f"«{match[0]}» er ikke tillatt; {fix}")
        )
    if problems:
        return calls, problems
    try:
        template = JINJA.parse(document.body)
    except jinja2.TemplateSyntaxError as error:
        line = document.body_line + error.lineno - 1
        message = 'makrokallet kan ikke leses; skriv det som «{{ navn() }}» eller «{{ navn("id") }}»'
        return calls, [Problem(document.path, line, "", message)]
    for node in _expressions(template):
        line = document.body_line + node.lineno - 1
        call = _as_call(node, line)
        if isinstance(call, MacroCall):
            calls.append(call)
        else:
            problems.append(Problem(document.path, line, "", call))
    return calls, problems


def _expressions(template: nodes.Template) -> Iterator[nodes.Expr]:
    for output in template.find_all(nodes.Output):
        yield from (node for node in output.nodes if not isinstance(node, nodes.TemplateData))


def _as_call(node: nodes.Expr, line: int) -> MacroCall | str:
    """Return the call, or the sentence that says why it is none."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return "mellom «{{» og «}}» kan det bare stå et makrokall, som «{{ page_head() }}»"
    name = node.node.name
    if name not in CALLS:
        known = ", ".join(f"«{known}»" for known in sorted(CALLS))
        return f"det finnes ingen makro «{shorten(name)}»{suggest(name, CALLS, otherwise=f'; kjente makroer er {known}')}"
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return f"«{name}» tar ikke navngitte argumenter; skriv bare verdien i anførselstegn"
    arguments = tuple(arg.value if isinstance(arg, nodes.Const) else None for arg in node.args)
    if not all(isinstance(argument, str) for argument in arguments):
        return f"argumentet til «{name}» må være en fast tekst i anførselstegn"
    call = CALLS[name]
    most, least = int(call.argument is not None), int(call.argument is not None and not call.is_optional)
    if not least <= len(arguments) <= most:
        wanted = "ingen argumenter" if not most else "ett argument" if least else "høyst ett argument"
        return f"«{name}» tar {wanted}, men har fått {len(arguments)}"
    return MacroCall(name, tuple(str(argument) for argument in arguments), line)
