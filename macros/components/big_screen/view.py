"""The big screen: what a group should see, one thing at a time; nothing that is for the leader alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.course import Course, Entry
from macros.schema.base import Page
from macros.schema.room import ScreenPage
from macros.site import Site
from macros.views.common import Goto
from macros.views.room import SCREENS, RoomPart, gathering_of, gatherings, room_path
from macros.views.shown import FilmLink
from macros.views.steps import Step
from macros.wording import text

MOST_SIGNS = 420
"""How much a slide can show, in letters, at the size that is read from the back of a room."""
LINE = 46
"""The letters of a line; a point takes whole lines."""


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One thing on the screen."""

    id: str
    step: str
    """The block it belongs to, by the id that the leader's page has for it."""
    classes: str
    title: str
    is_inner: bool = False
    """Whether it is a part of the step before it: a list of points, or a question."""
    words: str | None = None
    points: tuple[str, ...] = ()
    films: tuple[FilmLink, ...] = ()
    form: str | None = None
    minutes: int | None = None
    """How long it takes, where a group may see that and when it ends."""


@dataclass(frozen=True, kw_only=True)
class Deck:
    """The slides of what is held in one sitting."""

    id: str
    name: str | None
    when: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True, kw_only=True)
class Screen:
    """What a meeting or a session shows."""

    key: str
    name: str
    title: str
    page: Goto
    decks: tuple[Deck, ...]


@dataclass(frozen=True, kw_only=True)
class ScreenLink:
    """A way to a screen; `id` is the place that the screen had when all were on one page."""

    id: str
    goto: Goto


def big_screen(site: Site, entry: Entry[ScreenPage]) -> Screen:
    """Return what a meeting or a session shows, part by part."""
    gathering = gathering_of(site, entry.path)
    return Screen(
        key=gathering.key,
        name=gathering.name,
        title=gathering.title,
        page=replace(gathering.page, title=text("screen.back")),
        decks=tuple(_deck(site.course, part) for part in gathering.parts),
    )


def screen_list(site: Site, entry: Entry[Page], track: str) -> tuple[ScreenLink, ...]:
    """Return the ways to a track's screens, in the order of the year."""
    return tuple(
        ScreenLink(id=anchor, goto=Goto(title=title, path=room_path(path, SCREENS)))
        for anchor, path, title in gatherings(site, track)
        if room_path(path, SCREENS) in site.course.pages
    )


def split_points(points: Iterable[str]) -> list[tuple[str, ...]]:
    """Put points on as few slides as hold them, in their order, and about as much on each."""
    shown = tuple(points)
    fewest = _fill(shown, MOST_SIGNS)
    tries = (_fill(shown, most) for most in range(LINE, MOST_SIGNS, LINE))
    return next((slides for slides in tries if len(slides) == len(fewest)), fewest)


def count_slides(course: Course, part: RoomPart) -> Mapping[str, int]:
    """Return how many slides each step of a part has on the screen, by the step's id."""
    return Counter(slide.step for slide in _deck(course, part).slides)


def _fill(points: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """Put points on slides that each hold so many letters, one after the other."""
    slides: list[list[str]] = []
    used = most
    for point in points:
        size = -(-len(point) // LINE) * LINE
        if used + size > most:
            slides.append([])
            used = 0
        slides[-1].append(point)
        used += size
    return [tuple(slide) for slide in slides]


def _deck(course: Course, part: RoomPart) -> Deck:
    held = (step for step in part.steps if not step.slot.is_slack)
    slides = [slide for step in held for slide in _slides(course, step)]
    return Deck(
        id=part.id,
        name=part.name,
        when=part.when,
        slides=(*slides, *_ending(part, slides[-1].step)),
    )


def _slides(course: Course, step: Step) -> Iterator[Slide]:
    """Yield a block's slides: what is done, the points it is about, its questions one by one."""
    block, slot = step.slot.block, step.slot
    first = Slide(
        id=step.id,
        step=step.id,
        classes=_classes("pause" if block.is_pause else "step"),
        title=slot.title,
        words=slot.screen,
        films=step.films,
        form=None if block.is_pause else text(f"form.{slot.form}"),
        minutes=slot.minutes if step.is_timed else None,
    )
    yield first
    questions = (("question", course.prompts[name][0].text, ()) for name in block.prompts)
    for number, (kind, title, points) in enumerate((*_lists(step), *questions), 2):
        yield replace(
            first,
            id=f"{step.id}_{number}",
            classes=_classes(kind),
            is_inner=True,
            title=title,
            words=None,
            points=points,
            films=(),
        )


def _lists(step: Step) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield a step's lists of points, each on as many slides as it takes."""
    for group in step.points:
        slides = split_points(point.text for point in group.points)
        for number, points in enumerate(slides, 1):
            several = text("screen.part", title=group.title, number=number, count=len(slides))
            yield "points", several if len(slides) > 1 else group.title, points


def _classes(kind: str) -> str:
    return f"gr-slide gr-slide--{kind}"


def _ending(part: RoomPart, last: str) -> Iterator[Slide]:
    """Yield what a part closes with: what to try until the next time, and when that is."""
    if part.until_next:
        yield Slide(
            id=f"{part.id}_oving",
            step=last,
            classes=_classes("exercise"),
            title=text("screen.until_next"),
            words=part.until_next,
        )
    yield Slide(
        id=f"{part.id}_slutt",
        step=last,
        classes=_classes("end"),
        title=text("screen.end"),
        words=part.following,
    )
