"""A page's path in, the text of a new page out: every field it must have, explained where one writes.

The page is valid as it stands but for what only its author knows; optional fields follow as comments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from macros.calls import HEADLESS, REQUIRED
from macros.course import slug_of
from macros.schema import PLAIN, Kind, kind_of
from macros.schema.described import describe

TO_WRITE = "Skriv her."
A_DAY = "2026-08-17"
INDENT = "  "
Schema = dict[str, Any]


def new_page(path: str, title: str) -> str:
    """Return the text of a new page at a path relative to `docs/`, as `drofting/samtaler.md`."""
    kind = kind_of(path)
    schema = describe(kind.model).model_json_schema()
    said = _said_by_path(path, kind, schema)
    known = {"id": slug_of(path), "title": _named(title, kind, said), **said}
    lines = ["---", *_fields(schema, schema.get("$defs", {}), known), "---", ""]
    return "\n".join([*lines, *_body(kind), ""])


def _said_by_path(path: str, kind: Kind, schema: Schema) -> dict[str, Any]:
    """Return what the path decides: the number in the name, and the track whose folder it is."""
    pure = PurePosixPath(path)
    number = re.match(r"\d+", pure.name)
    fields = schema["properties"].items()
    folders = {name: part for name, field in fields for part in pure.parts if part in field.get("enum", ())}
    return folders | ({kind.number: int(number[0])} if kind.number and number else {})


def _named(title: str, kind: Kind, said: dict[str, Any]) -> str:
    """Return the title with what its kind's titles begin with, which its author may have written."""
    prefix = str(getattr(kind.model, "PREFIX", "")).format(number=said.get("number", ""))
    return f"{prefix}{title.removeprefix(prefix)}"


def _body(kind: Kind) -> Iterator[str]:
    if kind is PLAIN:
        yield TO_WRITE
        return
    if kind.name not in HEADLESS:
        yield "{{ page_head() }}"
        yield ""
    calls = [f"{{{{ {name}() }}}}" for name in REQUIRED.get(kind.name, ())]
    yield "\n\n".join(calls) or TO_WRITE


def _fields(schema: Schema, models: Schema, known: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a page's fields: the required ones filled in, the others as comments."""
    required = schema.get("required", [])
    for name in sorted(schema["properties"], key=lambda name: name not in required):
        field = schema["properties"][name]
        yield f"# {' '.join(field.get('description', '').split())}"
        if name in required:
            yield from _write(name, known.get(name, _example(field, models)), "")
        else:
            yield f"# {name}: {json.dumps(field.get('default'), ensure_ascii=False)}"


def _example(field: Schema, models: Schema, number: int = 1) -> Any:
    """Return a value that the field accepts; `number` tells members of a list apart."""
    if "$ref" in field:
        return _example(models[field["$ref"].rsplit("/", 1)[1]], models, number)
    if "anyOf" in field or "oneOf" in field:
        choices = field.get("anyOf") or field["oneOf"]
        return None if {"type": "null"} in choices else _example(choices[0], models, number)
    if "const" in field:
        return field["const"]
    if "enum" in field:
        return "forslag" if "forslag" in field["enum"] else field["enum"][0]
    return _TYPES[field["type"]](field, models, number)


def _object(field: Schema, models: Schema, number: int) -> dict[str, Any]:
    return {name: _example(field["properties"][name], models, number) for name in field.get("required", [])}


def _array(field: Schema, models: Schema, _: int) -> list[Any]:
    if "prefixItems" in field:
        return [_example(item, models, number) for number, item in enumerate(field["prefixItems"], 1)]
    least = field.get("minItems", 0)
    return [_example(field["items"], models, number) for number in range(1, least + 1)]


def _string(field: Schema, _: Schema, number: int) -> str:
    if field.get("format") == "date":
        return A_DAY
    return f"navn-{number}" if "pattern" in field else TO_WRITE


def _integer(field: Schema, _: Schema, __: int) -> int:
    return max(int(field.get("minimum", 1)), int(field.get("multipleOf", 1)))


_TYPES = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": _integer,
    "boolean": lambda *_: False,
    "null": lambda *_: None,
}


def _write(name: str, value: Any, indent: str) -> Iterator[str]:
    """Yield a field as YAML; a plain value in JSON's notation, which YAML shares."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield f"{indent}{name}:"
        for item in value:
            for position, key in enumerate(item):
                lead = f"{indent}{INDENT}{'- ' if position == 0 else '  '}"
                first, *rest = _write(key, item[key], f"{indent}{INDENT}  ")
                yield lead + first.lstrip()
                yield from rest
    elif isinstance(value, dict):
        yield f"{indent}{name}:"
        for key in value:
            yield from _write(key, value[key], indent + INDENT)
    else:
        yield f"{indent}{name}: {json.dumps(value, ensure_ascii=False)}"
