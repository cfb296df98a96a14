"""The boxes a leader opens: what to say when something comes up."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.duties.view import DutyLine, DutyNote, colleague_lines, worry_note
from macros.course import Course
from macros.wording import text

WORRY = "worry"
BOXES = (WORRY, "disagreement", "colleague")
"""What to say when: a worry for a pupil, a disagreement, talk about somebody who is not there."""


@dataclass(frozen=True, kw_only=True)
class WhenBox:
    """What to say when something comes up."""

    id: str
    classes: str
    title: str
    button: str
    say: str | None
    worry: DutyNote | None
    """What to do about a worry for a pupil; the first thing is a pause."""
    duties: tuple[DutyLine, ...]


def when_box(course: Course, name: str, track: str) -> WhenBox:
    """Return a box; leaders talk of schools and employees where teachers talk of pupils and colleagues."""
    is_meeting = track == "laerer"
    say = text(f"meeting.{name}.text" if is_meeting else f"session.{name}.text") if name != WORRY else None
    return WhenBox(
        id=text(f"meeting.{name}.id"),
        classes=f"gr-note--{name}",
        title=text(f"meeting.{name}.title" if is_meeting else f"session.{name}.title"),
        button=text(f"live.box.{name}.{track}" if name == "colleague" else f"live.box.{name}"),
        say=say,
        worry=worry_note(course) if name == WORRY else None,
        duties=colleague_lines(course) if name == "colleague" else (),
    )
