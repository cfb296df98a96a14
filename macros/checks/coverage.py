"""The whole course in, what is left hanging out: themes without a meeting, sheets and works without a use."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from macros.course import Course, problem_at
from macros.problems import Problem, suggest
from macros.schema.large_sheet import LargeSheet
from macros.schema.library import MOST_SETS
from macros.schema.walk import mentions_of


def check_themes(course: Course) -> Iterator[Problem]:
    """Every theme has a meeting; a meeting that names a theme there is not may mean this one."""
    covered = {theme for entry in course.meetings for theme in entry.page.themes}
    is_unclear = covered - course.themes.keys() or _is_any_broken(course, "laerer/moter/")
    for name, entry in course.themes.items():
        if course.meetings and name not in covered and not is_unclear:
            message = f"temaet hører ikke til noe møte; skriv «{name}» under «themes» i et av møtene"
            yield problem_at(entry, ("id",), message)


def check_sheets(course: Course) -> Iterator[Problem]:
    """A sheet that no page names or links to may be forgotten; a warning."""
    named = {
        name
        for entry in course.pages.values()
        for kind, name, _ in mentions_of(entry.page)
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


def check_references(course: Course) -> Iterator[Problem]:
    """An entry of the bibliography that no page cites may be forgotten; a warning."""
    for index, name in enumerate(course.references):
        if name not in course.cited_on and not course.broken:
            message = f'ingen side viser til verket; skriv «{{{{ cite("{name}") }}}}» der det brukes, eller ta det bort'
            assert course.bibliography, "a reference stands in the bibliography"
            problem = problem_at(course.bibliography, ("entries", index, "id"), message)
            yield replace(problem, is_warning=True)


def check_prompt_sets(course: Course) -> Iterator[Problem]:
    """There are no more sets of questions than the page with all of them can narrow to."""
    for entry in [*course.prompt_sets.values()][MOST_SETS:]:
        message = (
            f"det er {len(course.prompt_sets)} sett med spørsmål, og plass til {MOST_SETS}; slå sammen to"
        )
        yield problem_at(entry, ("id",), message)


def check_large_print(course: Course) -> Iterator[Problem]:
    """Large print begins its sides with fields that the sheet has."""
    for entry in course.pages.values():
        page = entry.page
        if not isinstance(page, LargeSheet) or page.large_print_of not in course.sheets:
            continue
        ids = [field.id for field in course.sheets[page.large_print_of].page.fields]
        for index, name in enumerate(page.new_sides):
            if name not in ids:
                message = f"arket «{page.large_print_of}» har ikke feltet «{name}»{suggest(name, ids)}"
                yield problem_at(entry, ("new_sides", index), message)


def check_literature(course: Course) -> Iterator[Problem]:
    """What a theme or a method builds on is shown on its page."""
    for entry in course.pages.values():
        if getattr(entry.page, "literature", ()) and "based_on" not in {
            call.name for call in entry.body.calls
        }:
            message = "«{{ based_on() }}» mangler på siden; det viser hva den bygger på"
            yield problem_at(entry, ("literature",), message)


def _is_any_broken(course: Course, folder: str) -> bool:
    return any(name.startswith(folder) for name in course.broken)
