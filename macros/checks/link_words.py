"""The whole course in, links whose words are not the name of the page they lead to, out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course.additions import LOCAL_FOLDER
from macros.problems import Problem, shorten
from macros.schema.library import Film
from macros.schema.teacher import Meeting, Theme


def check_link_words(subject: Subject) -> Iterator[Problem]:
    """A link to a theme, a meeting or a film calls it by its name, or by its kind and number."""
    course = subject.course
    for prose in course.prose:
        for link in () if prose.path.startswith(LOCAL_FOLDER) else prose.body.links:
            goal = posixpath.normpath(posixpath.join(posixpath.dirname(prose.path), link.target))
            entry = course.pages.get(goal)
            if entry is None or not isinstance(entry.page, Theme | Meeting | Film) or not link.words:
                continue
            page = entry.page
            number = page.prefix.rstrip(": ") if isinstance(page, Theme | Meeting) else ""
            if link.words.casefold() not in {known.casefold() for known in (page.title, page.name, number)}:
                message = (
                    f"lenken til docs/{goal} heter «{shorten(link.words)}», men siden heter «{page.name}»"
                )
                fix = f"; skriv det, eller «{number.lower()}»" if number else "; skriv det"
                yield Problem(f"docs/{prose.path}", prose.body.line_of(link), "", f"{message}{fix}")
