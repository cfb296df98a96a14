"""Every link in the course's prose in, those that lead nowhere out.

Targets are ids that a page declares, by `{: #id }` or by its data; anchors that an engine makes up
from a heading's words are not, since they change with the words.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from macros.body import Link
from macros.course import Course, Entry
from macros.crossref import anchors_of_calls, inner_ids
from macros.planner import number_sessions, session_anchor
from macros.problems import Problem, shorten, suggest
from macros.schema.base import Page

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
ALLOWED = ("https://", "http://", "mailto:", "tel:")


def anchors_of(entry: Entry[Page], course: Course) -> set[str]:
    """Return the ids on a page that links may point to."""
    anchors = {*entry.body.anchors, *anchors_of_calls(entry), *(name for name, _ in inner_ids(entry.page))}
    sessions = enumerate(number_sessions(course), 1) if entry.kind == "leader_session" else ()
    return anchors | {
        session_anchor(number) for number, (document, _, _) in sessions if document.path == entry.path
    }


def check_links(course: Course, docs_dir: Path) -> Iterator[Problem]:
    """A link leads to a page that exists, at an anchor that the page declares."""
    anchors = {path: anchors_of(entry, course) for path, entry in course.pages.items()}
    for entry in course.pages.values():
        for link in entry.body.links:
            message = _what_is_wrong(link, entry.path, anchors, course.broken, docs_dir)
            if message:
                yield Problem(f"docs/{entry.path}", link.line, "", message)


def _what_is_wrong(
    link: Link, path: str, anchors: Mapping[str, set[str]], broken: Collection[str], docs_dir: Path
) -> str | None:
    target = link.target
    shown = shorten(target)
    if SCHEME.match(target):
        if not target.startswith(ALLOWED):
            return f"adressen «{shown}» er ikke tillatt; bruk «https://»"
        return f"bildet «{shown}» må ligge i prosjektet, ikke hos andre" if link.is_image else None
    file, _, anchor = target.partition("#")
    if file.startswith("/"):
        return f"lenken «{shown}» begynner med «/»; skriv veien fra denne fila, som «../om/index.md»"
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    if goal in broken:
        return None
    if goal not in anchors:
        if file and not file.endswith(".md") and not goal.startswith("..") and (docs_dir / goal).is_file():
            return None
        near = suggest(goal, anchors)
        return f"lenken «{shown}» går til en side som ikke finnes{near}"
    if anchor and anchor not in anchors[goal]:
        near = suggest(anchor, anchors[goal], otherwise="; sett «{: #navn }» bak overskriften")
        return f"lenken «{shown}» går til et anker som ikke finnes{near}"
    return None
