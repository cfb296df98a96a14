"""Data in, a typed model or problems in Norwegian out.

Every rule a schema can break has its sentence here; a rule without one is a bug that a test finds.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.frontmatter import Tree
from macros.problems import Location, Problem, format_field, shorten, suggest
from macros.schema.sheet import SHEET_FIELDS

M = TypeVar("M", bound=BaseModel)

MESSAGES = {
    "missing": "mangler; legg til feltet",
    "string_type": "må være tekst; sett verdien i anførselstegn",
    "int_type": "må være et helt tall uten anførselstegn",
    "int_from_float": "må være et helt tall",
    "bool_type": "må være «true» eller «false»",
    "tuple_type": "må være en liste, som «[a, b]» eller linjer som begynner med «- »",
    "dict_type": "må være felter med navn og verdi, som «navn: verdi»",
    "model_type": "må være felter med navn og verdi, som «navn: verdi»",
    "model_attributes_type": "må være felter med navn og verdi, som «navn: verdi»",
    "none_required": "må være «null»",
    "greater_than_equal": "må være minst {ge}",
    "less_than_equal": "må være høyst {le}",
    "multiple_of": "må gå opp i {multiple_of}",
    "too_short": "må ha minst {min_length}, men har {actual_length}",
    "too_long": "må ha høyst {max_length}, men har {actual_length}",
    "string_too_long": "er for lang; høyst {max_length} tegn",
    "string_pattern_mismatch": "må være et nummer fra 1 til 8 i anførselstegn",
    "literal_error": "må være {choices}",
    "union_tag_invalid": "«kind» må være {choices}",
}
VALUE_UNSAID = {"missing", "extra_forbidden", "union_tag_not_found", "string_type", "too_short", "too_long"}
"""Rules whose sentence is clearer without the value that broke them."""


def validate(model: type[M], tree: Tree, name: str, start: Location = ()) -> tuple[M | None, list[Problem]]:
    """Check data against a model.

    `start` is where in the file's tree the data begins, such as `("extra", "local")`.
    """
    data = tree.data
    for step in start:
        data = data[step]
    if not isinstance(data, dict):
        message = f"må være felter med navn og verdi, men er «{shorten(data)}»"
        return None, [Problem(name, tree.line(start), format_field(start), message)]
    try:
        return model.model_validate(_freeze(data)), []
    except ValidationError as error:
        problems = [
            Problem(name, tree.line((*start, *location)), format_field((*start, *location)), message)
            for location, message in _explain(error.errors(include_url=False), model, data)
        ]
        return None, problems


def _freeze(value: Any) -> Any:
    """YAML lists become tuples, as the strict models want them."""
    if isinstance(value, dict):
        return {key: _freeze(item) for key, item in value.items()}
    return tuple(map(_freeze, value)) if isinstance(value, list) else value


def _explain(
    details: Iterable[ErrorDetails], model: type[BaseModel], data: Any
) -> Iterator[tuple[Location, str]]:
    """Give each error as the author's own location and a sentence, one a location.

    Of a union's branches the first speaks for all, and the innermost location for those around it.
    """
    placed: dict[Location, ErrorDetails] = {}
    for detail in details:
        is_missing = detail["type"] == "missing"
        placed.setdefault(_written_location(detail["loc"], data, is_missing), detail)
    for location, detail in placed.items():
        if not any(other[: len(location)] == location != other for other in placed):
            yield location, _message(detail, location, model, data)


def _written_location(location: Location, data: Any, is_missing: bool) -> Location:
    """Drop the steps that pydantic added for unions and keys; an author never wrote those."""
    written: list[str | int] = []
    for index, step in enumerate(location):
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int)):
            written.append(step)
            data = data[step]  # type: ignore[index]
        elif is_missing and index == len(location) - 1:
            written.append(step)
    return tuple(written)


def _message(detail: ErrorDetails, location: Location, model: type[BaseModel], data: Any) -> str:
    kind, value = detail["type"], detail["input"]
    context: dict[str, Any] = dict(detail.get("ctx", {}))
    if kind == "extra_forbidden":
        known = _known_keys(model, location[:-1], data)
        hint = suggest(location[-1], known, otherwise=f"; kjente felter er {', '.join(sorted(known))}")
        return f"feltet finnes ikke{hint}"
    if kind == "union_tag_not_found":
        return f"mangler «kind»; velg en av {_or(SHEET_FIELDS)}"
    choices = _choices(context)
    context = {**context, "choices": _or(choices)}
    text = MESSAGES[kind].format(**context) if kind in MESSAGES else detail["msg"]
    if kind == "union_tag_invalid":
        value = context["tag"]
    if kind in VALUE_UNSAID or isinstance(value, Mapping | tuple):
        return text
    return f"{text}, ikke «{shorten(value)}»{suggest(value, choices) if choices else ''}"


def _choices(context: Mapping[str, Any]) -> list[str]:
    """Read the allowed words out of pydantic's `'a', 'b' or 'c'`."""
    return re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags") or ""))


def _or(words: Sequence[str]) -> str:
    quoted = [f"«{word}»" for word in words]
    return f"{', '.join(quoted[:-1])} eller {quoted[-1]}" if quoted[1:] else "".join(quoted)


def _known_keys(model: type[BaseModel], location: Location, data: Any) -> set[str]:
    """Return the keys that the model allows at a location of the data."""
    models: list[type[BaseModel]] = [model]
    for step in location:
        data = data[step]
        if isinstance(step, str):
            fields = (
                parent.model_fields[step].annotation for parent in models if step in parent.model_fields
            )
            models = [found for field in fields for found in _models_in(field)]
        if isinstance(data, dict) and "kind" in data:
            models = [found for found in models if data["kind"] in _kinds_of(found)] or models
    return {info.alias or name for parent in models for name, info in parent.model_fields.items()}


def _kinds_of(model: type[BaseModel]) -> tuple[Any, ...]:
    info = model.model_fields.get("kind")
    return get_args(info.annotation) if info else ()


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models_in(part)]
