"""The one check and the one load: what the build, `scripts/check` and the tests all go through.

In: settings. Out: a course with its year, or every problem.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any, NamedTuple, cast

from macros.catalogues import SOURCE
from macros.checks.registry import OF_CONTENT, OF_YEAR, run_checks
from macros.checks.subject import Subject
from macros.course import Course
from macros.course.folder import read_course
from macros.course.merge import merge_local
from macros.duties import fill_course
from macros.left_out import without_left_out
from macros.own_words import say_own_words
from macros.problems import ContentError, Problem
from macros.settings import Settings
from macros.translation.count import find_broken
from macros.wording import speak
from macros.year.planner import Year
from macros.year.schedule import plan_year
from macros.year.session_pages import leave_out_absent

SELDOM = 50_000
"""New objects between two looks for garbage, of which a build makes little."""


class Site(NamedTuple):
    """Everything there is to render."""

    course: Course
    year: Year
    url: str | None = None
    """Where the site will be, with a slash at the end; None when nobody has said."""
    warnings: tuple[Problem, ...] = ()
    """What the check said of it, in the order of files and lines."""
    not_this_year: tuple[str, ...] = ()
    """The paths of the pages that this year does not have."""

    @property
    def absent(self) -> tuple[str, ...]:
        """The paths of files that are no pages of this site, which engines are to pass by."""
        drafts = {draft.path for draft in self.course.drafts.values()}
        return tuple(sorted({*drafts, *self.not_this_year}))


_handed_over: list[Site] = []


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
        gc.set_threshold(SELDOM)


@_made_to_stay()
def check_site(settings: Settings) -> tuple[Site | None, list[Problem]]:
    """Check the configuration and all content; without errors there is a site.

    Content in another language than the source's is made of what was checked.
    """
    speak(settings.language, is_marked=settings.is_marked)
    is_source = settings.language == SOURCE
    course, problems = read_course(settings.docs_dir, settings.local, shows_drafts=settings.shows_drafts)
    problems = [*(problems if is_source else ()), *settings.problems]
    problems += run_checks(OF_CONTENT if is_source else (), Subject(course, settings))
    problems += find_broken() if is_source and settings.local.language != SOURCE else ()
    if not _is_whole(problems):
        return None, problems
    whole = merge_local(say_own_words(fill_course(course)))
    course = leave_out_absent(without_left_out(whole))
    year = plan_year(course)
    problems += run_checks(OF_YEAR if is_source else (), Subject(course, settings, year))
    if not _is_whole(problems):
        return None, problems
    absent = tuple(whole.pages.keys() - course.pages.keys())
    return Site(course, year, settings.site_url, tuple(sorted(set(problems))), absent), problems


def plan_other_year(settings: Settings) -> Year:
    """Return what the year of a course that has been checked would be with other local data, which is not checked.

    Read anew, since a site has left out the sessions that only a longer year has.
    """
    course, _ = read_course(settings.docs_dir, settings.local)
    whole = merge_local(say_own_words(fill_course(course)))
    return plan_year(leave_out_absent(without_left_out(whole)))


def _is_whole(problems: list[Problem]) -> bool:
    return all(problem.is_warning for problem in problems)


def load_site(settings: Settings) -> Site:
    """Return the site; raises ContentError with every problem.

    The same one for as long as no file and no setting changes: one engine asks once a page.
    """
    if _handed_over:
        return _handed_over[-1]
    stamp = tuple(
        (str(file), stat.st_mtime_ns, stat.st_size)
        for file in sorted(chain(settings.docs_dir.rglob("*.md"), settings.docs_dir.rglob(".nav.yml")))
        for stat in (file.lstat(),)
    )
    if _last[:2] != [settings, stamp]:
        site, problems = check_site(settings)
        if site is None:
            raise ContentError(problems)
        _last[:] = [settings, stamp, site]
    return cast("Site", _last[2])


_last: list[Any] = []
"""What the site was last loaded from, its settings and the stamp of its files, and the site."""


def hand_over(site: Site) -> None:
    """Let an engine that builds in this process have the site that has just been checked."""
    _handed_over[:] = [site]
