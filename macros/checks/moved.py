"""Former addresses in, those that cannot lead anywhere sensible out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem


def check_moved(subject: Subject) -> Iterator[Problem]:
    """A former address is no page's today, and leads to one page."""
    course = subject.course
    claimed: dict[str, str] = {}
    for entry in course.pages.values():
        for index, path in enumerate(entry.page.formerly):
            place = ("formerly", index)
            if path in course.pages:
                message = f"«{path}» er en side i dag, og kan ikke lede hit; ta bort linja"
                yield problem_at(entry, place, message)
            elif path in claimed:
                message = f"«{path}» leder alt til «docs/{claimed[path]}»; ta bort den ene linja"
                yield problem_at(entry, place, message)
            claimed.setdefault(path, entry.path)
