"""The bibliography in, the works without a use out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem


def check_references(subject: Subject) -> Iterator[Problem]:
    """An entry of the bibliography that no page cites may be forgotten; a warning."""
    course = subject.course
    for index, name in enumerate(course.references):
        if name not in course.cited_on and not course.broken:
            message = f'ingen side viser til verket; skriv «{{{{ cite("{name}") }}}}» der det brukes, eller ta det bort'
            assert course.bibliography, "a reference stands in the bibliography"
            problem = problem_at(course.bibliography, ("entries", index, "id"), message)
            yield replace(problem, is_warning=True)
