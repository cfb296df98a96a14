"""The content in, every message in it out: a text of a field, a block of a body, a title of a menu.

A message is known by its context, a path and a place in it, and by its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from macros.catalogues import Key
from macros.course.additions import LOCAL_FOLDER
from macros.course.folder import read_page
from macros.problems import Location
from macros.reader.frontmatter import MarkdownFile
from macros.reader.textfile import compose, read_text
from macros.reader.tree import Tree, parse_yaml
from macros.schema import kind_of
from macros.schema.base import Page
from macros.translation.blocks import split_body
from macros.translation.fields import fields_of

MENU = ".nav.yml"
NO_TITLE = ("glob", "hide", "ignore_no_matches", "sort", "title", "nav")
"""Keys of a menu that are none of its titles."""


class Message(NamedTuple):
    """Words to translate."""

    path: str
    """The file's, relative to `docs/`."""
    line: int
    place: str
    words: str

    @property
    def key(self) -> Key:
        """What a catalogue knows it by."""
        return key_of(self.path, self.place, self.words)


class Source(NamedTuple):
    """A page that can be translated, as it is read."""

    path: str
    kind: str
    page: Page
    markdown: MarkdownFile


def key_of(path: str, place: str, words: str) -> Key:
    """Return what a catalogue knows a message by."""
    return f"{path}:{place}", words


def files_of(docs_dir: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file that has words of the course's; what municipalities write, they translate themselves."""
    for file in sorted(docs_dir.rglob("*")):
        path = file.relative_to(docs_dir).as_posix()
        if (file.suffix == ".md" or file.name == MENU) and not path.startswith(LOCAL_FOLDER):
            yield file, path


def messages_in(docs_dir: Path) -> Iterator[Message]:
    """Yield every message of the content; a file that the check refuses has none."""
    for file, path in files_of(docs_dir):
        if file.name == MENU:
            text, problem = read_text(file, path)
            for words, line in () if problem else menu_titles(parse_yaml(text, path)):
                yield Message(path, line, "title", words)
        elif source := read_source(file, path):
            yield from messages_of(source)


def read_source(file: Path, path: str) -> Source | None:
    """Return a page as it is read, if its front matter is fit for use; what was read before is not read again."""
    markdown, page, _, _ = read_page(file, path)
    return Source(path, kind_of(path).name, page, markdown) if page else None


def messages_of(source: Source) -> Iterator[Message]:
    """Yield a page's messages."""
    path, tree = source.path, source.markdown.tree
    for where, place, words in fields_of(source.kind, source.page, tree.data):
        yield Message(path, tree.line(where), place, words)
    for piece in split_body(compose(source.markdown.body)):
        if piece.words:
            line = source.markdown.body_line + piece.line - 1
            yield Message(path, line, f"#{piece.anchor}", piece.words)


def menu_titles(tree: Tree) -> Iterator[tuple[str, int]]:
    """Yield the titles that a menu gives, each with its line."""
    data = tree.data if isinstance(tree.data, Mapping) else {}
    if isinstance(data.get("title"), str):
        yield data["title"], tree.line(("title",))
    yield from _titles_in(data.get("nav"), ("nav",), tree)


def _titles_in(items: Any, where: Location, tree: Tree) -> Iterator[tuple[str, int]]:
    for number, item in enumerate(items if isinstance(items, list) else ()):
        for key, inner in item.items() if isinstance(item, Mapping) else ():
            if key not in NO_TITLE:
                yield key, tree.line((*where, number, key))
                yield from _titles_in(inner, (*where, number, key), tree)
