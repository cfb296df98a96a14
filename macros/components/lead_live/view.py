"""«Led møtet»: what only the leader sees while the meeting is held, one block at a time."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.duties.view import DutyLine, DutyNote, colleague_lines, worry_note
from macros.components.runsheet.view import pupil_notes, session_notes
from macros.course import Course, Entry
from macros.schema.block import Block
from macros.schema.room import LivePage
from macros.site import Site
from macros.views.common import Goto, sheet_links
from macros.views.room import SCREENS, Gathering, RoomPart, Step, gathering_of, room_path
from macros.wording import minutes_text, span, text
from macros.year.planner import ShownFilm


@dataclass(frozen=True, kw_only=True)
class LiveStep:
    """A block as its leader needs it."""

    id: str
    block: Block
    minutes: int
    form: str
    span: str
    """From and to, counted from the beginning."""
    is_timed: bool
    """Whether the group's screen may say when it ends."""
    instead: str | None
    """What is done in its place, when there is no time for the block itself."""
    note: str | None
    films: tuple[ShownFilm, ...]
    prompts: tuple[str, ...]
    sheets: tuple[Goto, ...]
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
    """What to say when: `say` is the text of it."""

    name: str
    id: str
    title: str
    say: str


@dataclass(frozen=True, kw_only=True)
class LeadLive:
    """A meeting or a session in its leader's hand."""

    gathering: Gathering
    screen: Goto | None
    parts: tuple[LivePart, ...]
    boxes: tuple[WhenBox, ...]
    worry: DutyNote | None
    colleague: tuple[DutyLine, ...]


def lead_live(site: Site, entry: Entry[LivePage]) -> LeadLive:
    """Return everything that a leader's page holds."""
    gathering = gathering_of(site, entry.path)
    screen = room_path(entry.path, SCREENS)
    return LeadLive(
        gathering=gathering,
        screen=Goto(title=text("live.screen"), path=screen) if screen in site.course.pages else None,
        parts=tuple(_part(site.course, part, _notes(site, gathering)) for part in gathering.parts),
        boxes=tuple(_box(name, gathering.track) for name in ("worry", "disagreement", "colleague")),
        worry=worry_note(site.course),
        colleague=colleague_lines(site.course),
    )


def _notes(site: Site, gathering: Gathering) -> dict[str, str]:
    """Return the computed line under each block that has one, by the block's id."""
    if gathering.track == "laerer":
        return dict(pupil_notes(site.year.meeting_at(gathering.page.path).parts))
    return dict(session_notes(site, site.year.session_at(gathering.page.path)))


def _part(course: Course, part: RoomPart, notes: dict[str, str]) -> LivePart:
    coming = (*(_following(step) for step in part.steps[1:]), text("live.last"))
    steps = zip(part.steps, coming, strict=True)
    return LivePart(
        id=part.id,
        name=part.name,
        steps=tuple(_step(course, step, notes, following) for step, following in steps),
        left_out=part.left_out,
    )


def _step(course: Course, step: Step, notes: dict[str, str], following: str) -> LiveStep:
    slot, block = step.slot, step.slot.block
    instead = block.alternative.text if slot.uses_alternative and block.alternative else None
    return LiveStep(
        id=step.id,
        block=block,
        minutes=slot.minutes,
        form=text("form.film" if step.films and not instead else f"form.{slot.form}"),
        span=span(slot.start, slot.end),
        is_timed=step.is_timed,
        instead=instead,
        note=None if instead else notes.get(block.id),
        films=step.films,
        prompts=tuple(course.prompts[name][0].text for name in block.prompts),
        sheets=sheet_links(course, block.worksheets),
        following=following,
    )


def _following(step: Step) -> str:
    return text("live.next", title=step.slot.block.title, length=minutes_text(step.slot.minutes))


def _box(name: str, track: str) -> WhenBox:
    """Return a box; leaders talk of schools and employees where teachers talk of pupils and colleagues."""
    key = f"meeting.{name}" if track == "laerer" else f"session.{name}"
    say = "" if name == "worry" else text(f"{key}.text")
    return WhenBox(name=name, id=text(f"meeting.{name}.id"), title=text(f"{key}.title"), say=say)
