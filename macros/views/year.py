"""The year at a glance: the teachers' plan, the leaders', and both side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.course import Entry
from macros.planner import PlannedMeeting, Session, Year
from macros.schema.base import Page
from macros.schema.local import Local
from macros.site import Site
from macros.tracks import side_by_side
from macros.views.common import Goto, meeting_goto, session_goto
from macros.wording import capitalize, hours_text, listing, month_name, months_text, text

LEADERS, BOTH = "leder", "begge"


@dataclass(frozen=True)
class YearStep:
    """A meeting or a session on the year's plan."""

    when: str
    goto: Goto
    length: str
    aim: str
    films: tuple[str, ...]
    deadline: str | None
    turn: str | None


@dataclass(frozen=True)
class YearRow:
    """What begins in a month, on each track."""

    when: str
    teachers: tuple[Goto, ...]
    leaders: tuple[Goto, ...]


@dataclass(frozen=True)
class YearPlan:
    """A track's steps in order, or both tracks' rows."""

    heading: str
    sums: tuple[str, ...]
    steps: tuple[YearStep, ...]
    rows: tuple[YearRow, ...]
    turns: tuple[str, ...]
    """Whose turn it is for extra time, or how to take turns."""


def year_plan(site: Site, entry: Entry[Page], track: str = BOTH) -> YearPlan:
    """Return the plan of a track, `laerer` or `leder`, or of both."""
    year, heading = site.year, text(f"year.heading.{track}")
    if track == BOTH:
        return YearPlan(heading, (_teacher_sum(year), _leader_sum(year)), (), tuple(_rows(year)), ())
    if track == LEADERS:
        steps = tuple(map(_session_step, year.sessions))
        return YearPlan(heading, (_leader_sum(year),), steps, (), tuple(_turns(year, site.course.local)))
    steps = tuple(_meeting_step(site, meeting) for meeting in year.meetings)
    return YearPlan(heading, (_teacher_sum(year),), steps, (), ())


def _leader_sum(year: Year) -> str:
    return text("year.sum.leder", count=len(year.sessions), hours=hours_text(year.leader_minutes))


def _teacher_sum(year: Year) -> str:
    counted = [meeting for meeting in year.meetings if meeting.entry.page.number]
    minutes = sum(part.minutes for meeting in counted for part in meeting.parts)
    return text("year.sum.laerer", count=len(counted), hours=hours_text(minutes))


def _session_step(session: Session) -> YearStep:
    page, school = session.document, session.extra_time_school
    return YearStep(
        capitalize(months_text(session.months)),
        session_goto(session),
        text("time.minutes", count=page.minutes),
        page.vision or page.goal or "",
        tuple(film.entry.page.title for film in session.films),
        page.deadline,
        text("session.extra_turn", school=school) if school else None,
    )


def _meeting_step(site: Site, meeting: PlannedMeeting) -> YearStep:
    page = meeting.entry.page
    films = dict.fromkeys(name for block in page.blocks for name in block.films)
    parts = len(meeting.parts)
    key = "fact.parts" if parts > 1 else "fact.part"
    return YearStep(
        capitalize(months_text(page.months)),
        meeting_goto(meeting),
        text(key, count=parts, length=text("time.minutes", count=meeting.minutes)),
        page.description,
        tuple(site.course.films[name].page.title for name in films),
        None,
        None,
    )


def _rows(year: Year) -> Iterator[YearRow]:
    for row in side_by_side(year):
        when = capitalize(month_name(row.month))
        yield YearRow(when, tuple(map(meeting_goto, row.meetings)), tuple(map(session_goto, row.sessions)))


def _turns(year: Year, local: Local) -> Iterator[str]:
    if not local.schools:
        yield text("turns.how")
        yield text("turns.next_year")
    elif year.first_next_year:
        yield text("turns.waiting", schools=listing(year.first_next_year))
