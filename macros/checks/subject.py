"""What every check is given, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from macros.course import Course
from macros.problems import Problem
from macros.settings import Settings
from macros.year.planner import Year


class Subject(NamedTuple):
    """A course to check, with what there is to judge it by."""

    course: Course
    settings: Settings
    year: Year | None = None
    """What the course became; None until the content is whole, so that there is a year to plan."""


Check = Callable[[Subject], Iterator[Problem]]
"""A generator whose docstring is the rule, in the file that bears its name: `check_films` in `films.py`."""
