"""Blocks of Markdown in, what they become with us out: boxes, foldouts, tables, headings.

What an author would lose is left as an attribute on what came out, which the check refuses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.blockprocessors import SetextHeaderProcessor  # type: ignore[import-untyped]
from markdown.extensions.admonition import AdmonitionProcessor  # type: ignore[import-untyped]
from markdown.extensions.tables import TableProcessor  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

LOST = "data-lost"
"""On a row: the cells that there was no column for."""
UNDERLINED = "data-underlined"
"""On a heading: it is one because of a line of hyphens below it."""
TITLES = {
    "note": "Merk",
    "info": "Til opplysning",
    "tip": "Tips",
    "example": "Eksempel",
    "question": "Spørsmål",
    "quote": "Sitat",
    "warning": "Viktig",
    "danger": "Fare",
}
"""What a box says of itself, by its kind, when its author has not given it a title."""
SIDES = {"left": "gr-left", "center": "gr-center", "right": "gr-right"}
FOLDED, OPEN = "gr-folded", "gr-open"
"""What tells a foldout from a box until it is one."""
SHORT_LINE = re.compile(r"-{1,3}[ ]*")


class Boxes(AdmonitionProcessor):  # type: ignore[misc]
    """`!!! note`, and `??? note` for one that is folded until it is pressed, with Norwegian titles."""

    RE = re.compile(
        r"(?:^|\n)(?P<sign>!!!|\?\?\?\+?) ?(?P<kind>[\w-]+(?: +[\w-]+)*)?(?: *\"(?P<title>[^\"\n]*)\")? *(?:\n|$)"
    )

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """Return the classes of a box, and its title unless it is to have none."""
        kind = " ".join((match["kind"] or "note").lower().split())
        title = TITLES.get(kind, kind.capitalize()) if match["title"] is None else match["title"]
        folds = FOLDED if match["sign"].startswith("?") else ""
        is_open = OPEN if match["sign"].endswith("+") else ""
        return " ".join(filter(None, (kind, folds, is_open))), title or (TITLES["note"] if folds else None)


class Foldouts(Treeprocessor):  # type: ignore[misc]
    """A box that folds becomes the element that does so, with its title to press."""

    def run(self, root: Element) -> None:
        """Change the elements where they stand."""
        for box in root.iter("div"):
            classes = (box.get("class") or "").split()
            if FOLDED not in classes:
                continue
            box.tag, box[0].tag = "details", "summary"
            del box[0].attrib["class"]
            box.set(
                "class", " ".join(name for name in classes if name not in (Boxes.CLASSNAME, FOLDED, OPEN))
            )
            if OPEN in classes:
                box.set("open", "open")


class Tables(TableProcessor):  # type: ignore[misc]
    """Tables whose columns are aligned by class."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        super()._build_row(row, parent, align)
        built = parent[-1]
        for cell, side in zip(built, align, strict=True):
            if side:
                cell.attrib.pop("style", None)
                cell.set("class", SIDES[side])
        lost = [cell.strip() for cell in self._split_row(row)[len(align) :]]
        if any(lost):
            built.set(LOST, " | ".join(lost))


class UnderlinedHeadings(SetextHeaderProcessor):  # type: ignore[misc]
    """A heading that may have been meant as a line between two paragraphs says so."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the heading."""
        line = blocks[0].split("\n")[1]
        super().run(parent, blocks)
        if SHORT_LINE.fullmatch(line):
            parent[-1].set(UNDERLINED, line.strip())
