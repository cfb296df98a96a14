"""A page's former path or name in, what it has today out, by what the pages themselves say of it."""

from __future__ import annotations

from macros.course import Course, slug_of
from macros.schema.base import ContentPage


def moved_to(course: Course, former: str) -> str | None:
    """Return where a page lies that lay elsewhere before; None for a path that never was a page's."""
    return next((path for path, entry in course.pages.items() if former in entry.page.formerly), None)


def new_name(course: Course, former: str) -> str | None:
    """Return the id of the page whose file gave it another id before; None for one that never was."""
    moved = (entry.page for entry in course.pages.values() if former in map(slug_of, entry.page.formerly))
    return next((page.id for page in moved if isinstance(page, ContentPage)), None)
