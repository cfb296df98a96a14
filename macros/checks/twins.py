"""A municipality's files in another language in, what would stop the site in that language out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from macros.checks.additions import check_additions
from macros.checks.anchors import Anchor, anchors_of
from macros.checks.calls import check_calls
from macros.checks.fragments import check_fragments
from macros.checks.links import check_links
from macros.checks.subject import Subject
from macros.course import Course, Entry
from macros.course.additions import LOCAL_FOLDER, TWINS, Addition, Fragment
from macros.course.folder import read_page
from macros.course.pieces import read_piece
from macros.problems import Problem, format_field
from macros.schema.base import Page

CHECKS = (check_links, check_calls, check_fragments, check_additions)
"""What holds for a page or a piece in any language."""
LACKS = "ankeret «{}» fra {} mangler her, men andre sider kan lenke til det; {}"
IN_PROSE = "skriv «{{: #{} }}» etter overskriften"
IN_DATA = "skriv «id: {}» her også, der «{}» har det på bokmål"
OF_MACRO = "kall makroen «{}» her også, slik som på bokmål"


class _Twins(NamedTuple):
    """What a municipality has in another language, by the paths of the files whose places it takes."""

    pages: Mapping[str, Entry[Page]]
    fragments: Mapping[str, Fragment]
    additions: Mapping[str, Addition]

    def take_places(self, course: Course) -> Course:
        """Return the course in the other language, as far as it is the municipality's."""
        return replace(
            course,
            pages={**course.pages, **self.pages},
            fragments=tuple(self.fragments.get(each.path, each) for each in course.fragments),
            additions=tuple(self.additions.get(each.path, each) for each in course.additions),
        )


def check_twins(subject: Subject) -> Iterator[Problem]:
    """A municipality's file in another language leads to what exists, and has the anchors of the one in bokmål."""
    for folder in TWINS:
        twins = _read_twins(subject, folder)
        if not any(twins):
            continue
        other = twins.take_places(subject.course)
        for check in CHECKS:
            for problem in check(subject._replace(course=other)):
                path = problem.path.removeprefix("docs/")
                if any(path in each for each in twins):
                    yield replace(problem, path=_name(folder, path))
        yield from _lacking(twins, subject.course, other, folder)


def _lacking(twins: _Twins, course: Course, other: Course, folder: str) -> Iterator[Problem]:
    """Yield each anchor that is there in bokmål only, on the line where its like would be."""
    was, became = (dict(_anchors_by_path(each, twins)) for each in (course, other))
    lines = {path: entry.body.line for path, entry in twins.pages.items()}
    lines |= {path: fragment.body.line for path, fragment in twins.fragments.items()}
    trees = {path: entry.tree for path, entry in twins.pages.items()}
    trees |= {path: addition.tree for path, addition in twins.additions.items()}
    for path, anchors in was.items():
        there = {anchor.name for anchor in became[path]}
        for anchor in anchors:
            if anchor.name in there:
                continue
            key = anchor.field.partition("[")[0]
            line = trees[path].line((key,)) if key else lines[path]
            where = f"docs/{path}:{anchor.line}" if anchor.line else f"docs/{path}"
            message = LACKS.format(anchor.name, where, _mend(anchor))
            yield Problem(_name(folder, path), line, key, message)


def _mend(anchor: Anchor) -> str:
    """Say how to have an anchor, whose place it is to say."""
    if anchor.macro:
        return OF_MACRO.format(anchor.macro)
    if anchor.field:
        return IN_DATA.format(anchor.name, anchor.field.removesuffix(".id"))
    return IN_PROSE.format(anchor.name)


def _anchors_by_path(course: Course, twins: _Twins) -> Iterator[tuple[str, list[Anchor]]]:
    """Yield what there is to link to in each file that has a twin: on a page, in a fragment, in blocks."""
    for path in twins.pages:
        yield path, list(anchors_of(course.pages[path], course))
    for fragment in course.fragments:
        if fragment.path in twins.fragments:
            yield fragment.path, [Anchor(name, line) for name, line in fragment.body.anchors]
    for addition in course.additions:
        if addition.path in twins.additions:
            yield addition.path, list(_blocks(addition))


def _blocks(addition: Addition) -> Iterator[Anchor]:
    for index, block in enumerate(addition.blocks):
        where = (addition.field, index, "id")
        yield Anchor(block.id, addition.tree.line(where), format_field(where))


def _read_twins(subject: Subject, folder: str) -> _Twins:
    course = subject.course
    pages: dict[str, Entry[Page]] = {}
    fragments: dict[str, Fragment] = {}
    additions: dict[str, Addition] = {}
    for path, entry in course.pages.items():
        file = _twin(subject, folder, path)
        if path.startswith(LOCAL_FOLDER) and file.is_file():
            markdown, page, body, _ = read_page(file, path)
            if page:
                pages[path] = Entry(path, entry.kind, page, body, markdown.tree)
    pieces = [*(each.path for each in course.fragments), *(each.path for each in course.additions)]
    for path in pieces:
        file = _twin(subject, folder, path)
        piece = read_piece(file, path)[0] if file.is_file() else None
        if isinstance(piece, Fragment):
            fragments[path] = piece
        elif piece:
            additions[path] = piece
    return _Twins(pages, fragments, additions)


def _twin(subject: Subject, folder: str, path: str) -> Path:
    return subject.settings.docs_dir / folder / path.removeprefix(LOCAL_FOLDER)


def _name(folder: str, path: str) -> str:
    return f"docs/{folder}{path.removeprefix(LOCAL_FOLDER)}"
