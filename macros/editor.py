"""The models in, JSON Schemas for editors out: the fields' Norwegian docstrings, where one writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.schema import KINDS
from macros.schema.described import describe
from macros.schema.local import Local
from macros.schema.local_content import LocalMeeting, LocalSession

FOLDER = Path(".vscode/schemas")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLES = {
    "bibliography": "Litteraturliste",
    "film": "Film",
    "glossary": "Ordliste",
    "duties": "Siden om bekymring for en elev",
    "large_sheet": "Arbeidsark i stor skrift",
    "leader_session": "Dokument for ledersamlinger",
    "live": "Led møtet",
    "local": "Kommunens egne opplysninger, extra.local",
    "local_meeting": "Kommunens blokker i et lærermøte",
    "local_session": "Kommunens saker i en ledersamling",
    "meeting": "Lærermøte",
    "method": "Metode",
    "page": "Side",
    "prompt_set": "Spørsmål til drøfting",
    "screen": "Storskjerm",
    "session": "Ledersamling",
    "session_live": "Led samlingen",
    "session_screen": "Storskjerm til en samling",
    "sheet": "Arbeidsark",
    "text": "Tekst å tilpasse",
    "theme": "Tema",
    "theory": "Bakgrunnsside",
}


def editor_schemas() -> dict[str, str]:
    """Return the text of each schema file, by its name: one a page kind, and `local`."""
    models: dict[str, type[BaseModel]] = {
        **{kind.name: kind.model for kind in KINDS.values()},
        "local": Local,
        "local_meeting": LocalMeeting,
        "local_session": LocalSession,
    }
    return {
        f"{name}.schema.json": _write(name, describe(model).model_json_schema())
        for name, model in models.items()
    }


def _write(name: str, schema: dict[str, Any]) -> str:
    schema = {**_drop_english(schema), "$schema": DIALECT, "title": TITLES[name]}
    return f"{json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)}\n"


def _drop_english(node: Any) -> Any:
    """Leave out titles made from names in code, and the models' docstrings, which are for programmers."""
    if isinstance(node, list):
        return [_drop_english(item) for item in node]
    if not isinstance(node, dict):
        return node
    dropped = {"title", "description"} if "properties" in node else {"title"}
    return {
        key: _drop_english(value)
        for key, value in node.items()
        if not (key in dropped and isinstance(value, str))
    }
