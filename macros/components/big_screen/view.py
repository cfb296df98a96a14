"""The big screen: what a group should see, one thing at a time; nothing that is for the leader alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.components.figure_year.view import wheel_apart, wheel_words
from macros.course import Entry
from macros.drawing import Drawing
from macros.schema.base import Page
from macros.schema.room import ScreenPage
from macros.site import Site
from macros.views.common import Goto
from macros.views.room import SCREENS, RoomPart, gathering_of, gatherings, room_path
from macros.views.shown import FilmLink
from macros.views.steps import Step
from macros.wording import text

LINE = 58
"""The letters of a line, at the size that is read from the back of a room; a point takes whole lines."""
MOST_SIGNS = 8 * LINE  # on a slide


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
    first_point: int = 1
    """The number of its first point, which is the one that the point has on paper."""
    films: tuple[FilmLink, ...] = ()
    drawings: tuple[Drawing, Drawing] | None = None
    """A figure, and what its signs mean."""
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
        decks=tuple(_deck(site, part) for part in gathering.parts),
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


def count_slides(site: Site, part: RoomPart) -> Mapping[str, int]:
    """Return how many slides each step of a part has on the screen, by the step's id."""
    return Counter(slide.step for slide in _deck(site, part).slides)


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


def _deck(site: Site, part: RoomPart) -> Deck:
    held = (step for step in part.steps if not step.slot.is_slack)
    slides = [slide for step in held for slide in _slides(site, step)]
    return Deck(
        id=part.id,
        name=part.name,
        when=part.when,
        slides=(*slides, *_ending(part, slides[-1].step)),
    )


def _slides(site: Site, step: Step) -> Iterator[Slide]:
    """Yield a block's slides: what is done, and what belongs to it."""
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
    later = replace(first, is_inner=True, words=None, films=())
    for number, slide in enumerate(_inner(site, step, later), 2):
        yield replace(slide, id=f"{step.id}_{number}")


def _inner(site: Site, step: Step, slide: Slide) -> Iterator[Slide]:
    """Yield what comes after a step's first slide: its figure, its points, its questions one by one."""
    block = step.slot.block
    if block.figure:
        said, drawn = wheel_words(site.year), wheel_apart(site.year)
        yield replace(
            slide, classes=_classes("figure"), title=text("screen.year"), words=said, drawings=drawn
        )
    for title, points, first in _lists(step):
        yield replace(slide, classes=_classes("points"), title=title, points=points, first_point=first)
    for name in block.prompts:
        yield replace(slide, classes=_classes("question"), title=site.course.prompts[name][0].text)


def _lists(step: Step) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Yield a step's lists of points, each on as many slides as it takes, with the number of a slide's first."""
    for group in step.points:
        slides, first = split_points(point.text for point in group.points), 1
        for number, points in enumerate(slides, 1):
            several = text("screen.part", title=group.title, number=number, count=len(slides))
            yield several if len(slides) > 1 else group.title, points, first
            first += len(points)


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
