"""The background pages in, those that are hard or long to read out, as warnings."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.problems import Problem
from macros.reading import lix, reading_minutes

HARDEST = {"laerer": 45, "leder": 50}
"""The highest LIX of a page, by track."""
LONGEST = 7
"""Minutes; a page takes less."""


def check_readability(subject: Subject) -> Iterator[Problem]:
    """Background reads in under seven minutes, and no harder than its readers should have it."""
    for entry in subject.course.theory.values():
        path, line = f"docs/{entry.path}", entry.body.line
        hardest, found = HARDEST[entry.path.split("/")[0]], lix(entry)
        if found > hardest:
            message = (
                f"LIX er {_number(found)}, og skal være høyst {hardest}; del setninger, og velg kortere ord"
            )
            yield Problem(path, line, "", message, is_warning=True)
        minutes = reading_minutes(entry)
        if minutes >= LONGEST:
            message = (
                f"lesetiden er {_number(minutes)} minutter, og skal være under {LONGEST}; del siden i to"
            )
            yield Problem(path, line, "", message, is_warning=True)


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
