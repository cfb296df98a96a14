"""Markdown in, what comes out of it out: HTML, its headings, and the tree that the HTML was written from.

The one way from text to HTML for all who convert in this process: whoever builds again and again, and
whoever looks at what came out. An engine adds steps of its own, such as the one that judges links.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

Step = Callable[[Markdown], None]
"""Registers what is to be done during a conversion."""
LAST = -1000
"""The priority of what is to see the tree as it is written."""


@dataclass(frozen=True)
class Converted:
    """What came out of a text."""

    html: str
    headings: tuple[Mapping[str, Any], ...]
    """As the extension `toc` lists them, each with its `children`; none without the extension."""
    tree: Element
    """What `html` was written from; HTML that stood in the text is a placeholder in it."""


class Key(NamedTuple):
    """All that decides what comes out of a text: with the same key it may be kept."""

    path: str
    """The page's, relative to `docs/`."""
    text: str
    """Its Markdown, as rendered: with what the macros wrote."""
    judged_by: Hashable
    """What links are judged by: the files there are, with their addresses."""
    extensions: str
    """The converter's `mark`."""


class Converter:
    """Markdown's extensions as a configuration has them, looked up once for all texts."""

    def __init__(self, names: Sequence[str], options: Mapping[str, Mapping[str, Any]]) -> None:
        self.mark = repr((list(names), sorted((name, dict(values)) for name, values in options.items())))
        self._extensions = find_extensions(names, options)

    def convert(self, text: str, steps: Iterable[Step] = ()) -> Converted:
        """Convert a text; nothing is left of those before it, since each has a `Markdown` of its own."""
        markdown, seen = Markdown(extensions=self._extensions), _See()
        for step in steps:
            step(markdown)
        markdown.treeprocessors.register(seen, "see", LAST)
        html = markdown.convert(text)
        return Converted(html, tuple(getattr(markdown, "toc_tokens", ())), seen.tree)


def find_extensions(names: Sequence[str], options: Mapping[str, Mapping[str, Any]]) -> list[Any]:
    """Return extensions that serve any number of conversions; looked up by name, they are for each."""
    lookup = Markdown()
    return [lookup.build_extension(name, dict(options.get(name, {}))) for name in names]


class _See(Treeprocessor):  # type: ignore[misc]
    tree = Element("div")
    """As it stays when there is no text."""

    def run(self, root: Element) -> None:
        self.tree = root
