"""A meeting's blocks in, the films and the points that they show out: on the page, on paper and on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.course import Course
from macros.course.points import points_in
from macros.schema.base import Point
from macros.schema.block import Block
from macros.schema.meeting_block import MeetingBlock
from macros.schema.teacher import Meeting
from macros.views.common import Goto
from macros.wording import text
from macros.year.films import ShownFilm, show_film


@dataclass(frozen=True, kw_only=True)
class FilmLink:
    """A film that a block shows; `url` is None when no one has given an address."""

    title: str
    path: str
    length: str
    url: str | None


@dataclass(frozen=True, kw_only=True)
class PointList:
    """A list of points under its title, with the place where it is explained."""

    goto: Goto
    points: tuple[Point, ...]

    @property
    def title(self) -> str:
        return self.goto.title


def points_of(course: Course, meeting: Meeting, block: Block) -> tuple[PointList, ...]:
    """Return the lists that a block shows, in its order."""
    known = points_in(course, meeting)
    names: Iterable[str] = block.points if isinstance(block, MeetingBlock) else ()
    return tuple(
        PointList(
            goto=Goto(
                title=group.title, path=entry.path, anchor="" if group.title == entry.page.title else group.id
            ),
            points=group.points,
        )
        for entry, group in (known[name] for name in names)
    )


def films_of(course: Course, block: MeetingBlock) -> tuple[FilmLink, ...]:
    """Return the films that a block shows."""
    return tuple(film_link(show_film(course.films[name], course.local)) for name in block.films)


def film_link(film: ShownFilm) -> FilmLink:
    """Return a film with its length in words, and its address if someone has given one."""
    key = "film.counted" if film.is_estimate else "time.minutes"
    return FilmLink(
        title=film.entry.page.name,
        path=film.entry.path,
        length=text(key, count=film.minutes),
        url=film.url,
    )
