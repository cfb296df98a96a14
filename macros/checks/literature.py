"""Themes and methods in, those that build on what their page does not show out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem


def check_literature(subject: Subject) -> Iterator[Problem]:
    """What a theme or a method builds on is shown on its page."""
    for entry in subject.course.pages.values():
        if getattr(entry.page, "literature", ()) and "based_on" not in {
            call.name for call in entry.body.calls
        }:
            message = "«{{ based_on() }}» mangler på siden; det viser hva den bygger på"
            yield problem_at(entry, ("literature",), message)
