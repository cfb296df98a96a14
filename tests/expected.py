"""What tests expect, kept in files, and how `pytest --update` writes it anew when it has changed on purpose."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml


def write_case(file: Path, name: str, problems: Sequence[str]) -> None:
    """Put the problems of a case in place of those it has; all else in the file stays, order and comments, too."""
    with _alone(file):
        text = file.read_text(encoding="utf-8")
        start, end = _find_problems(text, name)
        inside = [line.strip() for line in text[start:end].splitlines() if line.strip().startswith("#")]
        lines = [*inside, *(f"- {_quote(problem)}" for problem in problems)]
        written = "".join(f"\n    {line}" for line in lines) if lines else " []"
        file.write_text(f"{text[:start]}{written}{text[end:]}", encoding="utf-8")


def _find_problems(text: str, name: str) -> tuple[int, int]:
    """Return where what follows `problems:` begins and ends in a case."""
    for case in yaml.compose(text, Loader=yaml.CSafeLoader).value:
        fields = {key.value: (key, value) for key, value in case.value}
        if fields["name"][1].value == name:
            key, value = fields["problems"]
            last = value if value.flow_style or not value.value else value.value[-1]
            return text.index(":", key.end_mark.index) + 1, last.end_mark.index
    raise AssertionError(f"no case is called {name!r}")


def _quote(problem: str) -> str:
    if problem.isprintable():
        return f"""'{problem.replace("'", "''")}'"""
    return json.dumps(problem, ensure_ascii=False)


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Keep other processes that run tests away from a file."""
    with file.open(encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
