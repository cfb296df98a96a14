"""A body in, the tree that both engines make of it out, with what was put aside on the way.

Nothing is written: the check wants the tree, with what a backslash has made plain still told apart from
what was not understood.
"""

from __future__ import annotations

import sys
from functools import cache
from inspect import currentframe
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

from macros.conversion import LAST

EXTENSIONS = ("toc", "tables", "fenced_code", "macros.markup")
"""The first three the engines add to any configuration's, the last one is all that ours has."""

ROOM = 600
"""Calls within calls that a text may take, of the 1000 that Python allows; engines take some of their own."""


class Outcome(NamedTuple):
    """What a text became."""

    tree: Element
    """Under a root of its own; words made plain by a backslash are codes between control characters."""
    aside: tuple[str | Element, ...]
    """What the placeholders in the tree's words stand for: HTML, entities, code between fences."""
    reads_html: bool
    """Whether there was HTML with Markdown in it."""


def look_at(text: str) -> Outcome:
    """Convert a text as the engines do, up to where they write it; raises RecursionError before they would."""
    markdown = _markdown()
    markdown.reset()
    seen = markdown.treeprocessors["look"]
    seen.tree = Element(markdown.doc_tag)
    limit = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(min(limit, _depth() + ROOM))
        markdown.convert(text)
    except RecursionError:
        _markdown.cache_clear()
        raise
    finally:
        sys.setrecursionlimit(limit)
    aside = tuple(markdown.htmlStash.rawHtmlBlocks)
    return Outcome(seen.tree, aside, "" in aside)


def _depth() -> int:
    frame, depth = currentframe(), 0
    while frame:
        frame, depth = frame.f_back, depth + 1
    return depth


class _Look(Treeprocessor):  # type: ignore[misc]
    tree: Element

    def run(self, root: Element) -> None:
        self.tree = root


@cache
def _markdown() -> Markdown:
    """Return the one converter; making one for each text would take as long as all of the texts."""
    markdown = Markdown(extensions=EXTENSIONS)
    markdown.serializer = lambda root: f"<{root.tag}></{root.tag}>"
    for name in ("unescape", "toc"):
        markdown.treeprocessors.deregister(name)
    markdown.treeprocessors.register(_Look(markdown), "look", LAST)
    return markdown
