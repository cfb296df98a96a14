"""The real course as a test subject: read once, planned for any municipality."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from macros.course import Course
from macros.course.folder import read_course
from macros.schema.local import Local
from macros.settings import read_settings
from macros.site import Site
from macros.year.schedule import plan_year

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "mkdocs.yml"
DOCS = ROOT / "docs"


@lru_cache(maxsize=1)
def _neutral_course() -> Course:
    course, problems = read_course(DOCS, read_settings(CONFIG).local)
    assert not problems, "\n".join(map(str, problems))
    return course


def real_course(**local) -> Course:
    """Return the course of a municipality that says what `local` says, or nothing."""
    return replace(_neutral_course(), local=Local(**local))


def real_site(**local) -> Site:
    """Return the course with its year."""
    course = real_course(**local)
    return Site(course, plan_year(course))


def name_schools(count: int) -> tuple[str, ...]:
    """Return the names of `count` schools."""
    return tuple(f"Skole {number}" for number in range(1, count + 1))
