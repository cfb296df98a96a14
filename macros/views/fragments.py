"""A municipality's fragment in, Markdown for the page it appears on out.

Its links are written as in any other file, from where it lies; here they come to lead from the page.
"""

from __future__ import annotations

import posixpath

from markupsafe import Markup

from macros.course.additions import Fragment
from macros.reader.body import OUTSIDE, targets_in


def fragment_markdown(fragment: Fragment, here: str) -> Markup:
    """Return a fragment's text for the page at `here`; it has been checked, so nothing is escaped."""
    places = targets_in(fragment.text)
    text = fragment.text
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]}{_from_page(text[start:end], fragment.path, here)}{text[end:]}"
    return Markup(text)


def _from_page(target: str, path: str, here: str) -> str:
    """Return a target as the page at `here` would write it."""
    if OUTSIDE.match(target):
        return target
    file, mark, anchor = target.partition("#")
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
    relative = "" if goal == here else posixpath.relpath(goal, posixpath.dirname(here) or ".")
    return f"{relative}{mark}{anchor}" or posixpath.basename(here)
