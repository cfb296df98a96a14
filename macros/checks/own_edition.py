"""A municipality's own words and the pages it does without in, what the course cannot say or be without out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import Course
from macros.course.additions import LOCAL_FOLDER
from macros.left_out import find_page, names_of_pages, refuse
from macros.problems import Problem, format_field, shorten, suggest
from macros.settings import LOCAL

ROLES = {
    "veileder": "den som veileder gruppene, ofte PPT",
    "leder": "rektor og de andre i ledelsen",
    "skoleleder": "rektor og de andre i ledelsen",
    "nettverksleder": "den som leder ledersamlingene",
    "rektor": "den som leder skolen",
    "deltaker": "de andre i gruppa",
    "referent": "den som skriver referatet",
    "lærer": "alle som underviser",
    "kontaktlærer": "elevens kontaktlærer",
}
"""What the course uses these words of."""


def check_own_edition(subject: Subject) -> Iterator[Problem]:
    """A word of one's own is not already another's, and a page that is left out is one that can be."""
    course, settings = subject.course, subject.settings
    for place, message in (*_words(course), *_pages(course)):
        where = (*LOCAL, *place)
        line = settings.local_tree.line(where)
        yield Problem(settings.local_file, line, format_field(where), message)
    yield from _dead_links(course)


def _words(course: Course) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for word, forms in course.local.terms.items():
        for index, form in enumerate(forms):
            role = next(
                (of for name, of in ROLES.items() if re.fullmatch(rf"{name}(en|e|ne|er|ene)?", form)), None
            )
            if role:
                message = f"«{form}» er i kurset {role}; velg et ord som ikke er en annens"
                yield ("terms", word, index), message
                break
            page = _says(course, form)
            if page:
                message = f"«{form}» står alt i kurset om noe annet, i docs/{page}; velg et annet ord"
                yield ("terms", word, index), message
                break


def _says(course: Course, form: str) -> str | None:
    """Return the first page of the course that uses a word."""
    found = re.compile(rf"\b{re.escape(form)}\b", re.IGNORECASE)
    for path, entry in course.pages.items():
        texts = [entry.body.prose, *(text for _, text in entry.texts)]
        if not path.startswith(LOCAL_FOLDER) and any(map(found.search, texts)):
            return path
    return None


def _pages(course: Course) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if course.broken or course.half_read:
        return
    for index, name in enumerate(course.local.leave_out):
        entry = find_page(course, name)
        if entry:
            message = refuse(course, entry)
            shown = entry.page.title
        else:
            hint = suggest(
                name, names_of_pages(course), otherwise="; skriv siste ledd i adressen, eller hele veien"
            )
            message, shown = f"finnes ikke, eller er navnet på flere sider{hint}", shorten(name)
        if message:
            yield ("leave_out", index), f"siden «{shown}» {message}"


def _dead_links(course: Course) -> Iterator[Problem]:
    """Yield the municipality's own links to pages that it does without."""
    entries = [find_page(course, name) for name in course.local.leave_out]
    gone = {entry.path for entry in entries if entry}
    for prose in course.prose if gone else ():
        for link in prose.body.links if prose.path.startswith(LOCAL_FOLDER) else ():
            goal = posixpath.join(posixpath.dirname(prose.path), link.target.partition("#")[0])
            if posixpath.normpath(goal) in gone:
                message = f"lenken «{shorten(link.target)}» går til en side dere har tatt bort i «leave_out»; ta bort den ene"
                yield Problem(f"docs/{prose.path}", prose.body.line_of(link), "", message)
