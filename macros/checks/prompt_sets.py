"""The sets of questions in, those there is no room for out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem
from macros.schema.library import MOST_SETS


def check_prompt_sets(subject: Subject) -> Iterator[Problem]:
    """There are no more sets of questions than the page with all of them can narrow to."""
    course = subject.course
    for entry in [*course.prompt_sets.values()][MOST_SETS:]:
        message = (
            f"det er {len(course.prompt_sets)} sett med spørsmål, og plass til {MOST_SETS}; slå sammen to"
        )
        yield problem_at(entry, ("id",), message)
