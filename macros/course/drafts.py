"""A page's file in, a draft out if it says that it is one: a page that only its authors see."""

from __future__ import annotations

from dataclasses import dataclass

from macros.reader.frontmatter import MarkdownFile


@dataclass(frozen=True)
class Draft:
    """A page that is not to be seen yet."""

    path: str
    """Relative to `docs/`."""
    line: int
    """The line that says so."""


def draft_of(markdown: MarkdownFile, path: str) -> Draft | None:
    """Return the draft that a file is, however unfinished the rest of it."""
    tree = markdown.tree
    is_draft = isinstance(tree.data, dict) and tree.data.get("draft") is True
    return Draft(path, tree.line(("draft",))) if is_draft else None
