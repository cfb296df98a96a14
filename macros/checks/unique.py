"""The whole course in, names and addresses that stand for more than one thing out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from macros.checks.subject import Subject
from macros.course import Entry, problem_at, slug_of
from macros.problems import Location, Problem
from macros.schema import KINDS
from macros.schema.base import ContentPage, Page
from macros.schema.library import PromptSet


class Name(NamedTuple):
    """What must be alone of its kind, and where it is said."""

    kind: str
    value: object
    entry: Entry[Page]
    where: Location


def check_unique(subject: Subject) -> Iterator[Problem]:
    """An id or number names one page of its kind, and a question's id one question."""
    first: dict[tuple[str, object], Name] = {}
    for entry in subject.course.pages.values():
        for name in _names_of(entry):
            other = first.setdefault((name.kind, name.value), name)
            if other is not name:
                place = f"docs/{other.entry.path}:{other.entry.tree.line(other.where)}"
                what = f"nummeret {name.value}" if isinstance(name.value, int) else f"«{name.value}»"
                yield problem_at(entry, name.where, f"{what} er alt brukt i {place}; gi den ene et annet")


def _names_of(entry: Entry[Page]) -> Iterator[Name]:
    """Yield a page's names; one that is not named as its file says so first, and once is enough."""
    page = entry.page
    if not isinstance(page, ContentPage) or page.id != slug_of(entry.path):
        return
    yield Name(entry.kind, page.id, entry, ("id",))
    field = KINDS[entry.kind].number
    if field:
        yield Name(f"{entry.kind} {field}", getattr(page, field), entry, (field,))
    if isinstance(page, PromptSet):
        yield from (
            Name("prompt", prompt.id, entry, ("prompts", index, "id"))
            for index, prompt in enumerate(page.prompts)
        )
