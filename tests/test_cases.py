"""Content mistakes as data: `cases/*.yml` edit the fixture and say every problem that comes of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from expected import write_case

from macros.problems import format_problems
from macros.reader.tree import Loader
from macros.render import render
from macros.settings import read_settings
from macros.site import check_site

HERE = Path(__file__).parent
FIXTURE = HERE / "fixture"
FOUND = [
    (f"{file.stem}: {case['name']}", case)
    for file in sorted((HERE / "cases").glob("*.yml"))
    for case in yaml.load(file.read_text(encoding="utf-8"), Loader)
]
CASES = dict(FOUND)


def apply(edit: dict[str, Any], root: Path) -> None:  # noqa: C901 - one branch a kind of edit
    """Change one file; a text to replace must stand there exactly once, or the case tests nothing."""
    if "times" in edit:
        edit = _expand(edit, edit["times"])
    file = _made(root / edit["path"])
    match edit:
        case {"replace": [old, new]}:
            text = file.read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {edit['path']}"
            file.write_text(text.replace(old, new), encoding="utf-8")
        case {"write": text}:
            file.write_text(text, encoding="utf-8")
        case {"append": text}:
            file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
        case {"bytes": hexadecimal}:
            file.write_bytes(bytes.fromhex(hexadecimal))
        case {"encode": encoding}:
            file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))
        case {"newline": newline}:
            file.write_bytes(file.read_bytes().replace(b"\n", newline.encode()))
        case {"link_to": target}:
            file.symlink_to(target)
        case {"copy": target}:
            shutil.copy(file, _made(root / target))
        case {"move": target}:
            file.rename(_made(root / target))
        case {"remove": True}:
            file.unlink()
        case _:
            raise AssertionError(f"an edit of no known kind: {edit}")


def _expand(value: Any, times: int) -> Any:
    """Write `<a>` as that many of the letter."""
    if isinstance(value, dict):
        return {key: _expand(item, times) for key, item in value.items()}
    if isinstance(value, list):
        return [_expand(item, times) for item in value]
    return re.sub("<(.)>", lambda match: match[1] * times, value) if isinstance(value, str) else value


def _made(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def test_there_are_enough_cases_and_no_two_share_a_name():
    assert len(CASES) == len(FOUND) >= 55


@pytest.fixture(scope="session")
def untouched() -> frozenset[str]:
    """Return what the check says of the fixture itself: nothing, as one test demands."""
    _, problems = check_site(read_settings(FIXTURE / "mkdocs.yml"))
    return frozenset(map(str, problems))


def test_the_fixture_has_nothing_to_warn_of(untouched):
    assert untouched == set()


@pytest.mark.parametrize("name", CASES)
def test_case(name, tmp_path, untouched, is_update):
    """Its edits bring the problems it lists, in order; what the untouched fixture has is that test's to tell."""
    shutil.copytree(FIXTURE, tmp_path, dirs_exist_ok=True)
    for edit in CASES[name]["edits"]:
        apply(edit, tmp_path)
    site, problems = check_site(read_settings(tmp_path / CASES[name].get("config", "mkdocs.yml")))
    lines = [line for line in format_problems(problems).splitlines()[:-1] if line not in untouched]
    if is_update and lines != CASES[name]["problems"]:
        write_case(HERE / "cases" / f"{name.partition(': ')[0]}.yml", CASES[name]["name"], lines)
    else:
        assert lines == CASES[name]["problems"]
    assert (site is None) == any(not problem.is_warning for problem in problems)
    if site:  # What passes the check must render, too.
        for entry in site.course.pages.values():
            for call in entry.body.calls:
                assert render(site, call.name, entry.path, *call.arguments)


def test_a_case_is_written_anew_where_it_stands_and_nothing_else_is_touched(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text(WRITTEN, encoding="utf-8")
    write_case(file, "one", ["a.md:1: «den»s 'tittel': mangler", "b.md:2: tab\t her"])
    write_case(file, "two", [])
    write_case(file, "three", ["c.md:3: kolon: her"])
    assert file.read_text(encoding="utf-8") == REWRITTEN


WRITTEN = """\
# What is wrong with a file.
- name: one
  edits: [{path: a, write: "problems: no"}]
  problems:
    - 'a.md:1: it was so'
    # Twice, since it is.
    - "a.md:2: and so"
- name: two  # of three
  problems: ['b.md:1: it was so']
  edits: []
- name: three
  problems: []
"""
REWRITTEN = """\
# What is wrong with a file.
- name: one
  edits: [{path: a, write: "problems: no"}]
  problems:
    # Twice, since it is.
    - 'a.md:1: «den»s \'\'tittel\'\': mangler'
    - "b.md:2: tab\\t her"
- name: two  # of three
  problems: []
  edits: []
- name: three
  problems:
    - 'c.md:3: kolon: her'
"""
