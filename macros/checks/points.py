"""The lists that blocks show in, those that the meeting's themes and methods do not have out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.course.points import points_in
from macros.problems import Problem, shorten, suggest


def check_points(subject: Subject) -> Iterator[Problem]:
    """A block shows lists of points that its meeting's themes and methods have."""
    course = subject.course
    for entry in course.meetings:
        page, known = entry.page, points_in(course, entry.page)
        if any(name in course.broken for name in (*page.themes, *page.methods)):
            continue
        for index, block in enumerate(page.blocks):
            for number, name in enumerate(block.points):
                if name not in known:
                    few = f"; velg en av {', '.join(sorted(known))}" if known else ""
                    hint = suggest(name, known, otherwise=few)
                    message = f"temaene og metodene i møtet har ingen liste «{shorten(name)}»{hint}"
                    yield problem_at(entry, ("blocks", index, "points", number), message)
