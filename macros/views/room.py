"""A meeting or a session as those in the room meet it: its parts, the steps of each, and what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from macros.course import Course
from macros.schema.base import Track
from macros.schema.room import GATHERINGS
from macros.site import Site
from macros.views.common import Goto, session_goto, session_heading
from macros.views.dates import session_when, sitting_text
from macros.views.shorter import when_late
from macros.views.steps import Step, part_id, steps_of
from macros.wording import capitalize, days_text, months_text, text
from macros.year.planner import PlannedMeeting, PlannedSession
from macros.year.slots import Part

SCREENS, LIVE = "storskjerm", "led"


@dataclass(frozen=True, kw_only=True)
class RoomPart:
    """What is held in one sitting."""

    id: str
    name: str | None
    """What the part is called; None when the meeting is held in one."""
    when: str
    steps: tuple[Step, ...]
    until_next: str | None
    """What each is to try or do before the next time, when it is not the same for all."""
    following: str | None
    """What comes next, and when; None for the last of the year."""
    left_out: tuple[str, ...]
    late: str
    """What goes first when the time is running out."""


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """A meeting or a session in the room."""

    track: Track
    name: str
    title: str
    page: Goto
    key: str
    """Its name among all that is held, for windows that follow each other."""
    parts: tuple[RoomPart, ...]


def gathering_of(site: Site, path: str) -> Gathering:
    """Return what the screen or the live page at a path is about."""
    track, _, name = path.split("/")
    own = f"{track}/{GATHERINGS[track]}/{name}"
    key = own.removesuffix(".md")
    if track == "laerer":
        meeting = site.year.meeting_at(own)
        page = meeting.entry.page
        return Gathering(
            track="laerer",
            name=text("kind.meeting" if page.number else "kind.common_start", number=page.number),
            title=page.name,
            page=Goto(title=page.title, path=own),
            key=key,
            parts=tuple(_meeting_parts(site, meeting)),
        )
    session = next(each for each in site.year.sessions if each.page.path == own)
    return Gathering(
        track="leder",
        name=text("kind.session", first=session.number, total=session.total),
        title=session.document.title,
        page=session_goto(session),
        key=key,
        parts=(_session_part(site, session),),
    )


def gatherings(site: Site, track: str) -> Iterator[tuple[str, str, str]]:
    """Yield for each of a track's gatherings its name in addresses, its page's path, and its title."""
    if track == "laerer":
        for meeting in site.year.meetings:
            page = meeting.entry.page
            yield f"mote-{page.number}", meeting.entry.path, page.title
    else:
        for session in site.year.sessions:
            yield session.anchor, session.page.path, session_heading(session)


def rooms_of(course: Course, path: str) -> tuple[Goto, ...]:
    """Return the ways from a meeting or a session to its live page and its screen, those there are."""
    track, _, rest = path.partition("/")
    if rest.partition("/")[0] != GATHERINGS.get(track):
        return ()
    found = ((name, room_path(path, name)) for name in (LIVE, SCREENS))
    return tuple(
        Goto(title=text(f"room.{name}.{track}"), path=room) for name, room in found if room in course.pages
    )


def room_path(path: str, folder: str) -> str:
    """Return where the page of that kind of a meeting's or session's lies."""
    pure = PurePosixPath(path)
    return str(pure.parent.parent / folder / pure.name)


def _meeting_parts(site: Site, meeting: PlannedMeeting) -> Iterator[RoomPart]:
    meetings = site.year.meetings
    after = meetings[meetings.index(meeting) + 1 :][:1]
    is_whole = len(meeting.parts) == 1
    for part in meeting.parts:
        is_last = part is meeting.parts[-1]
        following = None
        if not is_last:
            title = _part_name(meeting.parts[part.number])
            following = text("room.next", title=title, when=_part_when(meeting, part.number + 1))
        elif after:
            following = text("room.next", title=after[0].entry.page.title, when=_part_when(after[0], 1))
        yield RoomPart(
            id=part_id(part),
            name=None if is_whole else _part_name(part),
            when=capitalize(_part_when(meeting, part.number)),
            steps=tuple(steps_of(site.course, part, meeting.entry.page)),
            until_next=meeting.entry.page.exercise.text if is_last else part.until_next,
            following=following,
            left_out=tuple(block.title for block in part.left_out),
            late=when_late(part),
        )


def _session_part(site: Site, session: PlannedSession) -> RoomPart:
    after = site.year.sessions[session.number :][:1]
    following = [text("room.next", title=session_heading(each), when=session_when(each)) for each in after]
    return RoomPart(
        id=part_id(session.part),
        name=None,
        when=capitalize(session_when(session)),
        steps=tuple(steps_of(site.course, session.part, session)),
        until_next=None,
        following=following[0] if following else None,
        left_out=tuple(block.title for block in session.part.left_out),
        late=when_late(session.part),
    )


def _part_name(part: Part) -> str:
    if part.name:
        return text("meeting.part_named", number=part.number, name=part.name)
    return text("meeting.part", number=part.number)


def _part_when(meeting: PlannedMeeting, number: int) -> str:
    """Return when a part is held: the one time of all groups, their days, or the meeting's months."""
    sittings = [sitting for sitting in meeting.dates if sitting.part == number]
    if not sittings:
        return months_text(meeting.months)
    together = dict.fromkeys(map(sitting_text, sittings))
    if len(together) == 1:
        return next(iter(together))
    days = [sitting.date for sitting in sittings]
    return text("date.differs", days=days_text(min(days), max(days)))
