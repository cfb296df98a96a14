"""The pages in, a word on it when none of them is the front page out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.problems import Problem


def check_home(subject: Subject) -> Iterator[Problem]:
    """There is a front page."""
    course = subject.course
    if course.pages and not {"index.md"} & {*course.pages, *course.broken, *course.drafts}:
        yield Problem("docs/index.md", 0, "", "forsiden mangler; legg til fila")
