"""A link that leads nowhere in, what to write instead out.

What a municipality links to may be moved or taken away by an update, and the page is not its own to mend.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable

from macros.course import Course
from macros.course.additions import LOCAL_FOLDER, is_piece
from macros.course.moved import moved_to
from macros.problems import nearest, suggest
from macros.settings.history import where_it_went

MOST_PLACES = 8
"""How many places of a page a message names."""


def instead_of_page(goal: str, path: str, course: Course, known: Collection[str]) -> str:
    """Say where a page went that a link on the page at `path` leads to, or which is meant, as it is to be written."""
    here = posixpath.dirname(path) or "."
    moved = moved_to(course, goal)
    if moved:
        return f"; siden er flyttet, så skriv «{posixpath.relpath(moved, here)}»"
    gone = where_it_went("page", _place(goal))
    if gone:
        return f"; {gone}"
    places = {_place(each): each for each in known if not is_piece(each)}
    near = nearest_page(_place(goal), places)
    if near:
        return f"; mente du «{posixpath.relpath(places[near], here)}»?"
    return "; ta bort lenken, eller lenk til en side som finnes" if path.startswith(LOCAL_FOLDER) else ""


def instead_of_anchor(anchor: str, goal: str, path: str, course: Course, known: Collection[str]) -> str:
    """Say which anchor of the page at `goal` is meant, or what one who cannot change that page can write."""
    mend = "; sett «{: #navn }» bak overskriften"
    if path.startswith(LOCAL_FOLDER) and not goal.startswith(LOCAL_FOLDER):
        headings = [name for name, _ in course.pages[goal].body.anchors][:MOST_PLACES]
        mend = f"; siden er kursets, så skriv lenken uten «#{anchor}»"
        if headings:
            mend += f", eller med et av ankrene {', '.join(headings)}"
    return suggest(anchor, known, otherwise=mend)


def nearest_page(name: str, names: Iterable[str]) -> str | None:
    """Return the page most like a path; to lie in the same folder is not to be alike."""
    last = _last(name)
    return nearest(name, [each for each in names if nearest(last, [_last(each)])])


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _place(path: str) -> str:
    """Return what tells pages apart in a path."""
    return path.removesuffix(".html").removesuffix(".md").removesuffix("index").rstrip("/")
