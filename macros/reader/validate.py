"""Data in, a typed model or problems in Norwegian out."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.problems import Location, Problem, format_field
from macros.reader.explain import FIELDS, explain_errors, show_value
from macros.reader.tree import Tree

MOST = 200
"""How many mistakes in one file are told of at a time."""
M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], tree: Tree, name: str, start: Location = ()) -> tuple[M | None, list[Problem]]:
    """Check data against a model.

    `start` is where in the file's tree the data begins, such as `("extra", "local")`. What the
    reader has complained of is not complained of again.
    """
    data = tree.data
    for step in start:
        data = data[step]
    if not isinstance(data, dict):
        message = f"{FIELDS}, ikke {show_value(data)}; skriv «navn: verdi»"
        return None, [Problem(name, tree.line(start), format_field(start), message)]
    try:
        return model.model_validate(_freeze(data)), []
    except ValidationError as error:
        problems, said = [], {problem.field for problem in tree.problems}
        details = error.errors(include_url=False)
        for location, message, is_missing in explain_errors(details[:MOST], model, data):
            where = (*start, *location)
            if format_field(where) in said or (is_missing and format_field(where[:-1]) in said):
                continue
            problems.append(Problem(name, tree.line(where), format_field(where), message))
        if len(details) > MOST:
            message = f"det er {len(details) - MOST} feil til her; rett disse først"
            problems.append(Problem(name, tree.line(start), format_field(start), message))
        return None, problems


def _freeze(value: Any) -> Any:
    """YAML lists become tuples, as the strict models want them."""
    if isinstance(value, dict):
        return {key: _freeze(item) for key, item in value.items()}
    return tuple(map(_freeze, value)) if isinstance(value, list) else value
