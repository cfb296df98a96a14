"""The whole course in, names and addresses that stand for more than one thing out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from macros.checks.anchors import UNSHOWN, Anchor, anchors_of, inner_ids
from macros.course import Course, Entry, problem_at, slug_of
from macros.problems import Location, Problem, format_field
from macros.schema import KINDS
from macros.schema.base import ContentPage, Page
from macros.schema.library import PromptSet


class Name(NamedTuple):
    """What must be alone of its kind, and where it is said."""

    kind: str
    value: object
    entry: Entry[Page]
    where: Location


def check_unique(course: Course) -> Iterator[Problem]:
    """An id or number names one page of its kind, and a question's id one question."""
    first: dict[tuple[str, object], Name] = {}
    for entry in course.pages.values():
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


def check_anchors(course: Course) -> Iterator[Problem]:
    """An id stands for one place on a page, whether prose, data or a macro puts it there.

    Calls and questions that stand twice are told of elsewhere.
    """
    for entry in course.pages.values():
        first: dict[str, Anchor] = {}
        hidden = (
            Anchor(name, entry.tree.line(where), format_field(where))
            for name, where in inner_ids(entry.page, UNSHOWN)
        )
        for anchor in (*anchors_of(entry, course), *hidden):
            other = first.setdefault(anchor.name, anchor)
            is_said = anchor.macro or (entry.kind == "prompt_set" and anchor.field and other.field)
            if other is anchor or is_said:
                continue
            user = f"makroen «{other.macro}»" if other.macro else f"linje {other.line}"
            message = f"«{anchor.name}» er alt brukt av {user}; velg et annet navn"
            yield Problem(f"docs/{entry.path}", anchor.line, anchor.field, message)


def check_addresses(course: Course) -> Iterator[Problem]:
    """Two files do not become one page: `om.md` and `om/index.md` have the same address."""
    first: dict[str, str] = {}
    for path in course.pages:
        pure = PurePosixPath(path)
        address = str(pure.parent if pure.stem.casefold() in ("index", "readme") else pure.with_suffix(""))
        other = first.setdefault(address.casefold(), path)
        if other != path:
            message = f"siden får samme adresse som docs/{other}; gi fila et annet navn"
            yield Problem(f"docs/{path}", 0, "", message)
