"""A page in, what stands in its fields out, by the fields' types: the one walk over all that a page says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import AfterValidator, BaseModel

from macros.problems import Location
from macros.schema.base import Names
from macros.schema.rules import refuse_markup


class Leaf(NamedTuple):
    """A value, where in the front matter it stands, and what the type of its field says besides."""

    where: Location
    value: Any
    marks: tuple[object, ...]


def texts_of(leaves: Iterable[Leaf]) -> Iterator[tuple[Location, str]]:
    """Yield all that is written for people to read."""
    for leaf in leaves:
        if isinstance(leaf.value, str) and is_text(leaf.marks):
            yield leaf.where, leaf.value


def mentions_of(leaves: Iterable[Leaf]) -> Iterator[tuple[str, str, Location]]:
    """Yield what is named by id: the kind of thing, its id, and where."""
    for leaf in leaves:
        for mark in leaf.marks:
            if isinstance(mark, Names):
                yield mark.kind, leaf.value, leaf.where


def leaves_of(model: BaseModel, where: Location = ()) -> Iterator[Leaf]:
    """Yield every value that is there, in the order of the fields."""
    for name, marks in marks_in(type(model)).items():
        yield from _leaves(getattr(model, name), marks, (*where, name))


def is_text(marks: tuple[object, ...]) -> bool:
    """Tell a text for people from a name or a number: it may hold no markup."""
    return any(isinstance(mark, AfterValidator) and mark.func is refuse_markup for mark in marks)


@cache
def marks_in(model: type[BaseModel]) -> dict[str, tuple[object, ...]]:
    """Return what the type of each field says besides what Python knows."""
    return {name: (*info.metadata, *_marks(info.annotation)) for name, info in model.model_fields.items()}


def _marks(annotation: Any) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _marks(part)


def _leaves(value: Any, marks: tuple[object, ...], where: Location) -> Iterator[Leaf]:
    if isinstance(value, BaseModel):
        yield from leaves_of(value, where)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _leaves(item, marks, (*where, index))
    elif value is not None:
        yield Leaf(where, value, marks)
