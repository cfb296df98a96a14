"""The year at a glance: the teachers' plan, the leaders', and both side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.components.group_table.view import GroupTable, group_table
from macros.components.print_list.view import ways_to_piles
from macros.course import Entry
from macros.schema.base import Page
from macros.schema.local import Local
from macros.site import Site
from macros.views.common import Goto, meeting_goto, part_gotos, part_title, session_goto, turns_words
from macros.views.dates import meeting_length, meeting_when, session_when
from macros.wording import (
    capitalize,
    date_text,
    days_text,
    hours_text,
    listing,
    minutes_text,
    month_name,
    months_text,
    text,
)
from macros.year.planner import PlannedMeeting, PlannedSession, Year
from macros.year.tracks import DatedRow, in_order, side_by_side

LEADERS, BOTH = "leder", "begge"


@dataclass(frozen=True, kw_only=True)
class YearStep:
    """A meeting or a session on the year's plan."""

    when: str
    goto: Goto
    length: str
    aim: str
    parts: tuple[str, ...] = ()
    """The names of the parts that a meeting is held in."""
    films: tuple[str, ...]
    deadline: str | None
    turn: str | None


@dataclass(frozen=True, kw_only=True)
class YearRow:
    """What begins in a month or lies on a day, on each track; or a break."""

    when: str
    teachers: tuple[Goto, ...]
    leaders: tuple[Goto, ...]
    pause: str | None


@dataclass(frozen=True, kw_only=True)
class YearPlan:
    """A track's steps in order, or both tracks' rows."""

    heading: str
    sums: tuple[str, ...]
    steps: tuple[YearStep, ...]
    rows: tuple[YearRow, ...]
    groups: GroupTable | None
    turns: tuple[str, ...]
    """Whose turn it is for extra time, or how to take turns."""
    anchor: str = "aret"
    groups_anchor: str = "gruppene"
    piles: tuple[Goto, ...] = ()
    """The ways to what who leads prints for one group, with its own days and hours."""
    later: tuple[YearPlan, ...] = ()
    """The school years after this one."""


def year_plan(site: Site, entry: Entry[Page], track: str = BOTH) -> YearPlan:
    """Return the plan of a track, `laerer` or `leder`, or of both."""
    year, local, heading = site.year, site.course.local, text(f"year.heading.{track}")
    if track == BOTH:
        later = tuple(_later_plan(each, local) for each in year.later)
        plan = _both_plan(year, local, heading)
        return replace(plan, sums=sums_of(year), piles=ways_to_piles(site), later=later)
    if track == LEADERS:
        earlier = (None, *year.sessions)
        steps = tuple(map(_session_step, year.sessions, earlier))
        return YearPlan(
            heading=heading,
            sums=(_leader_sum(year),),
            steps=steps,
            rows=(),
            groups=None,
            turns=tuple(_turns(year, local)),
        )
    steps = tuple(_meeting_step(site, meeting) for meeting in year.meetings)
    return YearPlan(heading=heading, sums=(_teacher_sum(year),), steps=steps, rows=(), groups=None, turns=())


def _both_plan(year: Year, local: Local, heading: str) -> YearPlan:
    rows, groups = tuple(_rows(year)), group_table(year, local)
    return YearPlan(heading=heading, sums=(), steps=(), rows=rows, groups=groups, turns=())


def _later_plan(year: Year, local: Local) -> YearPlan:
    """Return the dates of a school year that is to come."""
    assert year.calendar, "what comes later has dates"
    first, last = year.calendar.start.year, year.calendar.end.year
    plan = _both_plan(year, local, text("year.later", years=text("word.range", first=first, last=last)))
    return replace(plan, anchor=f"aret-{first}", groups_anchor=f"gruppene-{first}")


def sums_of(year: Year) -> tuple[str, str]:
    """Say how many meetings and sessions there are, and how many hours."""
    return _teacher_sum(year), _leader_sum(year)


def _leader_sum(year: Year) -> str:
    return text("year.sum.leder", count=len(year.sessions), hours=hours_text(year.leader_minutes))


def _teacher_sum(year: Year) -> str:
    counted = [meeting for meeting in year.meetings if meeting.entry.page.number]
    minutes = sum(part.minutes for meeting in counted for part in meeting.parts)
    parts = sum(len(meeting.parts) for meeting in counted)
    return text(
        "year.sum.laerer" if parts == len(counted) else "year.sum.laerer_parts",
        count=len(counted),
        parts=parts,
        hours=hours_text(minutes),
    )


def _session_step(session: PlannedSession, before: PlannedSession | None) -> YearStep:
    """Return a session's step; what several in a row aim at is said of the first."""
    page, school = session.document, session.extra_time_school
    is_first = before is None or before.document is not page
    return YearStep(
        when=capitalize(session_when(session)),
        goto=session_goto(session),
        length=minutes_text(page.minutes),
        aim=(page.vision or page.goal or "") if is_first else "",
        films=tuple(film.entry.page.name for film in session.films),
        deadline=page.deadline,
        turn=text("session.extra_turn", school=school) if school else None,
    )


def _meeting_step(site: Site, meeting: PlannedMeeting) -> YearStep:
    page = meeting.entry.page
    films = dict.fromkeys(name for block in page.blocks for name in block.films)
    return YearStep(
        when=capitalize(meeting_when(meeting)),
        goto=meeting_goto(meeting),
        length=meeting_length(meeting),
        aim=page.description,
        parts=tuple(map(part_title, meeting.parts)) if len(meeting.parts) > 1 else (),
        films=tuple(site.course.films[name].page.name for name in films),
        deadline=None,
        turn=None,
    )


def _rows(year: Year) -> Iterator[YearRow]:
    if year.calendar:
        yield from map(_dated_row, in_order(year))
        return
    for row in side_by_side(year):
        when = capitalize(month_name(row.month))
        meetings = tuple(goto for meeting in row.meetings for goto in part_gotos(meeting))
        sessions = tuple(map(session_goto, row.sessions))
        yield YearRow(when=when, teachers=meetings, leaders=sessions, pause=None)


def _dated_row(row: DatedRow) -> YearRow:
    is_day = row.first == row.last
    days = date_text(row.first) if is_day else days_text(row.first, row.last)
    teachers = part_gotos(row.meeting)[row.part - 1] if row.meeting else None
    if row.meeting and row.is_follow_up:
        goto = meeting_goto(row.meeting)
        teachers = replace(goto, title=text("calendar.follow_up", title=goto.title))
    return YearRow(
        when=capitalize(months_text(row.months) if row.months else days),
        teachers=(teachers,) if teachers else (),
        leaders=(session_goto(row.session),) if row.session else (),
        pause=row.pause,
    )


def _turns(year: Year, local: Local) -> Iterator[str]:
    if not local.schools:
        yield turns_words(year)
        yield text("turns.next_year")
    elif year.first_next_year:
        yield text("turns.waiting", schools=listing(year.first_next_year))
