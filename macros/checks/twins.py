"""A municipality's pages in another language in, what would stop the site in that language out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.checks.anchors import anchors_of
from macros.checks.calls import check_calls
from macros.checks.links import check_links
from macros.checks.subject import Subject
from macros.course import Entry
from macros.course.additions import LOCAL_FOLDER, TWINS
from macros.course.folder import read_page
from macros.problems import Problem
from macros.schema.base import Page

LACKS = "ankeret «{}» mangler her, men andre sider kan lenke til det; skriv «{{: #{} }}» etter overskriften"


def check_twins(subject: Subject) -> Iterator[Problem]:
    """A municipality's page in another language leads to what exists, and has the anchors of the one in bokmål."""
    course = subject.course
    for folder in TWINS:
        twins = dict(_read_twins(subject, folder))
        if not twins:
            continue
        other = replace(course, pages={**course.pages, **twins})
        for check in (check_links, check_calls):
            for problem in check(subject._replace(course=other)):
                path = problem.path.removeprefix("docs/")
                if path in twins:
                    yield replace(problem, path=_name(folder, path))
        for path, twin in twins.items():
            there = {anchor.name for anchor in anchors_of(twin, other)}
            for anchor in anchors_of(course.pages[path], course):
                if anchor.name not in there:
                    yield Problem(_name(folder, path), 0, "", LACKS.format(anchor.name, anchor.name))


def _read_twins(subject: Subject, folder: str) -> Iterator[tuple[str, Entry[Page]]]:
    """Yield the pages in another language, by the path of the page whose place they take."""
    for path, entry in subject.course.pages.items():
        file = subject.settings.docs_dir / folder / path.removeprefix(LOCAL_FOLDER)
        if path.startswith(LOCAL_FOLDER) and file.is_file():
            markdown, page, body, _ = read_page(file, path)
            if page:
                yield path, Entry(path, entry.kind, page, body, markdown.tree)


def _name(folder: str, path: str) -> str:
    return f"docs/{folder}{path.removeprefix(LOCAL_FOLDER)}"
