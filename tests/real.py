"""The real course as a test subject: read once, planned for any municipality."""

from dataclasses import replace
from functools import lru_cache

from upstream import CONFIG, DOCS, ROOT

from macros.checks.subject import Subject
from macros.course import Course
from macros.course.folder import read_course
from macros.duties import fill_course
from macros.left_out import without_left_out
from macros.own_words import say_own_words
from macros.schema.local import Local
from macros.settings import read_settings
from macros.site import Site
from macros.year.planner import Year
from macros.year.schedule import plan_year
from macros.year.session_pages import leave_out_absent

__all__ = [
    "CONFIG",
    "DOCS",
    "ROOT",
    "local_of_class",
    "name_schools",
    "real_course",
    "real_site",
    "subject_of",
]


@lru_cache(maxsize=1)
def _neutral_course() -> Course:
    course, problems = read_course(DOCS, read_settings(CONFIG).local)
    assert not problems, "\n".join(map(str, problems))
    return course


def real_course(**local) -> Course:
    """Return the course of a municipality that says what `local` says, or nothing."""
    return without_left_out(say_own_words(fill_course(replace(_neutral_course(), local=Local(**local)))))


def real_site(**local) -> Site:
    """Return the course with its year."""
    course = leave_out_absent(real_course(**local))
    return Site(course, plan_year(course))


def subject_of(course: Course, year: Year | None = None) -> Subject:
    """Return a course, and the year it became, as checks are given them."""
    return Subject(course, replace(read_settings(CONFIG), local=course.local), year)


def name_schools(count: int) -> tuple[str, ...]:
    """Return the names of `count` schools."""
    return tuple(f"Skole {number}" for number in range(1, count + 1))


def local_of_class(size: int) -> dict[str, object]:
    """Return what a municipality says whose paper is tried for a class of a size: one site serves all who ask."""
    return {
        "class_size": size,
        "group_size": 8,
        "municipality": "Testvik",
        "privacy_officer": {"name": "Kari Ombud"},
    }
