"""The course with a municipality's additions beside it in, the course with them in their places out.

Pure: nothing is read, and upstream's pages are copied, never changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from macros.course import Course, Entry, slug_of
from macros.course.additions import Addition
from macros.schema.base import ContentPage, Page
from macros.schema.block import Block


def merge_local(course: Course) -> Course:
    """Put every local block in its place; raises StopIteration for what the check would refuse."""
    pages = dict(course.pages)
    replaced: dict[Block, str] = {}
    for addition in course.additions:
        entry = target_of(addition, replace(course, pages=pages))
        assert entry, "the check has found its page"
        pages[entry.path], titles = place_blocks(addition, entry)
        replaced |= titles
    return replace(course, pages=pages, replaced=replaced) if course.additions else course


def place_blocks(addition: Addition, entry: Entry[Page]) -> tuple[Entry[Page], dict[Block, str]]:
    """Return a page with an addition's blocks in place, and by each the title that it replaced."""
    blocks: list[Any] = list(getattr(entry.page, addition.field))
    replaced: dict[Block, str] = {}
    for block in addition.blocks:
        index = next(i for i, other in enumerate(blocks) if other.id == block.neighbour)
        if block.replaces:
            replaced[block] = blocks[index].title
            blocks[index] = block
        else:
            blocks.insert(index + bool(block.after), block)
    return replace(entry, page=entry.page.model_copy(update={addition.field: tuple(blocks)})), replaced


def target_of(addition: Addition, course: Course) -> Entry[Page] | None:
    """Return the meeting or document that an addition is for."""
    return next((entry for entry in _of_kind(addition, course) if addition.name in _names(entry)), None)


def target_names(addition: Addition, course: Course) -> list[str]:
    """Return what an addition's file can be called."""
    return [cast("ContentPage", entry.page).id for entry in _of_kind(addition, course)]


def _of_kind(addition: Addition, course: Course) -> list[Entry[Page]]:
    return [entry for entry in course.pages.values() if entry.kind == addition.kind]


def _names(entry: Entry[Page]) -> set[str]:
    page = cast("ContentPage", entry.page)
    number = getattr(page, "number", None) if entry.kind == "meeting" else getattr(page, "document", None)
    return {page.id, str(number), *map(slug_of, page.formerly)}
