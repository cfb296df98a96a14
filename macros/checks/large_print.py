"""Sheets in large print in, sides that begin with what the sheet has not out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem, suggest
from macros.schema.large_sheet import LargeSheet


def check_large_print(subject: Subject) -> Iterator[Problem]:
    """Large print begins its sides with fields that the sheet has."""
    course = subject.course
    for entry in course.pages.values():
        page = entry.page
        if not isinstance(page, LargeSheet) or page.large_print_of not in course.sheets:
            continue
        ids = [field.id for field in course.sheets[page.large_print_of].page.fields]
        for index, name in enumerate(page.new_sides):
            if name not in ids:
                message = f"arket «{page.large_print_of}» har ikke feltet «{name}»{suggest(name, ids)}"
                yield problem_at(entry, ("new_sides", index), message)
