"""A page's body in, what of it is words and what is structure out.

A message is a block of Markdown: a heading, a paragraph, an item, a row of a table. Its line breaks are
normalised. Calls, code, attributes and addresses of headings are structure, and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from macros.catalogues import mark

FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})")
STRUCTURE = re.compile(
    r"\s*(?:\{\{.*\}\}|\{:.*\}|<.*|[|:\- ]+|(?:!!!|\?\?\?\+?)[^\"]*|\*?\[[^\]^][^\]]*\]:.*)?$"
)
"""A line that says nothing: a call, attributes, a rule of a table, a box without words, a definition of a link."""
OPENING = re.compile(
    r"(?P<heading>#{1,6} +)|(?P<row>[ \t]*\|[ \t]*)|(?P<box>[ \t]*(?:!!!|\?\?\?\+?)[^\"]*\")"
    r"|(?P<item>[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|[ \t]*:[ \t]+|[ \t]*\[\^[^\]]+\]:[ \t]*)"
    r"|(?P<quote>[ \t]*>[ \t]?)|(?P<text>[ \t]*)"
)
"""How a line begins that has words; only the last three go on on the next."""
CLOSING = {
    "heading": re.compile(r"[ \t]*(?:\{:[^{}]*\})?[ \t]*$"),
    "row": re.compile(r"[ \t]*\|[ \t]*$"),
    "box": re.compile(r"\"[ \t]*$"),
}
"""How such a line ends that has an end of its own."""
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÆØÅ«])")
CELLS = re.compile(r"( *(?<!\\)\| *)")
NAMED = re.compile(r"\{:[^{}]*#(?P<id>[\w-]+)")


class Piece(NamedTuple):
    """A stretch of a body: words between structure; `words` is empty where there are none."""

    before: str
    words: str
    after: str
    line: int
    """From 1, the body's first."""
    anchor: str
    """The id of the heading above, or of this one."""
    is_row: bool = False


def split_body(body: str) -> list[Piece]:
    """Return a body as pieces that, put together, become the same page."""
    pieces: list[Piece] = []
    fence, anchor, goes_on = "", "", ""
    for number, line in enumerate(body.split("\n"), 1):
        fenced = FENCE.match(line)
        if fence or fenced:
            if fenced and (not fence or (fenced["fence"].startswith(fence) and not line.strip(" `~>"))):
                fence = "" if fence else fenced["fence"]
            goes_on = ""
            pieces.append(Piece(line, "", "\n", number, anchor))
            continue
        if STRUCTURE.match(line) or (line.strip() == ">"):
            goes_on = ""
            pieces.append(Piece(line, "", "\n", number, anchor))
            continue
        piece, kind = _read_line(line, number, anchor)
        anchor = piece.anchor
        if goes_on and (kind == "text" or kind == goes_on == "quote"):
            last = pieces[-1]
            pieces[-1] = last._replace(words=f"{last.words} {piece.words}", after=piece.after)
        else:
            pieces.append(piece)
            goes_on = "" if kind in ("heading", "row", "box") else "text" if kind == "item" else kind
    last = pieces[-1]
    pieces[-1] = last._replace(after=last.after.removesuffix("\n"))
    return pieces


def _read_line(line: str, number: int, anchor: str) -> tuple[Piece, str]:
    opening = OPENING.match(line)
    assert opening, "its last way is to begin with nothing"
    kind = str(opening.lastgroup)
    closing = CLOSING[kind].search(line, opening.end()) if kind in CLOSING else None
    end = closing.start() if closing else len(line)
    named = NAMED.search(line, end) if kind == "heading" else None
    words = " ".join(line[opening.end() : end].split())
    anchor = named["id"] if named else anchor
    return Piece(opening[0], words, f"{line[end:].rstrip()}\n", number, anchor, kind == "row"), kind


def join_body(pieces: Iterable[Piece], translate: Callable[[Piece], str]) -> str:
    """Return a body whose words are what `translate` makes of those of each piece."""
    return "".join(
        f"{piece.before}{_break(translate(piece)) if piece.words else ''}{piece.after}" for piece in pieces
    )


def _break(words: str) -> str:
    """Put sentences on lines of their own where there are attributes, which reach to the last brace of a line."""
    return SENTENCE.sub("\n", words) if "{:" in words else words


def mark_piece(piece: Piece) -> str:
    """Return a piece's words, marked as being in the source's language; a row is marked cell by cell."""
    if not piece.is_row:
        return mark(piece.words)
    parts = CELLS.split(piece.words)
    return "".join(part if number % 2 else mark(part) for number, part in enumerate(parts))
