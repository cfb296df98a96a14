"""The JSON Schemas that editors use agree with the models, and with every page there is."""

import json
import os
import re
import shutil
import subprocess
import sys

import jsonschema
import pytest
import yaml
from real import DOCS, ROOT

from macros.editor import FOLDER, editor_schemas
from macros.reader.frontmatter import read_markdown
from macros.schema import KINDS, kind_of

SCHEMAS = {name: json.loads(text) for name, text in editor_schemas().items()}
PAGES = sorted(file.relative_to(DOCS).as_posix() for file in DOCS.rglob("*.md"))
LOCAL = """
municipality: Testvik
schools: [Nordre skole, Søndre skole]
contact: {name: Rådgiver, email: post@testvik.kommune.no, phone: "12 34 56 78"}
class_size: 28
leader_sessions: 7
meeting_minutes: {default: 60, "1": 120}
film_links: {ledelse: https://example.org/film}
film_minutes: {ledelse: 18}
school_year:
  start: "2026-08-17"
  end: "2027-06-18"
  breaks: [{name: Høstferie, from: "2026-10-05", to: "2026-10-09"}]
teacher_groups:
  - {id: nordre-1-4, school: Nordre skole, weekday: onsdag, start: "14:30", dates: {"3": "2026-11-11"}}
leader_sessions_at: {weekday: torsdag, start: "12:00", dates: {}}
"""


def validator(name):
    return jsonschema.Draft202012Validator(SCHEMAS[f"{name}.schema.json"])


def fields_in(node, path=""):
    """Yield the path and schema of every field that a writer can fill in."""
    for name, child in node.get("properties", {}).items():
        yield f"{path}.{name}".strip("."), child
    for name, child in node.get("$defs", {}).items():
        yield from fields_in(child, name)


def test_the_committed_schemas_are_those_of_the_models():
    committed = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / FOLDER).glob("*.json")}
    assert committed == editor_schemas(), "Skjemaene er ikke oppdatert. Kjør ./scripts/schemas"


def test_there_is_a_schema_for_every_kind_and_for_local_data():
    assert set(SCHEMAS) == {
        f"{name}.schema.json" for name in (*KINDS, "local", "local_meeting", "local_session")
    }
    titles = [schema["title"] for schema in SCHEMAS.values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_closed_and_sorted(name):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["additionalProperties"] is False
    assert all(part["additionalProperties"] is False for part in SCHEMAS[name].get("$defs", {}).values())
    assert (
        editor_schemas()[name]
        == json.dumps(SCHEMAS[name], ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_says_in_norwegian_what_it_is_for(name):
    """Our own words, not titles made from names in code or the English of the models."""
    for path, field in fields_in(SCHEMAS[name]):
        words = field.get("description", "")
        assert words.endswith("."), path
        assert not re.search(r"\b(the|of|what|which|with|and)\b", words), path
        assert "title" not in field, path
    for part in SCHEMAS[name].get("$defs", {}).values():
        assert "description" not in part
        assert "title" not in part


@pytest.mark.parametrize("path", PAGES)
def test_every_real_page_is_valid_by_the_schema_of_its_kind(path):
    data = read_markdown(DOCS / path, path).tree.data
    problems = [error.message for error in validator(kind_of(path).name).iter_errors(data)]
    assert problems == []


def test_local_data_is_valid_by_its_schema():
    validator("local").validate(yaml.safe_load(LOCAL))
    validator("local").validate({})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("film", {"id": "Ikke En Id"}),
        ("film", {"title": None}),
        ("film", {"ukjent": "felt"}),
        ("film", {"minutes": "18"}),
        ("film", {"source": "minnet"}),
        ("leader_session", {"minutes": 92}),
        ("leader_session", {"months": [13]}),
        ("leader_session", {"document": 5}),
        ("local", {"leader_sessions": 9}),
        ("local", {"leader_sessions_at": {"weekday": "torsdag", "start": "25:00"}}),
        ("local", {"kommune": "Testvik"}),
    ],
)
def test_an_editor_underlines_what_the_check_refuses(name, change):
    samples = {"film": "filmer/ledelse.md", "leader_session": "leder/samlinger/02-plan.md"}
    data = read_markdown(DOCS / samples[name], "").tree.data if name in samples else yaml.safe_load(LOCAL)
    assert validator(name).is_valid(data)
    assert not validator(name).is_valid({**data, **change})


def test_the_command_writes_them_and_removes_what_is_no_more(tmp_path):
    for part in ("macros", "scripts"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "gammel.schema.json").write_text("{}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "scripts/schemas.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == editor_schemas()
    assert f"Skrev {len(SCHEMAS)} skjemaer" in done.stderr
