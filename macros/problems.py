"""What an author did wrong, as data: where, which field, which rule, and what to write instead.

In: findings from every check. Out: sorted, readable lines in Norwegian, and one exception that
carries all of them. `ContentError` is the author's; any other exception is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

LIKENESS = 0.7  # of 1; below this a suggestion misleads more often than it helps
LONG_NUMBER = 200  # bits; Python refuses to write numbers that are much longer
IN_COMMAND = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = {**IN_COMMAND, **str.maketrans({",": "%2C", ":": "%3A"})}
"""How signs are written that mean something to GitHub, in a command and in one of its properties."""
Location = tuple[str | int, ...]
"""A way into nested front matter: `("films", 0, "id")`."""


@dataclass(frozen=True, order=True)
class Problem:
    """One finding; `line` is 1-based, `field` is dotted (`agenda[2].minutes`), both may be empty."""

    path: str
    line: int
    field: str
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        label = "advarsel: " if self.is_warning else ""
        field = f"{self.field}: " if self.field else ""
        return f"{place}: {label}{field}{self.message}"


class ContentError(Exception):
    """The content cannot be built; the message lists every problem, then their number."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(format_problems(self.problems))


def format_problems(problems: Iterable[Problem]) -> str:
    """Return the problems one a line, in order of path and line, then a count."""
    ordered = sorted(set(problems))
    warnings = sum(problem.is_warning for problem in ordered)
    errors = len(ordered) - warnings
    parts = [f"{errors} feil"] if errors or not warnings else []
    if warnings:
        parts.append(f"{warnings} advarsel" if warnings == 1 else f"{warnings} advarsler")
    return "\n".join([*map(str, ordered), f"{' og '.join(parts)}."])


def annotation(problem: Problem) -> str:
    """Return a finding as a command to GitHub, which shows it at its line in the file."""
    kind = "warning" if problem.is_warning else "error"
    line = f",line={problem.line}" if problem.line else ""
    field = f"{problem.field}: " if problem.field else ""
    path = problem.path.translate(IN_PROPERTY)
    return f"::{kind} file={path}{line}::{f'{field}{problem.message}'.translate(IN_COMMAND)}"


def format_field(location: Location) -> str:
    """Write a location as an author reads it: `("films", 0)` becomes `films[0]`."""
    text = ""
    for step in location:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def suggest(value: object, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return `; mente du «…»?` with the nearest known name, or `otherwise` when none is near."""
    near = nearest(value, known)
    return f"; mente du «{near}»?" if near else otherwise


def nearest(value: object, known: Iterable[str]) -> str | None:
    """Return the known name most like a value, if any is."""
    return next(iter(get_close_matches(_write(value)[:200], sorted(known), n=1, cutoff=LIKENESS)), None)


def shorten(value: object, limit: int = 60) -> str:
    """Return a value as it may stand in a message: one line, at most `limit` characters."""
    words = " ".join(_write(value).split())
    text = "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in words[: limit + 1])
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _write(value: object) -> str:
    """Write a value as its author knows it, not as Python does."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int) and value.bit_length() > LONG_NUMBER:
        return "et svært langt tall"
    if isinstance(value, Mapping):
        return "felter"
    return "en liste" if isinstance(value, list | tuple) else str(value)
