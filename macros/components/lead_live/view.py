"""«Led møtet»: what only the leader sees while the meeting is held, one block at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from macros.components.big_screen.view import count_slides
from macros.components.duties.view import WhenBox, when_boxes
from macros.components.runsheet.view import meeting_details, session_details
from macros.components.session.view import PlanBView, plan_b
from macros.course import Course, Entry
from macros.schema.room import LivePage
from macros.site import Site
from macros.views.common import Goto, sheet_links
from macros.views.held import Told, held
from macros.views.room import SCREENS, Gathering, RoomPart, gathering_of, room_path
from macros.views.shown import FilmLink, PointList
from macros.views.steps import Step
from macros.wording import minutes_text, span, text
from macros.year.planner import PlannedMeeting


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
    said: str | None = None
    """The words to the group that this part has for its beginning or its end."""
    does: str | None
    """What the group does."""
    is_instead: bool
    """Whether that stands in place of what there is no time for."""
    note: str | None
    films: tuple[FilmLink, ...]
    plans_b: tuple[PlanBView, ...] = ()
    """What to do when the films cannot be had."""
    points: tuple[PointList, ...]
    prompts: tuple[str, ...]
    sheets: tuple[Goto, ...]
    advice: str | None
    closing: tuple[Told, ...] = ()
    """What is agreed or given before one parts."""
    slides: int = 1
    """How many slides the step has on the screen."""
    following: str
    """What comes next, and how long it takes."""


@dataclass(frozen=True, kw_only=True)
class LivePart:
    """What is held in one sitting."""

    id: str
    name: str | None
    steps: tuple[LiveStep, ...]
    left_out: tuple[str, ...]
    late: str | None = None
    """What goes first when the time is running out."""


@dataclass(frozen=True, kw_only=True)
class LeadLive:
    """A meeting or a session in its leader's hand."""

    key: str
    title: str
    ways: tuple[Goto, ...]
    track: str
    """By which it is called a meeting or a session."""
    parts: tuple[LivePart, ...]
    boxes: tuple[WhenBox, ...]
    others: tuple[Told, ...]
    """What else is one tap away."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What blocks are shown with: the computed line, by a block's id, and what to do without the film."""

    notes: Mapping[str, str]
    plans_b: tuple[PlanBView, ...] = ()


def lead_live(site: Site, entry: Entry[LivePage]) -> LeadLive:
    """Return everything that a leader's page holds."""
    gathering = gathering_of(site, entry.path)
    about, shown = held(site, gathering), _shown(site, gathering)
    return LeadLive(
        key=gathering.key,
        title=gathering.page.title,
        ways=tuple(_ways(site.course, gathering)),
        track=gathering.track,
        parts=tuple(_parts(site.course, gathering, shown, about.closing)),
        boxes=when_boxes(site.course, gathering.track),
        others=about.boxes,
    )


def _ways(course: Course, gathering: Gathering) -> Iterator[Goto]:
    if _has_screen(course, gathering):
        yield Goto(title=text("live.screen"), path=room_path(gathering.page.path, SCREENS))
    yield replace(gathering.page, title=text("screen.back"))


def _has_screen(course: Course, gathering: Gathering) -> bool:
    return room_path(gathering.page.path, SCREENS) in course.pages


def _shown(site: Site, gathering: Gathering) -> Shown:
    if gathering.track == "laerer":
        meeting = site.year.meeting_at(gathering.page.path)
        return Shown(notes=_with_codes(meeting, meeting_details(site.course, meeting).notes))
    session = next(each for each in site.year.sessions if each.page.path == gathering.page.path)
    plans_b = tuple(plan_b(site.course, film) for film in session.films)
    return Shown(notes=session_details(site, session).notes, plans_b=plans_b)


def _with_codes(meeting: PlannedMeeting, notes: Mapping[str, str]) -> Mapping[str, str]:
    """Add what a code and a mark are, where a stand-in meets them."""
    rounds = [block.id for block in meeting.entry.page.blocks if block.type == "relation_round"]
    return {**notes, **{name: f"{notes.get(name, '')} {text('note.code')}".strip() for name in rounds}}


def _parts(
    course: Course, gathering: Gathering, shown: Shown, closing: tuple[Told, ...]
) -> Iterator[LivePart]:
    lasts = [text("live.last.part", title=f"«{part.name}»") for part in gathering.parts[1:]]
    for part, last in zip(gathering.parts, (*lasts, text(f"live.last.{gathering.track}")), strict=True):
        coming = (*map(_following, part.steps[1:]), last)
        steps = [_step(course, *pair, shown) for pair in zip(part.steps, coming, strict=True)]
        steps[-1] = replace(steps[-1], closing=closing if part is gathering.parts[-1] else _closing(part))
        if _has_screen(course, gathering):
            slides = count_slides(course, part)
            steps = [replace(step, slides=slides.get(step.id, 0)) for step in steps]
        yield LivePart(id=part.id, name=part.name, steps=tuple(steps), left_out=part.left_out, late=part.late)


def _closing(part: RoomPart) -> tuple[Told, ...]:
    """Return what a part ends with that is not the last: what to try until the next."""
    lines = (part.until_next,) if part.until_next else ()
    return (Told(id=part.id, title=text("screen.until_next"), button="", lines=lines),) if lines else ()


def _step(course: Course, step: Step, following: str, shown: Shown) -> LiveStep:
    slot, block = step.slot, step.slot.block
    instead = block.alternative if slot.uses_alternative else None
    return LiveStep(
        id=step.id,
        title=slot.title,
        minutes=slot.minutes,
        form=text("form.film" if step.films and not instead else f"form.{slot.form}"),
        span=span(slot.start, slot.end),
        is_timed=step.is_timed,
        said=slot.said,
        does=instead.text if instead else block.text,
        is_instead=instead is not None,
        note=None if instead else shown.notes.get(block.id),
        films=step.films,
        plans_b=shown.plans_b if step.films else (),
        points=step.points,
        prompts=tuple(course.prompts[name][0].text for name in block.prompts),
        sheets=sheet_links(course, block.worksheets),
        advice=block.facilitator,
        following=following,
    )


def _following(step: Step) -> str:
    return text("live.next", title=step.slot.title, length=minutes_text(step.slot.minutes))
