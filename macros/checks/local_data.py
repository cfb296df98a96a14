"""Local data and the course in, what does not fit the other out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.checks.mentions import no_such
from macros.checks.subject import Subject
from macros.problems import Location, Problem, format_field, shorten, suggest
from macros.schema.rules import ID_PATTERN
from macros.settings import LOCAL, Settings

NO_STATEMENT = (
    "mangler; en kommune skal ha en tilgjengelighetserklæring, så skriv adressen: «https://uustatus.no/…»"
)


def check_local_data(subject: Subject) -> Iterator[Problem]:
    """What local data names is there: films in the course, schools in the list, a statement by law."""
    course = subject.course
    settings = subject.settings
    local, tree, name = _written(settings), settings.local_tree, settings.local_file
    if local.get("municipality") and not local.get("accessibility_statement"):
        line = tree.line((*LOCAL, "municipality"))
        yield Problem(name, line, "extra.local.accessibility_statement", NO_STATEMENT, is_warning=True)
    for key in ("film_links", "film_minutes"):
        for film in _mapping(local.get(key)):
            is_missing = film not in course.films and film not in course.broken and course.pages
            if is_missing and ID_PATTERN.fullmatch(film):
                where = (*LOCAL, key, film)
                message = no_such("film", film, course.films, course.drafts)
                yield Problem(name, tree.line(where), format_field(where), message)
    schools = [" ".join(str(school).split()) for school in _list(local.get("schools"))]
    for index, group in enumerate(_list(local.get("teacher_groups"))):
        school = _mapping(group).get("school")
        if isinstance(school, str) and " ".join(school.split()) not in schools:
            place: Location = (*LOCAL, "teacher_groups", index, "school")
            hint = suggest(school, schools, otherwise="; legg den til der")
            message = f"skolen «{shorten(school)}» står ikke i «schools»{hint}"
            yield Problem(name, tree.line(place), format_field(place), message)


def _written(settings: Settings) -> dict[str, Any]:
    """Return local data as it is written, which need not fit its model."""
    return _mapping(_mapping(_mapping(settings.local_tree.data).get("extra")).get("local"))


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
