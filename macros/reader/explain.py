"""What pydantic says is wrong in, where an author wrote it and a sentence in Norwegian out.

Every rule a schema can break has its sentence here; a rule without one is a bug that a test finds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.problems import Location, nearest, shorten, suggest
from macros.schema.nested import models_in
from macros.schema.sheet import SHEET_FIELDS

FIELDS = "må være felter med navn og verdi"
MESSAGES = {
    "missing": "mangler; legg til feltet",
    "string_type": "må være tekst; sett verdien i anførselstegn",
    "int_type": "må være et helt tall uten anførselstegn",
    "bool_type": "må være «true» eller «false»",
    "tuple_type": "må være en liste; skriv «[a, b]», eller linjer som begynner med «- »",
    "dict_type": f"{FIELDS}; skriv «navn: verdi»",
    "model_type": f"{FIELDS}; skriv «navn: verdi»",
    "model_attributes_type": f"{FIELDS}; skriv «navn: verdi»",
    "greater_than_equal": "må være minst {ge}",
    "less_than_equal": "må være høyst {le}",
    "multiple_of": "må gå opp i {multiple_of}",
    "too_short": "må ha minst {min_length} på lista, men har {actual_length}",
    "too_long": "må ha høyst {max_length} på lista, men har {actual_length}",
    "string_too_long": "er for lang; skriv høyst {max_length} tegn",
    "string_pattern_mismatch": "må være {form}",
    "literal_error": "må være {choices}",
    "union_tag_invalid": "«kind» må være {choices}",
    "union_tag_not_found": f"mangler «kind»; velg en av {', '.join(SHEET_FIELDS)}",
}
DIGITS = re.compile(r"\^\[(\d)-(\d)\]\$")
"""The patterns that have words of their own: one digit out of some."""
ANY_FORM = "skrevet slik forklaringen av feltet sier"
"""What is said of any other pattern, which nobody but programmers can read."""
VALUE_UNSAID = {"missing", "too_short", "too_long", "string_too_long", "union_tag_not_found", "markup"} | {
    "on_paper",
    "blank_open",
    "blank_pupil",
    "proposal",
    "word_version",
}
"""Rules whose sentence is clearer without the value that broke them."""


class FieldFault(NamedTuple):
    """An error as its author can find it."""

    location: Location
    message: str
    is_missing: bool


def explain_errors(
    details: Iterable[ErrorDetails], model: type[BaseModel], data: Any
) -> Iterator[FieldFault]:
    """Give each mistake once.

    Of a union's branches the first speaks for all, the innermost location for those around it, and
    a misspelt field for the one that it leaves missing.
    """
    placed: dict[Location, ErrorDetails] = {}
    for detail in details:
        is_missing = detail["type"] == "missing"
        placed.setdefault(_written_location(detail["loc"], data, is_missing), detail)
    missing = {location for location, detail in placed.items() if detail["type"] == "missing"}
    unknown = [location for location, detail in placed.items() if detail["type"] == "extra_forbidden"]
    meant = {location: _meant(location, model, data, missing) for location in unknown}
    spoken_for = {(*location[:-1], name) for location, name in meant.items() if name}
    for location, detail in placed.items():
        if location in spoken_for or any(other[: len(location)] == location != other for other in placed):
            continue
        if location in meant:
            known = ", ".join(sorted(_known_keys(model, location[:-1], data)))
            hint = f"mente du «{meant[location]}»?" if meant[location] else f"kjente felter er {known}"
            yield FieldFault(location, f"feltet finnes ikke; {hint}", is_missing=False)
        else:
            yield FieldFault(location, _message(detail), location in missing)


def show_value(value: Any) -> str:
    """Write a value as a message shows it."""
    return shorten(value) if isinstance(value, Mapping | list | tuple) else f"«{shorten(value)}»"


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


def _message(detail: ErrorDetails) -> str:
    """Write the rule, the value that broke it, and the fix."""
    kind, value = detail["type"], detail["input"]
    context: dict[str, Any] = dict(detail.get("ctx", {}))
    if value is None and kind.endswith(("_type", "_error")):
        return "er tomt; skriv verdien etter kolonet"
    choices = _choices(context)
    said = {**context, "choices": _or(choices), "form": say_pattern(str(context.get("pattern", "")))}
    text = MESSAGES[kind].format(**said) if kind in MESSAGES else detail["msg"]
    if kind == "union_tag_invalid":
        value = value["kind"]
    rule, separator, fix = text.partition("; ")
    is_whole = isinstance(value, Mapping | list | tuple)
    if kind == "string_type":
        return f"{rule}, ikke {show_value(value)}" if is_whole else text
    if kind not in VALUE_UNSAID and (kind in MESSAGES or not is_whole):
        rule = f"{rule}, ikke {show_value(value)}"
    return f"{rule}{separator}{fix}{suggest(value, choices) if choices else ''}"


def say_pattern(pattern: str) -> str:
    """Say in words what a text is to be that has to match a pattern."""
    digits = DIGITS.fullmatch(pattern)
    return f"et nummer fra {digits[1]} til {digits[2]} i anførselstegn" if digits else ANY_FORM


def _choices(context: Mapping[str, Any]) -> list[str]:
    """Read the allowed words out of pydantic's `'a', 'b' or 'c'`."""
    return re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags") or ""))


def _or(words: Sequence[str]) -> str:
    quoted = [f"«{word}»" for word in words]
    return f"{', '.join(quoted[:-1])} eller {quoted[-1]}" if quoted[1:] else "".join(quoted)


def _meant(
    location: Location, model: type[BaseModel], data: Any, missing: Collection[Location]
) -> str | None:
    """Return the field that a misspelt one stands for: rather a missing one than one left out."""
    wrong, absent = location[-1], [str(place[-1]) for place in missing if place[:-1] == location[:-1]]
    written = data
    for step in location[:-1]:
        written = written[step]
    return nearest(wrong, absent) or nearest(wrong, _known_keys(model, location[:-1], data) - set(written))


def _known_keys(model: type[BaseModel], location: Location, data: Any) -> set[str]:
    """Return the keys that the model allows at a location of the data."""
    models: list[type[BaseModel]] = [model]
    for step in location:
        data = data[step]
        if isinstance(step, str):
            fields = (
                info.annotation
                for parent in models
                for name, info in parent.model_fields.items()
                if step == (info.alias or name)
            )
            models = [found for field in fields for found in models_in(field)]
        if isinstance(data, dict) and "kind" in data:
            models = [found for found in models if data["kind"] in _kinds_of(found)] or models
    return {info.alias or name for parent in models for name, info in parent.model_fields.items()}


def _kinds_of(model: type[BaseModel]) -> tuple[Any, ...]:
    info = model.model_fields.get("kind")
    return get_args(info.annotation) if info else ()
