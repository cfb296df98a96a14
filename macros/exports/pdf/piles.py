"""The year in, the piles to print out: for each meeting and session one for who leads, one for who takes part.

A pile is pure data: the number of copies, and the pages it is made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from macros.components.print_list.view import group_places
from macros.course import Entry
from macros.schema.base import Track
from macros.schema.block import Handout
from macros.schema.schedules import TeacherGroup
from macros.schema.session import SessionPage
from macros.schema.teacher import Meeting
from macros.site import Site
from macros.views.common import exercise_title, meeting_name, session_heading, session_name
from macros.views.dates import dated_groups, group_name, sitting_text
from macros.views.handouts import USUAL_GROUP, count_copies, is_cards, participants
from macros.wording import capitalize, text
from macros.year.planner import PlannedMeeting, PlannedSession, Sitting, Year

Reader = Literal["leder", "deltaker"]


@dataclass(frozen=True)
class HomeTask:
    """Something that each one takes home to do."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PrintedGathering:
    """A meeting or a session that things are printed for."""

    track: Track
    entry: Entry[Meeting] | Entry[SessionPage]
    kind: str
    """Which one it is, as `Lærermøte 1`."""
    title: str
    tasks: tuple[HomeTask, ...] = ()
    """What each one who takes part is asked to do until the next one; a session's stands in its call."""
    stem: str
    """What the names of its files begin with."""


@dataclass(frozen=True, kw_only=True)
class Pile:
    """What one reader gets for one meeting or session."""

    gathering: PrintedGathering
    reader: Reader
    copies: int | None
    """How many to print; None when nobody has said how many take part."""
    contents: tuple[str, ...]
    """The paths of the guide and the sheets it is made of, as often as they lie in it."""
    group: TeacherGroup | None = None
    """The only one it is for, when it tells of that one's days and hours."""
    whose: str = ""
    """What that group is called."""
    offered: str = ""
    """Where its own piles are offered."""

    @property
    def name(self) -> str:
        return text(f"pile.{self.reader}")

    @property
    def label(self) -> str:
        """Name the pile unlike any other of the site, and say how many to print."""
        key = "pile.label_group" if self.group else "pile.label"
        kind = self.gathering.kind.lower()
        return text(key, name=self.name, kind=kind, copies=self.copies_text, group=self.whose)

    @property
    def copies_text(self) -> str:
        if self.copies is None:
            return text("pile.each")
        return text("pile.copy" if self.copies == 1 else "pile.copies", count=self.copies)

    @property
    def url(self) -> str:
        """Where its file lies, relative to the site's root."""
        parts = (self.gathering.stem, text(f"pile.{self.reader}.file"), self.group.id if self.group else "")
        return f"{self.gathering.track}/utskrift/{'-'.join(filter(None, parts))}.pdf"

    @property
    def place(self) -> str:
        """The page that offers it, and where on it when it is not for all."""
        return self.offered or self.gathering.entry.path


def plan_piles(site: Site) -> tuple[Pile, ...]:
    """Return the piles of the whole year: for each meeting and session one to lead it, and one of what each gets."""
    return (
        *(pile for meeting in site.year.meetings for pile in _of_meeting(site, meeting)),
        *(pile for session in site.year.sessions for pile in _of_session(site, session)),
    )


def plan_group_piles(site: Site) -> tuple[Pile, ...]:
    """Return what who leads gets for each dated meeting of each group; what the others get is the same for all."""
    places = group_places(site)
    return tuple(
        replace(
            _with_next(pile, following),
            group=group,
            whose=group_name(site.course.local, group),
            offered=places[group.id],
        )
        for group in dated_groups(site.year)
        for meeting, following in _with_following(site.year, group)
        for pile in _of_meeting(site, meeting)
        if pile.reader == "leder"
    )


def _with_following(year: Year, group: TeacherGroup) -> Iterator[tuple[PlannedMeeting, Sitting | None]]:
    """Yield the meetings that a group has dates for, each with when it begins on the next."""
    held = [(meeting, own) for meeting in year.meetings if (own := meeting.held_by(group))]
    for (meeting, _), following in zip_longest(held, held[1:]):
        yield meeting, following[1][0] if following else None


def _with_next(pile: Pile, following: Sitting | None) -> Pile:
    """Let what each one takes home say when the group meets again."""
    if not following:
        return pile
    tasks = (*pile.gathering.tasks, HomeTask(text("pile.next"), f"{capitalize(sitting_text(following))}."))
    return replace(pile, gathering=replace(pile.gathering, tasks=tasks))


def _of_meeting(site: Site, planned: PlannedMeeting) -> Iterator[Pile]:
    page = planned.entry.page
    tasks = (
        HomeTask(exercise_title(site.course, page), page.exercise.text),
        HomeTask(text("guide.logging"), page.logging.text),
    )
    stem = f"mote-{page.number}" if page.number else page.id
    gathering = PrintedGathering(
        track="laerer",
        entry=planned.entry,
        kind=meeting_name(page),
        title=page.name,
        tasks=tasks,
        stem=stem,
    )
    return _pair(site, gathering, page.print)


def _of_session(site: Site, session: PlannedSession) -> Iterator[Pile]:
    page = session.document
    title = session_heading(session).removeprefix(f"{session_name(session)}: ")
    gathering = PrintedGathering(
        track="leder",
        entry=session.page,
        kind=session_name(session),
        title=title,
        stem=session.anchor,
    )
    return _pair(site, gathering, page.print)


def _pair(site: Site, gathering: PrintedGathering, handouts: tuple[Handout, ...]) -> Iterator[Pile]:
    """Yield the piles of a gathering; a call was sent weeks ago, and no blank one lies in them."""
    course = site.course
    size = participants(course, gathering.track)
    whole = [each for each in handouts if course.sheets[each.sheet].page.word != "call"]
    own = [each for each in whole if each.copies == "group" or is_cards(course, each)]
    led = [
        course.sheets[each.sheet].path
        for each in own  # cards are shared out by who leads
        for _ in range(count_copies(course, each, size or USUAL_GROUP))
    ]
    taken = [course.sheets[each.sheet].path for each in whole if each not in own]
    yield Pile(gathering=gathering, reader="leder", copies=1, contents=(gathering.entry.path, *led))
    if taken:
        yield Pile(gathering=gathering, reader="deltaker", copies=size, contents=tuple(taken))
