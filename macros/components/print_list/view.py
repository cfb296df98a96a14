"""What is printed in a year: a module's meetings and sheets, and how many copies that makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.course import Entry
from macros.schema.base import Page, Track
from macros.schema.block import Handout
from macros.schema.leader import LeaderSession
from macros.schema.schedules import TeacherGroup
from macros.schema.teacher import Meeting
from macros.site import Site
from macros.views.common import Goto, goto, meeting_goto, part_title, session_goto
from macros.views.dates import dated_groups, group_name, short_sitting_text
from macros.views.handouts import HandoutView, count_copies, handout_views, participants
from macros.wording import listing, text
from macros.year.schools import SCHOOLS_PAGE, has_many_groups, school_pages

PILES_PAGE = "laerer/utskrift.md"
"""The page that offers the piles of all who lead meetings."""


@dataclass(frozen=True, kw_only=True)
class GatheringView:
    """A meeting or a session, and what is printed for it."""

    id: str
    goto: Goto
    handouts: tuple[HandoutView, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Which of the sheets each part of the meeting takes into use, by the part's title."""


@dataclass(frozen=True, kw_only=True)
class GroupView:
    """A group with piles of its own, and when it meets."""

    id: str
    name: str
    place: str
    """Where its piles are offered."""
    meetings: tuple[tuple[Goto, str], ...]
    """Each meeting, and its days and hours."""


@dataclass(frozen=True, kw_only=True)
class PrintList:
    """All that a module prints."""

    sums: tuple[str, ...]
    heading: str
    """What stands over the gatherings: meetings or sessions."""
    gatherings: tuple[GatheringView, ...]
    sheets: tuple[Goto, ...]
    groups: tuple[GroupView, ...] = ()
    schools: Goto | None = None
    """The way to the schools, when each group's piles are offered there."""


def group_places(site: Site) -> dict[str, str]:
    """Return where the piles of each group are offered, by its id: the page, and the place on it.

    Where there are many groups, that is their school's page.
    """
    listed = school_pages(site.course.local) if SCHOOLS_PAGE in site.course.pages else ()
    pages = {page.school: page.path for page in listed}
    return {
        group.id: f"{pages.get(group.school, PILES_PAGE)}#{_group_anchor(group)}"
        for year in site.year.all
        for group in dated_groups(year)
    }


def ways_to_piles(site: Site) -> tuple[Goto, ...]:
    """Return the way to each group's own piles, or one to all of them when there are many groups."""
    local, groups = site.course.local, dated_groups(site.year)
    if PILES_PAGE not in site.course.pages or not groups:
        return ()
    if has_many_groups(local):
        return (_way_to_schools(site) or Goto(title=text("print.groups"), path=PILES_PAGE, anchor="grupper"),)
    return tuple(
        Goto(title=group_name(local, group), path=PILES_PAGE, anchor=_group_anchor(group)) for group in groups
    )


def print_list(site: Site, entry: Entry[Page], track: Track) -> PrintList:
    """Return what a module prints in a year."""
    course = site.course
    found = _meetings(site) if track == "laerer" else _sessions(site)
    gatherings = tuple(
        GatheringView(
            id=f"bunker-{name}",
            goto=goto,
            handouts=handout_views(course, handouts, track),
            parts=tuple(_parts(site, goto.path)) if track == "laerer" else (),
        )
        for name, goto, handouts in found
    )
    sheets = tuple(goto(sheet) for sheet in course.sheets.values() if sheet.page.audience == track)
    schools = _way_to_schools(site) if track == "laerer" else None
    return PrintList(
        sums=tuple(_sums(site, track)),
        heading=text(f"print.gatherings.{track}"),
        gatherings=gatherings,
        sheets=sheets,
        groups=() if schools or track != "laerer" else tuple(_groups(site)),
        schools=schools,
    )


def _way_to_schools(site: Site) -> Goto | None:
    page = site.course.pages.get(SCHOOLS_PAGE)
    return Goto(title=text("schools.link"), path=page.path) if page else None


def _group_anchor(group: TeacherGroup) -> str:
    return f"gruppe-{group.id}"


def _groups(site: Site) -> Iterator[GroupView]:
    places = group_places(site)
    for group in dated_groups(site.year):
        yield GroupView(
            id=_group_anchor(group),
            name=group_name(site.course.local, group),
            place=places[group.id],
            meetings=tuple(
                (meeting_goto(meeting), listing([short_sitting_text(sitting) for sitting in own]))
                for meeting in site.year.meetings
                if (own := meeting.held_by(group))
            ),
        )


def _meetings(site: Site) -> Iterator[tuple[str, Goto, tuple[Handout, ...]]]:
    for meeting in site.year.meetings:
        yield meeting.entry.page.id, meeting_goto(meeting), meeting.entry.page.print


def _sessions(site: Site) -> Iterator[tuple[str, Goto, tuple[Handout, ...]]]:
    for session in site.year.sessions:
        yield session.anchor, session_goto(session), session.document.print


def _parts(site: Site, path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each part with the sheets that nobody has needed before it; none for a meeting that is whole."""
    meeting, taken = site.year.meeting_at(path), set[str]()
    for part in meeting.parts if len(meeting.parts) > 1 else ():
        used = {name for slot in part.slots for name in slot.block.worksheets}
        new = [each.sheet for each in meeting.entry.page.print if each.sheet in used - taken]
        taken |= used
        if new:
            yield part_title(part), tuple(site.course.sheets[name].page.title for name in new)


def _sums(site: Site, track: Track) -> Iterator[str]:
    """Say how many copies of sheets a year takes, without knowing how long each is."""
    pages: list[Meeting | LeaderSession] = (
        [meeting.entry.page for meeting in site.year.meetings]
        if track == "laerer"
        else [session.document for session in site.year.sessions]
    )
    each, group = (
        sum(handout.copies == copies for page in pages for handout in page.print)
        for copies in ("each", "group")
    )
    yield text(f"print.sum.{track}", each=each, group=group)
    size = participants(site.course, track)
    if size:
        handouts = (handout for page in pages for handout in page.print)
        count = sum(count_copies(site.course, handout, size) for handout in handouts)
        yield text("print.sum_group", size=size, count=count)
