"""The whole course in, duties that a page asks for and that nobody tells, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.checks.mentions import known_ids, no_such
from macros.checks.subject import Subject
from macros.course import Course
from macros.duties import DUTIES_PATH, TOKEN
from macros.problems import Location, Problem, format_field
from macros.reader.tree import Tree
from macros.schema.walk import leaves_of, texts_of

TOKEN_KINDS = {"plikt": "duty", "ord": "words"}


def check_duties(subject: Subject) -> Iterator[Problem]:
    """There is a page of duties where meetings and sheets tell of them, and a field asks for what stands there."""
    course = subject.course
    known = known_ids(course)
    tells = course.meetings or any(entry.page.notice == "full" for entry in course.sheets.values())
    if tells and DUTIES_PATH not in {*course.pages, *course.broken, *course.drafts}:
        message = "siden mangler; møter og ark henter pliktene fra den"
        yield Problem(f"docs/{DUTIES_PATH}", 0, "", message)
    for path, tree, texts in data_of(course) if DUTIES_PATH not in {*course.broken, *course.drafts} else ():
        for where, text in texts:
            for match in TOKEN.finditer(text):
                kind = TOKEN_KINDS[match["kind"]]
                if match["id"] not in known[kind]:
                    message = no_such(kind, match["id"], known[kind], course.drafts)
                    yield Problem(f"docs/{path}", tree.line(where), format_field(where), message)


def data_of(course: Course) -> Iterator[tuple[str, Tree, Iterable[tuple[Location, str]]]]:
    """Yield the texts of the data of every page but the bibliography, and of what a municipality adds."""
    pages = course.pages.values()
    yield from ((entry.path, entry.tree, entry.texts) for entry in pages if entry.kind != "bibliography")
    yield from (
        (addition.path, addition.tree, texts_of(leaves_of(addition.page))) for addition in course.additions
    )
