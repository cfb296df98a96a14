"""What a year takes of people, hours, rooms and paper, from the plan itself, for those who decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.course import Entry
from macros.schema.base import Page
from macros.schema.block import Handout
from macros.schema.teacher import FollowUp
from macros.site import Site
from macros.views.handouts import USUAL_GROUP, count_copies
from macros.wording import HOUR, count_text, hours_text, text


@dataclass(frozen=True, kw_only=True)
class Need:
    """Who or what is needed, and how much of it in a year."""

    of: str
    much: tuple[str, ...]


def year_needs(site: Site, entry: Entry[Page]) -> tuple[Need, ...]:
    """Return what the year takes: for each member, each group, each leader, and all groups when they are known."""
    del entry
    return tuple(
        Need(of=of, much=tuple(lines))
        for of, lines in (
            (text("needs.member"), _member(site)),
            (text("needs.facilitator"), _facilitator(site)),
            (text("needs.leader"), _leader(site)),
            (text("needs.room"), _room(site)),
            (text("needs.paper"), _paper(site)),
            (text("needs.all"), _all(site)),
        )
        if lines
    )


def member_minutes(site: Site) -> int:
    """Return how long a member of a group meets in a year, common start and follow-up included."""
    return sum(_shares(site))


def _shares(site: Site) -> tuple[int, int, int]:
    """Return the minutes of the common start, of the meetings, and of what follows them up."""
    own = [meeting for meeting in site.year.meetings if meeting.entry.page.number]
    start = [meeting for meeting in site.year.meetings if not meeting.entry.page.number]
    common, meetings = (sum(part.minutes for each in some for part in each.parts) for some in (start, own))
    return common, meetings, sum(each.minutes for each in _follow_ups(site))


def _follow_ups(site: Site) -> list[FollowUp]:
    found = (meeting.entry.page.follow_up for meeting in site.year.meetings)
    return [each for each in found if each]


def _gatherings(site: Site) -> int:
    """Return how often a group meets by itself."""
    own = (meeting for meeting in site.year.meetings if meeting.entry.page.number)
    return sum(len(meeting.parts) for meeting in own) + len(_follow_ups(site))


def _member(site: Site) -> list[str]:
    start, meetings, later = map(hours_text, _shares(site))
    count, hours = sum(bool(each.entry.page.number) for each in site.year.meetings), member_minutes(site)
    return [
        text(
            "needs.member.hours",
            start=start,
            count=count,
            meetings=meetings,
            later=later,
            hours=hours_text(hours),
        )
    ]


def _facilitator(site: Site) -> list[str]:
    return [text("needs.facilitator.hours", hours=hours_text(member_minutes(site)))]


def _leader(site: Site) -> list[str]:
    return [
        text("needs.leader.hours", count=len(site.year.sessions), hours=hours_text(site.year.leader_minutes))
    ]


def _room(site: Site) -> list[str]:
    return [
        text("needs.room.group", count=_gatherings(site)),
        text("needs.room.leaders", count=len(site.year.sessions)),
    ]


def _paper(site: Site) -> list[str]:
    teachers = [handout for meeting in site.year.meetings for handout in meeting.entry.page.print]
    leaders = [handout for session in site.year.sessions for handout in session.document.print]
    size = _size(site)
    return [
        text("needs.paper.group", count=_copies(site, teachers, size), size=size),
        text("needs.paper.leaders", each=_count(leaders, "each"), group=_count(leaders, "group")),
    ]


def _all(site: Site) -> list[str]:
    """Say what all groups take together, when local data names them."""
    return list(_sums(site)) if site.course.local.teacher_groups else []


def _sums(site: Site) -> Iterator[str]:
    groups, size = len(site.course.local.teacher_groups), _size(site)
    people = count_text(groups * size)
    yield text("needs.all.groups", groups=groups, facilitators=groups, people=people, size=size)
    yield text("needs.all.hours", hours=count_text(round(groups * size * member_minutes(site) / HOUR)))
    yield text("needs.all.rooms", count=count_text(groups * _gatherings(site)))
    teachers = [handout for meeting in site.year.meetings for handout in meeting.entry.page.print]
    yield text("needs.all.paper", count=count_text(groups * _copies(site, teachers, size)))


def _size(site: Site) -> int:
    return site.course.local.group_size or USUAL_GROUP


def _copies(site: Site, handouts: list[Handout], size: int) -> int:
    return sum(count_copies(site.course, handout, size) for handout in handouts)


def _count(handouts: list[Handout], copies: str) -> int:
    return sum(handout.copies == copies for handout in handouts)
