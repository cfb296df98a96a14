"""The big screen: what a group should see, one thing at a time; nothing that is for the leader alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.course import Course, Entry
from macros.schema.base import Page
from macros.schema.block import Block
from macros.schema.room import ScreenPage
from macros.site import Site
from macros.views.common import Goto, goto
from macros.views.room import SCREENS, Gathering, RoomPart, Step, gathering_of, gatherings, room_path
from macros.wording import text
from macros.year.planner import ShownFilm

MOST_SIGNS = 420
"""How much a slide can show, in letters, at the size that is read from the back of a room."""
LINE = 46
"""The letters of a line; a point takes whole lines."""


@dataclass(frozen=True, kw_only=True)
class FilmLink:
    """A film to show: `url` is where it is seen, when that is known, and `page` what is known of it."""

    title: str
    url: str | None
    page: Goto


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One thing on the screen."""

    id: str
    step: str
    """The block it belongs to, by the id that the leader's page has for it."""
    kind: str
    """`step`, `points`, `question`, `pause`, `exercise` or `end`."""
    title: str
    words: str | None = None
    points: tuple[str, ...] = ()
    films: tuple[FilmLink, ...] = ()
    form: str | None = None
    minutes: int | None = None
    """How long it takes, where a group may see that."""
    is_timed: bool = False


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

    gathering: Gathering
    decks: tuple[Deck, ...]


@dataclass(frozen=True, kw_only=True)
class ScreenLink:
    """A way to a screen; `id` is the place that the screen had when all were on one page."""

    id: str
    goto: Goto
    title: str


def big_screen(site: Site, entry: Entry[ScreenPage]) -> Screen:
    """Return what a meeting or a session shows, part by part."""
    gathering = gathering_of(site, entry.path)
    decks = tuple(_deck(site.course, gathering, part) for part in gathering.parts)
    return Screen(gathering=gathering, decks=decks)


def screen_list(site: Site, entry: Entry[Page], track: str) -> tuple[ScreenLink, ...]:
    """Return the ways to a track's screens, in the order of the year."""
    return tuple(
        ScreenLink(id=anchor, goto=goto(site.course.pages[room_path(path, SCREENS)]), title=title)
        for anchor, path, title in gatherings(site, track)
        if room_path(path, SCREENS) in site.course.pages
    )


def _deck(course: Course, gathering: Gathering, part: RoomPart) -> Deck:
    slides = [slide for step in part.steps for slide in _slides(course, step)]
    return Deck(
        id=part.id, name=part.name, when=part.when, slides=(*slides, *_ending(gathering, part, slides[-1].step))
    )


def _slides(course: Course, step: Step) -> Iterator[Slide]:
    """Yield a block's slides: what is done, the points it is about, its questions one by one."""
    block, slot = step.slot.block, step.slot
    is_break = getattr(block, "type", "") == "pause"
    form = None if is_break else text(f"form.{slot.form}")
    minutes = slot.minutes if step.is_timed else None
    more: list[tuple[str, str, tuple[str, ...]]] = [
        ("question", course.prompts[name][0].text, ()) for name in block.prompts
    ]
    yield Slide(
        id=step.id,
        step=step.id,
        kind="pause" if is_break else "step",
        title=block.title,
        words=_words(block, slot.uses_alternative),
        films=tuple(map(_film_link, step.films)),
        form=form,
        minutes=minutes,
        is_timed=step.is_timed,
    )
    for number, (kind, title, points) in enumerate(more, 2):
        yield Slide(
            id=f"{step.id}_{number}",
            step=step.id,
            kind=kind,
            title=title,
            points=points,
            form=form,
            minutes=minutes,
            is_timed=step.is_timed,
        )


def _words(block: Block, uses_alternative: bool) -> str | None:
    """Return the words to the group."""
    if uses_alternative and block.alternative:
        return block.alternative.text
    return getattr(block, "screen", None) or block.text


def _film_link(film: ShownFilm) -> FilmLink:
    return FilmLink(title=film.entry.page.name, url=film.url, page=goto(film.entry))


def _ending(gathering: Gathering, part: RoomPart, last: str) -> Iterator[Slide]:
    """Yield what a part closes with: what to try until the next time, and when that is."""
    if part.until_next:
        yield Slide(
            id=f"{part.id}_oving",
            step=last,
            kind="exercise",
            title=text("screen.until_next"),
            words=part.until_next,
        )
    yield Slide(
        id=f"{part.id}_slutt",
        step=last,
        kind="end",
        title=text(f"screen.end.{gathering.track}"),
        words=part.following,
    )


def split_points(points: Iterable[str]) -> list[tuple[str, ...]]:
    """Put points on as few slides as hold them, in their order."""
    slides: list[list[str]] = []
    used = MOST_SIGNS
    for point in points:
        size = -(-len(point) // LINE) * LINE
        if used + size > MOST_SIGNS:
            slides.append([])
            used = 0
        slides[-1].append(point)
        used += size
    return [tuple(slide) for slide in slides]
