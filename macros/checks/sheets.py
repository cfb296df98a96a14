"""The sheets in, those without a use out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem
from macros.schema.walk import mentions_of


def check_sheets(subject: Subject) -> Iterator[Problem]:
    """A sheet that no page names or links to may be forgotten; a warning."""
    course = subject.course
    named = {
        name
        for entry in course.pages.values()
        for kind, name, _ in mentions_of(entry.leaves)
        if kind == "sheet"
    }
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), link.target.partition("#")[0]))
        for entry in course.pages.values()
        for link in entry.body.links
    }
    for name, entry in course.sheets.items():
        if name not in named and entry.path not in linked and not course.broken:
            message = "ingen side bruker arket; nevn det i et møte, en samling eller et tema"
            yield replace(problem_at(entry, ("id",), message), is_warning=True)
