"""The one check and the one load: what the build, `scripts/check` and the tests all go through.

In: settings. Out: a course with its year, or every problem.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from macros.checks.crossref import check_course
from macros.checks.dates import check_dates
from macros.checks.links import check_links
from macros.checks.local_data import check_local, check_logo
from macros.checks.navigation import check_navigation
from macros.course import Course
from macros.course.folder import read_course
from macros.course.merge import merge_local
from macros.problems import ContentError, Location, Problem, format_field
from macros.reader.tree import Tree
from macros.reader.validate import validate
from macros.schema.local import Local
from macros.settings import LOCAL, Settings, own_address, read_settings
from macros.settings.migrate import migrate
from macros.year.planner import Year
from macros.year.schedule import plan_year


class Site(NamedTuple):
    """Everything there is to render."""

    course: Course
    year: Year
    url: str | None = None
    """Where the site will be, with a slash at the end; None when nobody has said."""


@contextmanager
def _made_to_stay() -> Iterator[None]:
    """Look for no garbage among what lives as long as the engine; it takes a twentieth of a build."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
    if not gc.get_freeze_count():
        gc.freeze()


@_made_to_stay()
def check_site(settings: Settings) -> tuple[Site | None, list[Problem]]:
    """Check the configuration and all content; without errors there is a site."""
    course, problems = read_course(settings.docs_dir, settings.local)
    problems += settings.problems
    problems += check_course(course)
    problems += check_links(course, settings.docs_dir)
    problems += check_navigation(settings.docs_dir)
    problems += check_local(course, settings)
    problems += check_logo(settings)
    course = merge_local(course) if _is_whole(problems) else course
    year = plan_year(course) if _is_whole(problems) else None
    problems += check_year(year, settings) if year else ()
    return (Site(course, year, settings.site_url) if year and _is_whole(problems) else None), problems


def _is_whole(problems: list[Problem]) -> bool:
    return all(problem.is_warning for problem in problems)


def check_year(year: Year, settings: Settings) -> Iterator[Problem]:
    """The year has a day for all that local data wants held."""
    for where, message, is_warning in check_dates(year, settings.local):
        place: Location = (*LOCAL, *where)
        line = settings.local_tree.line(place)
        yield Problem(settings.local_file, line, format_field(place), message, is_warning)


def load_settings(config: Path) -> Site:
    """Return the site of a configuration file; raises ContentError with all problems."""
    return _require(*check_site(read_settings(config)))


def load_site(docs_dir: Path, local: Any, site_url: Any = None) -> Site:
    """Return the site for an engine that has read the configuration itself.

    The same one for as long as no file and no local value changes: one engine asks once a page.
    """
    stamp = tuple(
        (str(file), stat.st_mtime_ns, stat.st_size)
        for file in sorted(chain(docs_dir.rglob("*.md"), docs_dir.rglob(".nav.yml")))
        for stat in (file.lstat(),)
    )
    return _load(
        docs_dir, own_address(site_url), json.dumps(_plain(local or {}), sort_keys=True, default=str), stamp
    )


def _plain(value: Any) -> Any:
    """Undo an engine's own mapping types."""
    return {str(key): _plain(item) for key, item in value.items()} if hasattr(value, "items") else value


@lru_cache(maxsize=2)
def _load(docs_dir: Path, site_url: str | None, local: str, _stamp: object) -> Site:
    tree, problems = migrate(Tree({"extra": {"local": json.loads(local)}}), "extra.local", LOCAL)
    model, wrong = validate(Local, tree, "extra.local", LOCAL)
    settings = Settings(
        docs_dir.parent,
        docs_dir,
        docs_dir,
        model or Local(),
        tree,
        "extra.local",
        (*problems, *wrong),
        site_url,
    )
    return _require(*check_site(settings))


def _require(site: Site | None, problems: list[Problem]) -> Site:
    if site is None:
        raise ContentError(problems)
    return site
