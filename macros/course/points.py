"""A meeting in, the lists of points that its blocks can show out: those of its themes and its methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from macros.course import Course, Entry
from macros.schema.base import Page, Point, PointGroup
from macros.schema.meeting_block import STEPS
from macros.schema.teacher import Meeting, Method, Theme


def points_in(course: Course, meeting: Meeting) -> Mapping[str, tuple[Entry[Page], PointGroup]]:
    """Return each list with the page it is on, by its name there; of two with one name the first.

    The steps of a method are a list, too, which has the page's title.
    """
    found: dict[str, tuple[Entry[Page], PointGroup]] = {}
    themes = (course.themes[name] for name in meeting.themes if name in course.themes)
    methods = (course.methods[name] for name in meeting.methods if name in course.methods)
    for entry in chain[Entry[Theme] | Entry[Method]](themes, methods):
        for group in (*entry.page.groups, *_steps_of(entry.page)):
            found.setdefault(group.id, (entry, group))
    return found


def _steps_of(page: Theme | Method) -> Iterator[PointGroup]:
    if isinstance(page, Method) and page.steps:
        points = tuple(Point(id=step.id, text=step.title) for step in page.steps)
        yield PointGroup(id=STEPS, title=page.title, points=points)
