"""What a leader has in the hand from the page of the meeting or the session, besides the steps themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.course import Course
from macros.schema.teacher import Meeting
from macros.site import Site
from macros.views.common import exercise_title, part_title
from macros.views.room import Gathering
from macros.views.shorter import when_shorter
from macros.wording import text
from macros.year.slots import Part


@dataclass(frozen=True, kw_only=True)
class Told:
    """Lines under a title: what is agreed at the end, what to say, what often goes wrong."""

    id: str
    title: str
    button: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Held:
    """What belongs to all that is held."""

    closing: tuple[Told, ...]
    """What the last step ends with."""
    boxes: tuple[Told, ...]
    """What is one tap away at every step."""


def held(site: Site, gathering: Gathering) -> Held:
    """Return what the page of a meeting or of a session says that its leader needs at hand."""
    if gathering.track == "laerer":
        meeting = site.year.meeting_at(gathering.page.path)
        return _of_meeting(site.course, meeting.entry.page, meeting.parts)
    session = next(each for each in site.year.sessions if each.page.path == gathering.page.path)
    settle = Told(id="avtal", title=text("session.settle"), button="", lines=session.document.settle)
    return Held(
        closing=(settle,) if settle.lines else (),
        boxes=(_late((session.part,)),),
    )


def _of_meeting(course: Course, page: Meeting, parts: Sequence[Part]) -> Held:
    closing = (
        Told(id="oving", title=exercise_title(course, page), button="", lines=(page.exercise.text,)),
        Told(id="logg", title=text("guide.logging"), button="", lines=(page.logging.text,)),
    )
    say = Told(id="tre-ting", title=text("meeting.say"), button=text("live.box.say"), lines=page.say)
    pitfalls = Told(
        id="fallgruver",
        title=text("live.pitfalls"),
        button=text("live.box.pitfalls"),
        lines=page.pitfalls,
    )
    return Held(
        closing=closing,
        boxes=(say, pitfalls, _late(parts)),
    )


def _late(parts: Sequence[Part]) -> Told:
    """Return what goes first when time is short, part by part."""
    lines = tuple(line for part in parts for line in _short_of_time(part, is_one=len(parts) == 1))
    return Told(id="darlig-tid", title=text("live.late"), button=text("live.box.late"), lines=lines)


def _short_of_time(part: Part, *, is_one: bool) -> Iterator[str]:
    name = "" if is_one else f"{part_title(part)}. "
    return (f"{name}{question} {answer}" for question, answer in when_shorter(part))
