"""Local data and the course in, what does not fit the other out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.checks.mentions import no_such
from macros.checks.subject import Subject
from macros.news import load_releases
from macros.problems import Location, Problem, format_field, shorten, suggest
from macros.schema.rules import ID_PATTERN, VERSION_PATTERN
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
                place = (*LOCAL, key, film)
                message = no_such("film", film, course.films, course)
                yield Problem(name, tree.line(place), format_field(place), message)
    had = local.get("version_before")
    releases = [release.version for release in load_releases()]
    if VERSION_PATTERN.fullmatch(str(had)) and had not in releases:
        at: Location = (*LOCAL, "version_before")
        yield Problem(name, tree.line(at), format_field(at), no_such("release", str(had), releases, course))
    schools = [_tidy(_mapping(school).get("name", school)) for school in _list(local.get("schools"))]
    for where, school in _named_schools(local):
        if isinstance(school, str) and _tidy(school) not in schools:
            at = (*LOCAL, *where)
            hint = suggest(school, schools, otherwise="; legg den til der")
            message = f"skolen «{shorten(school)}» står ikke i «schools»{hint}"
            yield Problem(name, tree.line(at), format_field(at), message)


def _named_schools(local: dict[str, Any]) -> Iterator[tuple[Location, Any]]:
    """Yield each place that names a school of the list, with the name."""
    years: list[tuple[Location, Any]] = [(("school_year",), local.get("school_year"))]
    years += [(("school_years", index), year) for index, year in enumerate(_list(local.get("school_years")))]
    for place, holder in ((), local), *((place, _mapping(year)) for place, year in years):
        for index, group in enumerate(_list(holder.get("teacher_groups"))):
            yield (*place, "teacher_groups", index, "school"), _mapping(group).get("school")
        for key in ("breaks", "planning_days"):
            for index, days in enumerate(_list(holder.get(key))):
                for number, school in enumerate(_list(_mapping(days).get("schools"))):
                    yield (*place, key, index, "schools", number), school


def _tidy(school: Any) -> str:
    return " ".join(str(school).split())


def _written(settings: Settings) -> dict[str, Any]:
    """Return local data as it is written, which need not fit its model."""
    return _mapping(_mapping(_mapping(settings.local_tree.data).get("extra")).get("local"))


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
