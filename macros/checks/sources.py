"""Every page in, what says that it is somebody's that it is not out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.course.additions import LOCAL_FOLDER
from macros.problems import Problem

LOCAL_SOURCE = "lokal"


def check_sources(subject: Subject) -> Iterator[Problem]:
    """What lies below `lokalt/` is the municipality's, and nothing else is."""
    for entry in subject.course.pages.values():
        is_local = entry.path.startswith(LOCAL_FOLDER)
        for where, source, _ in entry.leaves:
            if where[-1] != "source":
                continue
            if is_local and source != LOCAL_SOURCE:
                yield problem_at(entry, where, f"må være «lokal» her, ikke «{source}»")
            if not is_local and source == LOCAL_SOURCE:
                message = "«lokal» er bare for det som ligger i «docs/lokalt»; skriv «forslag»"
                yield problem_at(entry, where, message)
