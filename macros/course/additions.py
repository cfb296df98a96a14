"""What a municipality adds to upstream's pages, as it is read: fragments of prose, and blocks of plans.

The files lie below `docs/lokalt/` in folders of their own, and are no pages; `exclude_docs` in the
configuration tells the engines so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from macros.catalogues import LANGUAGES
from macros.reader.body import Body
from macros.reader.tree import Tree
from macros.schema.base import Model
from macros.schema.local_content import LocalBlock, LocalItem, LocalMeeting, LocalSession

LOCAL_FOLDER = "lokalt/"
TWINS = tuple(f"{LOCAL_FOLDER}{language}/" for language in LANGUAGES)
"""Where its own words in another language lie, under the names that the others have below `lokalt/`."""
FRAGMENTS = f"{LOCAL_FOLDER}tillegg/"
PLANS: dict[str, tuple[str, str, type[Model]]] = {
    f"{LOCAL_FOLDER}moter/": ("meeting", "blocks", LocalMeeting),
    f"{LOCAL_FOLDER}samlinger/": ("leader_session", "agenda", LocalSession),
}
"""By folder: the kind of page added to, the field of the blocks there, and the model of a file."""


@dataclass(frozen=True)
class Fragment:
    """Prose for one of upstream's pages; `name` is the page's id, or its path without `.md`."""

    path: str
    name: str
    text: str
    body: Body


@dataclass(frozen=True)
class Addition:
    """Blocks for one meeting or one leader document, named by its id or its number."""

    path: str
    kind: str
    field: str
    name: str
    page: Model
    tree: Tree

    @property
    def blocks(self) -> tuple[LocalBlock | LocalItem, ...]:
        """The blocks, in the order of the file."""
        blocks: tuple[LocalBlock | LocalItem, ...] = getattr(self.page, self.field)
        return blocks


def twin_of(path: str) -> str | None:
    """Return the path of the page that a municipality's file is in another language, if that is what it is."""
    folder = next((folder for folder in TWINS if path.startswith(folder)), None)
    return f"{LOCAL_FOLDER}{path.removeprefix(folder)}" if folder else None


def plan_of(path: str) -> tuple[str, str, type[Model]] | None:
    """Return what a file adds blocks to, if that is what it does."""
    return next((plan for folder, plan in PLANS.items() if path.startswith(folder)), None)


def is_piece(path: str) -> bool:
    """Whether a file is a piece of other pages, and no page itself."""
    return path.startswith((FRAGMENTS, *PLANS))


def fragment_name(path: str) -> str:
    """Return what a fragment's file calls its page."""
    return path.removeprefix(FRAGMENTS).removesuffix(".md")


def plan_name(path: str) -> str:
    """Return what a file of blocks calls its page: `1`, or `kartlegging` for `01-kartlegging.md`, too."""
    stem = PurePosixPath(path).stem
    return str(int(stem)) if stem.isdigit() else re.sub(r"^\d+-", "", stem)
