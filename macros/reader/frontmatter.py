"""A Markdown file in, its front matter as data and its body as text out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from macros.problems import Problem
from macros.reader.textfile import read_text
from macros.reader.tree import Tree, parse_yaml

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
OPENED = re.compile(r"---[ \t]*\n")
EMPTY = "fila er tom; begynn med front matter: «---», feltene, og «---» på en linje for seg"
NOT_BEGUN = "fila må begynne med front matter på linje 1: «---», feltene, og «---» på en linje for seg"
NOT_CLOSED = "front matter er ikke avsluttet; skriv en linje med bare «---» etter det siste feltet"
NO_FIELDS = "front matter er tomt; skriv feltene mellom de to linjene med «---»"


@dataclass(frozen=True)
class MarkdownFile:
    """A Markdown file: its front matter, its body, and the line on which the body begins."""

    path: str
    tree: Tree
    body: str
    body_line: int

    def line(self, offset: int) -> int:
        """Return the line of the file on which a place in the body lies."""
        return self.body_line + self.body.count("\n", 0, offset)


def read_markdown(path: Path, name: str) -> MarkdownFile:
    """Read one Markdown file; `name` is its path as messages show it."""
    text, problem = read_text(path, name)
    return parse_markdown(text, name, problem)


def parse_markdown(text: str, name: str, problem: Problem | None = None) -> MarkdownFile:
    """Return the file that a text is, or a `problem` that kept it from being read."""
    if problem:
        return MarkdownFile(name, Tree(None, problems=(problem,)), "", 1)
    match = FRONT_MATTER.match(text)
    if not match:
        message = NOT_CLOSED if OPENED.match(text) else NOT_BEGUN if text.strip() else EMPTY
        return MarkdownFile(name, Tree(None, problems=(Problem(name, 1, "", message),)), "", 1)
    tree = parse_yaml(match["yaml"], name, first_line=2)
    if tree.data is None and not tree.problems:
        return MarkdownFile(name, Tree(None, problems=(Problem(name, 1, "", NO_FIELDS),)), "", 1)
    return MarkdownFile(name, tree, text[match.end() :], text.count("\n", 0, match.end()) + 1)
