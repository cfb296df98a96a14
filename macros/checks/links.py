"""Every link in the course's prose in, those that lead nowhere out.

Targets are ids that a page declares, by `{: #id }` or by its data; anchors that an engine makes up
from a heading's words are not, since they change with the words.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from macros.checks.anchors import anchors_of
from macros.checks.lost import instead_of_anchor, instead_of_page
from macros.checks.mentions import leave_draft
from macros.checks.subject import Subject
from macros.course import Course, Prose
from macros.course.additions import is_piece
from macros.problems import Problem, shorten
from macros.reader.body import Link
from macros.reader.textfile import compose
from macros.year.session_pages import absent_pages

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
ALLOWED = ("https://", "http://", "mailto:", "tel:")
LONGEST = 1000
MOST = 100
"""How many dead links on a page are told of at a time: to find what is meant takes its time."""
Anchors = Mapping[str, set[str]]
HOST = re.compile(r"www\.|[\w-]+\.(no|com|org|net)\b")


class _Goals(NamedTuple):
    """Where links may lead: the pages with their anchors, those that this year lacks, and other files."""

    anchors: Anchors
    absent: Mapping[str, str]
    course: Course
    docs_dir: Path


def check_links(subject: Subject) -> Iterator[Problem]:
    """A link leads to a page that exists, at an anchor that the page declares."""
    course = subject.course
    anchors = {
        path: {anchor.name for anchor in anchors_of(entry, course)} for path, entry in course.pages.items()
    }
    for fragment in course.fragments:
        own = {name for name, _ in fragment.body.anchors}
        for host in course.hosts_of(fragment):
            anchors[host.path] |= own
            own = own | anchors[host.path]
        anchors[fragment.path] = own
    goals = _Goals(anchors, absent_pages(course), course, subject.settings.docs_dir)
    for prose in course.prose:
        yield from islice(_dead_links(prose, goals), MOST)


def _dead_links(prose: Prose, goals: _Goals) -> Iterator[Problem]:
    for link in prose.body.links:
        message = _wrong_address(link) if SCHEME.match(link.target) else None
        if not SCHEME.match(link.target) and link.target:
            message = _wrong_path(link, prose.path, goals)
        if message:
            yield Problem(f"docs/{prose.path}", prose.body.line_of(link), "", message)


def _wrong_address(link: Link) -> str | None:
    shown = shorten(link.target)
    if not link.target.startswith(ALLOWED):
        return f"adressen «{shown}» er ikke tillatt; bruk «https://»"
    return f"bildet «{shown}» ligger hos andre; legg det i prosjektet" if link.is_image else None


def _wrong_path(link: Link, path: str, goals: _Goals) -> str | None:
    anchors, absent, course, docs_dir = goals
    shown = shorten(link.target)
    file, _, anchor = link.target.partition("#")
    if file.startswith("/"):
        return f"lenken «{shown}» begynner med «/»; skriv veien fra denne fila, som «../om/index.md»"
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    if goal in course.broken:
        return None
    if goal in course.drafts:
        return f"lenken «{shown}» går til et utkast; {leave_draft(course.drafts[goal])}"
    if goal in absent and path not in absent:
        stands_for_it = posixpath.relpath(absent[goal], posixpath.dirname(path) or ".")
        year = f"et år med {course.local.leader_sessions} ledersamlinger"
        return f"lenken «{shown}» går til en side som ikke er med i {year}; lenk til «{stands_for_it}», som alltid er med"
    if goal.startswith(".."):
        return f"lenken «{shown}» går ut av mappa «{docs_dir.name}»; legg det den viser til, der"
    if goal != path and is_piece(goal):
        return f"lenken «{shown}» går til et tillegg, som ikke er en side; skriv siden det står på"
    if goal not in anchors:
        goal = unquote(goal)
        is_other = not goal.endswith(".md") and len(goal) < LONGEST and (docs_dir / goal).is_file()
        near = "" if is_other else instead_of_page(goal, path, course, anchors)
        return None if is_other else f"{_no_such_file(link, docs_dir / goal)}{near}"
    if anchor and anchor not in anchors[goal]:
        near = instead_of_anchor(anchor, goal, path, course, anchors[goal])
        return f"lenken «{shown}» går til et anker som ikke finnes{near}"
    return None


def _no_such_file(link: Link, file: Path) -> str:
    shown = shorten(link.target)
    if link.is_image:
        return f"bildet «{shown}» finnes ikke"
    if len(link.target) > LONGEST:
        return f"lenken «{shown}» er for lang til å være navnet på en fil"
    apart = _written_apart(file)
    if apart:
        return f"fila «{shown}» finnes, men navnet har bokstaver av to tegn, slik en Mac skriver dem; gi den et navn uten æ, ø og å"
    if file.is_dir():
        return f"lenken «{shown}» går til en mappe"
    if HOST.match(link.target):
        return f"lenken «{shown}» går til en fil som ikke finnes; skriv «https://» foran en adresse på nettet"
    return f"lenken «{shown}» går til en side som ikke finnes"


def _written_apart(file: Path) -> bool:
    """Whether a file is there under a name that looks the same."""
    if file.exists() or not file.parent.is_dir():
        return False
    return any(compose(other.name) == file.name for other in file.parent.iterdir())
