"""A file of the municipality's that is a piece of other pages in, a fragment or an addition out."""

from __future__ import annotations

import re
from pathlib import Path

from macros.course.additions import Addition, Fragment, fragment_name, plan_name, plan_of
from macros.problems import Problem
from macros.reader.body import OUTSIDE, read_body, targets_in
from macros.reader.frontmatter import FRONT_MATTER, MarkdownFile, read_markdown
from macros.reader.textfile import read_text
from macros.reader.tree import Tree
from macros.reader.validate import validate

FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE)
EMPTY = "tillegget er tomt; skriv teksten, eller slett fila"
NO_FIELDS = "et tillegg er bare tekst, uten felter øverst; slett linjene fra «---» til «---»"
NO_FOOTNOTES = "et tillegg kan ikke ha fotnoter, for siden kan ha egne; skriv det i teksten"
NOT_MOVABLE = (
    "lenken kan ikke flyttes til siden; skriv «[tekst](fil.md)» på én linje, uten mellomrom i adressen"
)
NO_TEXT = "teksten vises ikke herfra, bare blokkene; flytt den til «docs/lokalt/tillegg»"


def read_piece(file: Path, path: str) -> tuple[Fragment | Addition | None, list[Problem]]:
    """Read one such file; `path` is relative to `docs/`."""
    return _read_addition(file, path) if plan_of(path) else _read_fragment(file, path)


def _read_fragment(file: Path, path: str) -> tuple[Fragment | None, list[Problem]]:
    name = f"docs/{path}"
    text, problem = read_text(file, name)
    if problem:
        return None, [problem]
    if FRONT_MATTER.match(text):
        return None, [Problem(name, 1, "", NO_FIELDS)]
    if not text.strip():
        return None, [Problem(name, 1, "", EMPTY)]
    body, wrong = read_body(MarkdownFile(name, Tree({}), text, 1))
    note = FOOTNOTE.search(body.prose)
    if note:
        wrong.append(Problem(name, body.line_at(note.start()), "", NO_FOOTNOTES))
    movable = {text[start:end] for start, end in targets_in(text)}
    for link in body.links:
        if not OUTSIDE.match(link.target) and link.target not in movable:
            wrong.append(Problem(name, body.line_of(link), "", NOT_MOVABLE))
    return Fragment(path, fragment_name(path), text.strip("\n"), body), wrong


def _read_addition(file: Path, path: str) -> tuple[Addition | None, list[Problem]]:
    plan = plan_of(path)
    assert plan, "the caller has looked"
    kind, field, model = plan
    markdown = read_markdown(file, f"docs/{path}")
    if markdown.tree.data is None:
        return None, [*markdown.tree.problems]
    page, problems = validate(model, markdown.tree, markdown.path)
    name = plan_name(path)
    if markdown.body.strip():
        problems.append(Problem(markdown.path, markdown.body_line, "", NO_TEXT))
    if page is None or markdown.tree.problems:
        return None, [*markdown.tree.problems, *problems]
    return Addition(path, kind, field, name, page, markdown.tree), problems
