"""Whose a thing is, in words: one of the course's sources, or the municipality that has added it."""

from __future__ import annotations

from macros.course import Course
from macros.schema.block import Block
from macros.schema.local import Local
from macros.wording import text


def municipality_of(local: Local) -> str:
    """Return the municipality's name, or what stands for it."""
    return local.municipality or text("source.lokal")


def source_name(source: str, local: Local) -> str:
    """Return what a source is called; a municipality's own things bear its name."""
    return municipality_of(local) if source == "lokal" else text(f"source.{source}")


def source_tag(source: str, local: Local) -> str:
    """Return the label that says where a thing is from, standing after it."""
    return text(f"source.label.{source}", municipality=municipality_of(local))


def block_label(course: Course, block: Block) -> str | None:
    """Say that a block is the municipality's, and which it took the place of."""
    if block.source != "lokal":
        return None
    replaced = course.replaced.get(block)
    key = "local.replaces" if replaced else "local.added"
    return text(key, municipality=municipality_of(course.local), **({"title": replaced} if replaced else {}))
