"""The whole course in, titles that would send a reader to the wrong page out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from macros.checks.subject import Subject
from macros.course import Entry, problem_at
from macros.course.additions import LOCAL_FOLDER
from macros.problems import Problem, shorten
from macros.schema.base import ContentPage, Page

WHERE = ("title",)
OTHER_PREFIX = re.compile(r"^\w+( \d+)?: ")


def check_titles(subject: Subject) -> Iterator[Problem]:
    """A title stands for one page, and that of a theme, a meeting or a film begins with what it is."""
    first: dict[str, Entry[Page]] = {}
    for entry in subject.course.pages.values():
        page, title = entry.page, entry.page.title
        other = first.setdefault(title.casefold(), entry)
        is_local = entry.path.startswith(LOCAL_FOLDER)
        if not is_local and not title.startswith(page.prefix):
            message = f"må begynne med «{page.prefix.strip()}», ikke «{shorten(title)}»"
            yield problem_at(entry, WHERE, f"{message}; skriv «{page.prefix}{OTHER_PREFIX.sub('', title)}»")
        elif other is not entry and not _is_copy(page, other.page):
            place = f"docs/{other.path}:{other.tree.line(WHERE)}"
            message = f"«{shorten(title)}» er alt tittelen i {place}; gi den ene en annen, så menyen og søket skiller dem"
            yield replace(problem_at(entry, WHERE, message), is_warning=is_local)


def _is_copy(page: Page, other: Page) -> bool:
    """Whether the two share their id as well, which is told of where ids are."""
    return isinstance(page, ContentPage) and isinstance(other, ContentPage) and page.id == other.id
