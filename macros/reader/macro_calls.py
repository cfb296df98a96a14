"""A page's body in, its macro calls out, and why whatever else there is of Jinja is none.

Engines execute what stands in braces, and drop or print in silence what they do not know; here
there is one way to write a call, and all else is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros.calls import CALLS
from macros.problems import Problem, shorten, suggest
from macros.reader.frontmatter import MarkdownFile

if TYPE_CHECKING:
    from jinja2 import nodes

CALL = re.compile(
    r"\{\{ *(?P<name>\w+)\( *(?:(?P<quote>[\"'])(?P<argument>[^\"'\\{}\n]*)(?P=quote) *)?\) *\}\}"
)
"""The one way to write a macro call: what is checked is what is rendered."""
INLINE = "cite"
"""The one macro that stands in a sentence; the others fill a paragraph of their own."""
STATEMENT = re.compile(r"\{%|\{#")
BRACES = re.compile(r"\{\{(?P<inner>[^\n]*?)\}\}|\{\{|\}\}")
LONGEST = 300
UNREADABLE = 'makrokallet kan ikke leses; skriv det som «{{ navn() }}» eller «{{ navn("id") }}»'
NOT_CALL = "mellom «{{» og «}}» kan det bare stå et makrokall; skriv det som «{{ page_head() }}»"


@dataclass(frozen=True)
class MacroCall:
    """A call such as `{{ cite("busch-2012") }}`; `line` is that of the file."""

    name: str
    arguments: tuple[str, ...]
    line: int


def read_calls(markdown: MarkdownFile, unshown: Collection[int]) -> tuple[list[MacroCall], list[Problem]]:
    """Read the calls in a body; `unshown` are the numbers of those that stand where nothing is rendered."""
    calls: list[MacroCall] = []
    found = [(match.start(), _refuse_statement(match[0])) for match in STATEMENT.finditer(markdown.body)]
    for number, match in enumerate(CALL.finditer(markdown.body)):
        arguments = (match["argument"],) if match["quote"] else ()
        call = _check_call(match["name"], arguments, markdown.line(match.start()))
        if isinstance(call, str):
            found.append((match.start(), call))
            continue
        calls.append(call)
        if number in unshown:
            message = f"«{call.name}» står i kode, en lenke eller egenskaper og kan ikke vises der; flytt det ut i teksten"
            found.append((match.start(), message))
        elif call.name != INLINE and not _is_paragraph(markdown.body, match.start(), match.end()):
            message = f"«{call.name}» må stå alene på linja, uten innrykk, med en tom linje over og under"
            found.append((match.start(), message))
    rest = CALL.sub(lambda match: " " * len(match[0]), markdown.body)
    found += [(match.start(), _refuse_braces(match)) for match in BRACES.finditer(rest)]
    return calls, [Problem(markdown.path, markdown.line(offset), "", message) for offset, message in found]


def _is_paragraph(body: str, start: int, end: int) -> bool:
    before, after = body[:start], body[end:]
    begins = not before.strip("\n") or before.endswith("\n\n")
    return begins and (not after.strip() or after.startswith("\n\n"))


def _refuse_statement(sign: str) -> str:
    if sign == "{#":
        return "«{#» er ikke tillatt; skriv ankeret som «{: #navn }»"
    return "«{%» er ikke tillatt; fjern det, for bare makrokall som «{{ page_head() }}» kan stå i teksten"


def _refuse_braces(match: re.Match[str]) -> str:
    """Return the sentence that says why something in braces is no call."""
    if match["inner"] is None:
        sign, other = ("{{", "}}") if match[0] == "{{" else ("}}", "{{")
        return f"«{sign}» står uten «{other}» på samme linje; skriv makrokallet som «{{{{ page_head() }}}}»"
    if len(match["inner"]) > LONGEST:
        return UNREADABLE
    import jinja2  # Takes a while, and where all is well nobody asks.
    from jinja2 import nodes

    try:
        template = jinja2.Environment(autoescape=True).parse(match[0])
    except (jinja2.TemplateSyntaxError, RecursionError):
        return UNREADABLE
    outputs = [node for output in template.find_all(nodes.Output) for node in output.nodes]
    call = _as_call(outputs[0]) if outputs else UNREADABLE
    return call if isinstance(call, str) else UNREADABLE


def _as_call(node: nodes.Expr) -> MacroCall | str:
    """Return the call, or the sentence that says why it is none."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name) and node.name in CALLS:
        return f"«{node.name}» mangler parenteser; skriv «{{{{ {node.name}() }}}}»"
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return NOT_CALL
    name = node.node.name
    if name in CALLS and (node.kwargs or node.dyn_args or node.dyn_kwargs):
        return f"«{name}» tar ikke navngitte argumenter; skriv bare verdien i anførselstegn"
    return _check_call(name, tuple(arg.value if isinstance(arg, nodes.Const) else None for arg in node.args))


def _check_call(name: str, arguments: tuple[Any, ...], line: int = 0) -> MacroCall | str:
    """Return the call, or the sentence that says why there is no such macro."""
    if name not in CALLS:
        known = ", ".join(f"«{known}»" for known in sorted(CALLS))
        return f"det finnes ingen makro «{shorten(name)}»{suggest(name, CALLS, otherwise=f'; kjente makroer er {known}')}"
    if not all(isinstance(argument, str) for argument in arguments):
        return f"argumentet til «{name}» må være fast tekst; sett det i anførselstegn"
    call = CALLS[name]
    most, least = int(call.argument is not None), int(call.argument is not None and not call.is_optional)
    if not least <= len(arguments) <= most:
        wanted = "ingen argumenter" if not most else "ett argument" if least else "høyst ett argument"
        example = f'{name}("id")' if least else f"{name}()"
        return f"«{name}» tar {wanted}, men har fått {len(arguments)}; skriv «{{{{ {example} }}}}»"
    return MacroCall(name, arguments, line)
