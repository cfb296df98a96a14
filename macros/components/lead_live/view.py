"""«Led møtet»: what only the leader sees while the meeting is held, one block at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from macros.components.duties.view import DutyLine, DutyNote, colleague_lines, worry_note
from macros.components.runsheet.view import meeting_details, session_details
from macros.course import Course, Entry
from macros.schema.room import LivePage
from macros.site import Site
from macros.views.common import Goto, sheet_links
from macros.views.room import SCREENS, Gathering, RoomPart, gathering_of, room_path
from macros.views.shown import FilmLink, PointList
from macros.views.steps import Step
from macros.wording import minutes_text, span, text
from macros.year.planner import PlannedMeeting

WORRY = "worry"
BOXES = (WORRY, "disagreement", "colleague")
"""What to say when: a worry for a pupil, a disagreement, talk about somebody who is not there."""


@dataclass(frozen=True, kw_only=True)
class LiveStep:
    """A block as its leader needs it."""

    id: str
    title: str
    minutes: int
    form: str
    span: str
    """From and to, counted from the beginning."""
    is_timed: bool
    """Whether the group's screen may say when it ends."""
    does: str | None
    """What the group does."""
    is_instead: bool
    """Whether that stands in place of what there is no time for."""
    note: str | None
    films: tuple[FilmLink, ...]
    points: tuple[PointList, ...]
    prompts: tuple[str, ...]
    sheets: tuple[Goto, ...]
    advice: str | None
    following: str
    """What comes next, and how long it takes."""


@dataclass(frozen=True, kw_only=True)
class LivePart:
    """What is held in one sitting."""

    id: str
    name: str | None
    steps: tuple[LiveStep, ...]
    left_out: tuple[str, ...]


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


@dataclass(frozen=True, kw_only=True)
class LeadLive:
    """A meeting or a session in its leader's hand."""

    key: str
    title: str
    ways: tuple[Goto, ...]
    parts: tuple[LivePart, ...]
    boxes: tuple[WhenBox, ...]


def lead_live(site: Site, entry: Entry[LivePage]) -> LeadLive:
    """Return everything that a leader's page holds."""
    gathering = gathering_of(site, entry.path)
    notes = _notes(site, gathering)
    return LeadLive(
        key=gathering.key,
        title=gathering.page.title,
        ways=tuple(_ways(site.course, gathering)),
        parts=tuple(_part(site.course, part, notes) for part in gathering.parts),
        boxes=tuple(_box(site.course, name, gathering.track) for name in BOXES),
    )


def _ways(course: Course, gathering: Gathering) -> Iterator[Goto]:
    screen = room_path(gathering.page.path, SCREENS)
    if screen in course.pages:
        yield Goto(title=text("live.screen"), path=screen)
    yield replace(gathering.page, title=text("screen.back"))


def _notes(site: Site, gathering: Gathering) -> Mapping[str, str]:
    """Return the computed line under each block that has one, by the block's id."""
    if gathering.track == "laerer":
        meeting = site.year.meeting_at(gathering.page.path)
        return _with_codes(meeting, meeting_details(site.course, meeting).notes)
    session = next(each for each in site.year.sessions if each.page.path == gathering.page.path)
    return session_details(site, session).notes


def _with_codes(meeting: PlannedMeeting, notes: Mapping[str, str]) -> Mapping[str, str]:
    """Add what a code and a mark are, where a stand-in meets them."""
    rounds = [block.id for block in meeting.entry.page.blocks if block.type == "relation_round"]
    return {**notes, **{name: f"{notes.get(name, '')} {text('note.code')}".strip() for name in rounds}}


def _part(course: Course, part: RoomPart, notes: Mapping[str, str]) -> LivePart:
    coming = (*map(_following, part.steps[1:]), text("live.last"))
    steps = zip(part.steps, coming, strict=True)
    return LivePart(
        id=part.id,
        name=part.name,
        steps=tuple(_step(course, step, notes, following) for step, following in steps),
        left_out=part.left_out,
    )


def _step(course: Course, step: Step, notes: Mapping[str, str], following: str) -> LiveStep:
    slot, block = step.slot, step.slot.block
    instead = block.alternative if slot.uses_alternative else None
    return LiveStep(
        id=step.id,
        title=block.title,
        minutes=slot.minutes,
        form=text("form.film" if step.films and not instead else f"form.{slot.form}"),
        span=span(slot.start, slot.end),
        is_timed=step.is_timed,
        does=instead.text if instead else " ".join(filter(None, (slot.said, block.text))) or None,
        is_instead=instead is not None,
        note=None if instead else notes.get(block.id),
        films=step.films,
        points=step.points,
        prompts=tuple(course.prompts[name][0].text for name in block.prompts),
        sheets=sheet_links(course, block.worksheets),
        advice=block.facilitator,
        following=following,
    )


def _following(step: Step) -> str:
    return text("live.next", title=step.slot.block.title, length=minutes_text(step.slot.minutes))


def _box(course: Course, name: str, track: str) -> WhenBox:
    """Return a box; leaders talk of schools and employees where teachers talk of pupils and colleagues."""
    is_meeting = track == "laerer"
    say = text(f"meeting.{name}.text" if is_meeting else f"session.{name}.text") if name != WORRY else None
    return WhenBox(
        id=text(f"meeting.{name}.id"),
        classes=f"gr-note--{name}",
        title=text(f"meeting.{name}.title" if is_meeting else f"session.{name}.title"),
        button=text(f"live.box.{name}"),
        say=say,
        worry=worry_note(course) if name == WORRY else None,
        duties=colleague_lines(course) if name == "colleague" else (),
    )
