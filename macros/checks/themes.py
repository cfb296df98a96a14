"""The themes in, those without a meeting out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem


def check_themes(subject: Subject) -> Iterator[Problem]:
    """Every theme has a meeting; a meeting that names a theme there is not may mean this one."""
    course = subject.course
    covered = {theme for entry in course.meetings for theme in entry.page.themes}
    is_unclear = covered - course.themes.keys() or any(
        name.startswith("laerer/moter/") for name in course.broken
    )
    for name, entry in course.themes.items():
        if course.meetings and name not in covered and not is_unclear:
            message = f"temaet hører ikke til noe møte; skriv «{name}» under «themes» i et av møtene"
            yield problem_at(entry, ("id",), message)
