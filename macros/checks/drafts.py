"""The drafts in, those that the course cannot be without out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.problems import Problem
from macros.schema import kind_of

NEEDED = {
    "meeting": "møtet kan ikke være et utkast, for da mangler det i skoleåret",
    "leader_session": "ledersamlingen kan ikke være et utkast, for da mangler den i skoleåret",
    "session": "ledersamlingen kan ikke være et utkast, for da mangler den i skoleåret",
    "duties": "siden om bekymring for en elev kan ikke være et utkast, for møtene viser til den",
    "bibliography": "litteraturlista kan ikke være et utkast, for sidene viser til den",
}
"""The kinds of page that are counted on, and why."""
HOME, NO_HOME = "index.md", "forsiden kan ikke være et utkast, for alle veier går ut fra den"


def check_drafts(subject: Subject) -> Iterator[Problem]:
    """A page that the course cannot be without is no draft."""
    for draft in sorted({*subject.course.drafts.values()}, key=lambda draft: draft.path):
        reason = NO_HOME if draft.path == HOME else NEEDED.get(kind_of(draft.path).name)
        if reason:
            message = f"{reason}; ta bort feltet"
            yield Problem(f"docs/{draft.path}", draft.line, "draft", message)
