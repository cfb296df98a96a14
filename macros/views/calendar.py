"""The site's dates in, what stands in each calendar out: one for every teacher group, one for leaders.

The words are those of the pages; there is nothing in them about any person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from macros.schema.local import TeacherGroup
from macros.schema.local_types import LEADERS
from macros.site import Site
from macros.views.common import meeting_goto, part_gotos, session_heading
from macros.views.dates import group_name
from macros.wording import listing, text
from macros.year.planner import PlannedMeeting, PlannedSession, Sitting


@dataclass(frozen=True, kw_only=True)
class DatedGathering:
    """Something to put in a calendar; times are those of the clock on the wall."""

    key: str
    """Its name in the calendar, the same whatever day it is moved to."""
    title: str
    begins: datetime
    minutes: int
    place: str | None
    prepare: tuple[str, ...]
    """What to do before, a line each."""
    path: str
    """The page about it, relative to `docs/`."""

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.minutes)


@dataclass(frozen=True, kw_only=True)
class CalendarPlan:
    """A calendar that people subscribe to."""

    name: str
    title: str
    gatherings: tuple[DatedGathering, ...]

    @property
    def url(self) -> str:
        """Where the file lies, relative to the site's root."""
        return f"kalender/{self.name}.ics"


def calendars(site: Site) -> tuple[CalendarPlan, ...]:
    """Return the calendars there are: none without dates."""
    local, year = site.course.local, site.year
    plans = [CalendarPlan(name=LEADERS, title=text("calendar.leaders"), gatherings=tuple(_of_leaders(site)))]
    for group in local.teacher_groups:
        title = text("calendar.group", group=group_name(local, group))
        gatherings = sorted(_of_group(year.meetings, group), key=lambda gathering: gathering.begins)
        plans.append(CalendarPlan(name=group.id, title=title, gatherings=tuple(gatherings)))
    return tuple(plan for plan in plans if plan.gatherings)


def _of_leaders(site: Site) -> Iterator[DatedGathering]:
    for session in site.year.sessions:
        if session.date and session.start:
            yield DatedGathering(
                key=f"samling-{session.number}",
                title=session_heading(session),
                begins=datetime.combine(session.date, session.start),
                minutes=session.document.minutes,
                place=session.host,
                prepare=tuple(_before_session(session)),
                path=session.page.path,
            )


def _of_group(meetings: tuple[PlannedMeeting, ...], group: TeacherGroup) -> Iterator[DatedGathering]:
    previous: PlannedMeeting | None = None
    for meeting in meetings:
        title, number = meeting_goto(meeting).title, meeting.entry.page.number
        for sitting in (found for found in meeting.dates if found.group is group):
            name = part_gotos(meeting)[sitting.part - 1].title
            prepare = tuple(_before_meeting(meeting, previous if sitting.part == 1 else None, sitting.part))
            yield _sit(sitting, f"mote-{number}-del-{sitting.part}", name, prepare, meeting)
        for sitting in (found for found in meeting.follow_ups if found.group is group):
            name = text("calendar.follow_up", title=title)
            yield _sit(sitting, f"mote-{number}-oppfolging", name, (), meeting)
        previous = meeting if number else None


def _sit(
    sitting: Sitting, key: str, title: str, prepare: tuple[str, ...], meeting: PlannedMeeting
) -> DatedGathering:
    return DatedGathering(
        key=key,
        title=title,
        begins=datetime.combine(sitting.date, sitting.group.start),
        minutes=sitting.minutes,
        place=sitting.group.school,
        prepare=prepare,
        path=meeting.entry.path,
    )


def _before_meeting(meeting: PlannedMeeting, previous: PlannedMeeting | None, part: int) -> Iterator[str]:
    page = meeting.entry.page
    before = meeting.parts[part - 2].until_next if part > 1 else None
    if before:
        yield text("calendar.exercise", text=before)
    if previous:
        yield text("calendar.exercise", text=previous.entry.page.exercise.text)
    if page.bring:
        yield text("calendar.bring", things=" ".join(page.bring))


def _before_session(session: PlannedSession) -> Iterator[str]:
    page = session.document
    if page.deadline:
        yield f"{text('session.deadline')} {page.deadline}"
    yield from (item.text for item in page.preparation)
    if session.films:
        films = listing([f"«{film.entry.page.name}»" for film in session.films])
        yield text("note.films", films=films)
