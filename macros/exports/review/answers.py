"""A Word file that came back in, what its readers answered out, row by row: what they mean to change, and what is right.

What is inserted with tracked changes counts, and what is deleted with them does not.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from macros.wording import text

ROW = re.compile(r"(?P<path>[\w./-]+\.md)#\s*(?P<key>\S+)\s+(?P<mark>m[0-9a-f]{11})")
RIGHT = {"riktig", "ja", "ok", "stemmer", "x"}
COLUMNS = 4
COMMENTS = "/word/comments.xml"
NO_WORD = "«{name}» er ikke en Word-fil som kan leses ({why}). Åpne fila i Word, lagre den som .docx, og prøv igjen."


class AnswerError(Exception):
    """A file is no answer; the message says in Norwegian why, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A row that came back."""

    path: str
    key: str
    mark: str
    """The mark of the words that were sent."""
    words: str
    """What stands in the row now."""
    said: str
    """What was written in the field for an answer, without what stood in it; empty: nothing."""
    comments: tuple[str, ...] = ()
    """What was written in the margin, each with who wrote it."""

    @property
    def is_right(self) -> bool:
        """Whether the answer is that it is right as it stands."""
        return self.said.strip(" .").lower() in RIGHT


def read_answers(file: Path) -> list[Answer]:
    """Return the rows of a returned file; raises AnswerError when it is none."""
    try:
        opened = docx.Document(str(file))
        comments = dict(_comments(opened))
        rows = opened.element.body.iter(qn("w:tr"))
        answers = [answer for row in rows for answer in _answers(row, comments)]
    except zipfile.BadZipFile:
        raise AnswerError(NO_WORD.format(name=file.name, why="den er ødelagt")) from None
    except (OpcError, KeyError, ValueError, AttributeError, ParseError, SyntaxError):
        raise AnswerError(NO_WORD.format(name=file.name, why="den er ødelagt, eller noe annet")) from None
    if not answers:
        raise AnswerError(
            f"«{file.name}» har ingen rader fra en gjennomgang. Bruk fila som build --gjennomgang lagde, "
            "og la den første kolonnen stå."
        )
    return answers


def _answers(row: Any, comments: dict[str, str]) -> Iterator[Answer]:
    cells = [_words(cell) for cell in row.findall(qn("w:tc"))]
    found = ROW.match(cells[0].strip()) if len(cells) >= COLUMNS else None
    if not found:
        return
    named = dict.fromkeys(each.get(qn("w:id")) for each in row.iter(qn("w:commentReference")))
    yield Answer(
        **found.groupdict(),
        words=" ".join(cells[1].split()),
        said=_said(" ".join(cells[3].split())),
        comments=tuple(comments[name] for name in named if name in comments),
    )


def _said(answer: str) -> str:
    """Return an answer without what was printed in its field."""
    for prompt in (text("review.prompt"), text("review.by"), text("review.change")):
        if answer.lower().startswith(prompt.lower()):
            return answer[len(prompt) :].strip()
    return answer


def _words(element: Any) -> str:
    """Return the words of a cell, a paragraph a line."""
    nodes = element.iter(qn("w:t"), qn("w:br"), qn("w:p"), qn("w:tab"))
    return "".join(node.text or "" if node.tag == qn("w:t") else "\n" for node in nodes)


def _comments(opened: Any) -> Iterator[tuple[str, str]]:
    """Yield the id of each comment, and what it says with who wrote it."""
    for part in opened.part.package.iter_parts():
        if str(part.partname) == COMMENTS:
            from docx.oxml import parse_xml

            for comment in parse_xml(part.blob).iter(qn("w:comment")):
                said = " ".join(_words(comment).split())
                yield comment.get(qn("w:id")), f"{comment.get(qn('w:author')) or '?'}: {said}"
