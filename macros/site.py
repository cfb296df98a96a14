"""The one check and the one load: what the build, `scripts/check` and the tests all go through.

In: settings. Out: a course with its year, or every problem.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from macros.course import Course, read_course
from macros.crossref import check_course
from macros.frontmatter import Tree
from macros.links import check_links
from macros.planner import Year, plan_year
from macros.problems import ContentError, Location, Problem, format_field, suggest
from macros.schema.local import Local
from macros.settings import LOCAL, Settings, read_settings
from macros.validate import validate


class Site(NamedTuple):
    """Everything there is to render."""

    course: Course
    year: Year


def check_site(settings: Settings) -> tuple[Site | None, list[Problem]]:
    """Check the configuration and all content; without errors there is a site."""
    course, problems = read_course(settings.docs_dir, settings.local)
    problems += settings.problems
    problems += check_course(course)
    problems += check_links(course, settings.docs_dir)
    problems += check_local(course, settings)
    if any(not problem.is_warning for problem in problems):
        return None, problems
    return Site(course, plan_year(course)), problems


def check_local(course: Course, settings: Settings) -> Iterator[Problem]:
    """What local data names is there: films in the course, schools in the list."""
    local, tree, name = settings.local, settings.local_tree, settings.local_file
    for key in ("film_links", "film_minutes"):
        for film in getattr(local, key):
            if film not in course.films and film not in course.broken:
                where = (*LOCAL, key, film)
                message = f"det finnes ingen film «{film}»{suggest(film, course.films)}"
                yield Problem(name, tree.line(where), format_field(where), message)
    for index, group in enumerate(local.teacher_groups):
        if group.school not in local.schools:
            place: Location = (*LOCAL, "teacher_groups", index, "school")
            message = f"skolen «{group.school}» står ikke i «schools»{suggest(group.school, local.schools)}"
            yield Problem(name, tree.line(place), format_field(place), message)


def load_settings(config: Path) -> Site:
    """Return the site of a configuration file; raises ContentError with all problems."""
    return _require(*check_site(read_settings(config)))


def load_site(docs_dir: Path, local: dict[str, Any]) -> Site:
    """Return the site for an engine that has read the configuration itself.

    Kept for as long as no file and no local value changes: one engine asks once a page.
    """
    stamp = tuple(
        (str(file), stat.st_mtime_ns, stat.st_size)
        for file in sorted(docs_dir.rglob("*.md"))
        for stat in (file.stat(),)
    )
    return _load(docs_dir, json.dumps(local, sort_keys=True, default=str), stamp)


@lru_cache(maxsize=2)
def _load(docs_dir: Path, local: str, _stamp: tuple[tuple[str, int, int], ...]) -> Site:
    tree = Tree({"extra": {"local": json.loads(local)}})
    model, problems = validate(Local, tree, "extra.local", LOCAL)
    settings = Settings(
        docs_dir.parent, docs_dir, docs_dir, model or Local(), tree, "extra.local", tuple(problems)
    )
    return _require(*check_site(settings))


def _require(site: Site | None, problems: list[Problem]) -> Site:
    if site is None:
        raise ContentError(problems)
    return site
