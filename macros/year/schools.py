"""Local data in, the schools that have pages of their own out: where there are too many groups for one page."""

from __future__ import annotations

import re
from itertools import count
from typing import NamedTuple

from macros.schema.local import Local
from macros.schema.schedules import TeacherGroup

SCHOOLS_PAGE = "om/skoler.md"
"""The page that leads to the schools' own, and lies beside them."""
MANY = 12
"""So many groups can be looked through on a phone."""
MANY_SCHOOLS = 12
"""So many schools' names can be read in a sentence."""
ALPHABET = str.maketrans("æøå", "{|}")
"""Signs that come after z, in the order of the letters."""
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e", "ü": "u", "ö": "o", "ä": "a"})


class SchoolPage(NamedTuple):
    """A school, and the path that its page would have below `docs/`."""

    school: str
    path: str


def has_many_groups(local: Local) -> bool:
    """Whether dates are told school by school."""
    return len(_groups(local)) > MANY


def school_pages(local: Local) -> tuple[SchoolPage, ...]:
    """Return the pages of the schools that have groups, in the order of their names."""
    if not has_many_groups(local):
        return ()
    paths: dict[str, str] = {}
    for school in sorted({group.school for group in _groups(local)}, key=_in_alphabet):
        stem = "om/skole-" + re.sub(r"[^a-z0-9]+", "-", school.lower().translate(LETTERS)).strip("-")
        path = next(name for number in count(1) if (name := _numbered(stem, number)) not in paths.values())
        paths[school] = path
    return tuple(SchoolPage(school, path) for school, path in paths.items())


def _groups(local: Local) -> tuple[TeacherGroup, ...]:
    """Return the groups of the year that is shown, which may be its own."""
    return local.years[0].teacher_groups or local.teacher_groups if local.years else ()


def _in_alphabet(school: str) -> str:
    return school.lower().translate(ALPHABET)


def _numbered(stem: str, number: int) -> str:
    return f"{stem}-{number}.md" if number > 1 else f"{stem}.md"
