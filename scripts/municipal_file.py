"""Answers in, the text of `mkdocs.kommune.yml` out: each key with what it is for.

What has not been answered stands there, too, with an example, as a line that is not in use.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from macros.problems import Problem
from macros.reader.tree import parse_yaml
from macros.schema.described import describe
from macros.schema.local import Local
from macros.settings import read_settings
from scripts.commands import MUNICIPAL, NEUTRAL, ROOT

EXAMPLE = Path(__file__).with_name("eksempelkommune.yml")
HEAD = """\
# Kommunens egen utgave av kurset.
# Denne fila og mappa docs/lokalt er deres. Alt annet kommer med oppdateringene, så la det stå som det er.
# En linje som begynner med «#», er ikke i bruk: ta bort «# » for å bruke den.
# Se etter feil med ./scripts/check. Hver linje er forklart på siden «For kommuner».
"""
USUAL_NAME = "Gode relasjoner i {municipality}"
WIDEST = 110
INDENT = " " * 4


def read_example() -> dict[str, Any]:
    """Return the fictional municipality: `site_name`, `site_url`, `local`, and keys that want a file."""
    data: dict[str, Any] = parse_yaml(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name).data
    return data


def write_text(local: dict[str, Any], site_url: str | None = None, site_name: str | None = None) -> str:
    """Return the file of a municipality that has answered `local`."""
    example = read_example()
    name = site_name or (USUAL_NAME.format(**local) if "municipality" in local else None)
    lines = [HEAD, f"INHERIT: {NEUTRAL}"]
    lines += _field("site_name", name, example["site_name"], "Navnet på nettstedet.", "")
    lines += _field("site_url", site_url, example["site_url"], "Adressen nettstedet får på nettet.", "")
    lines += ["", "extra:", "  local:" if local else "  local: {}"]
    for field, info in describe(Local).model_fields.items():
        key = info.alias or field
        shown = {**example["not_in_use"], **example["local"]}[key]
        lines += _field(key, local.get(key), shown, info.description or "", INDENT)
    return "\n".join(lines) + "\n"


def write_keys(local: dict[str, Any]) -> list[str]:
    """Return the lines of some keys of local data, as they stand in the file."""
    return [f"{INDENT}{line}" for key, value in local.items() for line in _dump(key, value)]


def check_text(text: str) -> tuple[Problem, ...]:
    """Return what the reader of configurations says of a file, before it is written, and of none that it inherits."""
    with TemporaryDirectory() as folder:
        shutil.copy(ROOT / NEUTRAL, folder)
        file = Path(folder) / MUNICIPAL
        file.write_text(text, encoding="utf-8")
        return tuple(problem for problem in read_settings(file).problems if problem.path == MUNICIPAL)


def _field(key: str, value: Any, example: Any, purpose: str, indent: str) -> list[str]:
    """Return the lines of a key: what it is for, and its value or, not in use, an example."""
    shown = example if value is None else value
    mark = "# " if value is None else ""
    return ["", f"{indent}# {purpose}", *(f"{indent}{mark}{line}" for line in _dump(key, shown))]


def _dump(key: str, value: Any) -> list[str]:
    flow = None if isinstance(value, dict | list) else False
    dumped = yaml.safe_dump(
        {key: value}, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=WIDEST
    )
    return dumped.splitlines()
