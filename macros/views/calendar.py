"""The site's dates in, what stands in each calendar out: for every teacher group, every school, and the leaders.

The words are those of the pages; there is nothing in them about any person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from macros.markup.slugs import make_slug
from macros.schema.local import Local
from macros.schema.local_types import LEADERS
from macros.schema.schedules import LeaderSchedule, TeacherGroup
from macros.site import Site
from macros.views.common import meeting_goto, part_gotos, session_heading
from macros.views.dates import group_name
from macros.wording import listing, text
from macros.year.planner import PlannedMeeting, PlannedSession, Sitting, Year

EPOCH = date(2020, 1, 1)
STEPS_A_DAY = 16
"""More than the dates that can be given for a group, so that a later day always counts for more."""


@dataclass(frozen=True, kw_only=True)
class DatedGathering:
    """Something to put in a calendar; times are those of the clock on the wall."""

    key: str
    """Its name, the same whatever day it is moved to, and in whichever calendar it stands."""
    revision: int
    """Higher for each time that the dates have been changed, as far as local data tells."""
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
    school: str | None
    """The school that it belongs to."""
    gatherings: tuple[DatedGathering, ...]

    @property
    def url(self) -> str:
        """Where the file lies, relative to the site's root."""
        return f"kalender/{self.name}.ics"


def calendars(site: Site) -> tuple[CalendarPlan, ...]:
    """Return the calendars there are, the leaders' first, then school by school: none without dates."""
    local = site.course.local
    groups = {group.id: group for year in site.year.all for group in year.groups}
    plans = [
        CalendarPlan(
            name=LEADERS, title=text("calendar.leaders"), school=None, gatherings=tuple(_of_leaders(site))
        )
    ]
    for school in dict.fromkeys(group.school for group in groups.values()):
        own = [
            _plan_group(site, name, group_name(local, group), school)
            for name, group in groups.items()
            if group.school == school
        ]
        if len(own) > 1:
            plans.append(_plan_school(local, school, own))
        plans += own
    return tuple(plan for plan in plans if plan.gatherings)


def _plan_group(site: Site, name: str, title: str, school: str) -> CalendarPlan:
    """Return the calendar of a group, in all the years that have one of that id."""
    gatherings = [
        gathering
        for year in site.year.all
        for group in year.groups
        if group.id == name
        for gathering in _of_group(site.course.local, year, group)
    ]
    return CalendarPlan(
        name=name,
        title=text("calendar.group", group=title),
        school=school,
        gatherings=tuple(sorted(gatherings, key=lambda gathering: gathering.begins)),
    )


def _plan_school(local: Local, school: str, own: Sequence[CalendarPlan]) -> CalendarPlan:
    """Return the calendar of all the groups at a school; what they hold together stands there once."""
    slugs = [make_slug(name, "-") for name in local.schools]
    slug = make_slug(school, "-")
    twins = slugs[: local.schools.index(school)].count(slug) if school in local.schools else 0
    found: dict[str, DatedGathering] = {}
    for plan in own:
        group = plan.title.removeprefix(text("calendar.group", group=""))
        for gathering in plan.gatherings:
            title = text("calendar.of_group", title=gathering.title, group=group)
            is_shared = sum(each.key == gathering.key for other in own for each in other.gatherings) > 1
            found.setdefault(gathering.key, gathering if is_shared else replace(gathering, title=title))
    return CalendarPlan(
        name=f"skole/{slug}-{twins + 1}" if twins else f"skole/{slug}",
        title=text("calendar.school", school=school),
        school=school,
        gatherings=tuple(sorted(found.values(), key=lambda gathering: gathering.begins)),
    )


def _revision(local: Local, schedule: LeaderSchedule | TeacherGroup) -> int:
    """Count the changes that local data tells of: each date that is given, and the day it says it was changed."""
    days = (local.dates_changed - EPOCH).days if local.dates_changed else 0
    return days * STEPS_A_DAY + len(schedule.dates)


def _of_leaders(site: Site) -> Iterator[DatedGathering]:
    for year in site.year.all:
        schedule = year.days.leaders if year.days else None
        for session in year.sessions:
            if session.date and session.start and schedule and year.calendar:
                yield DatedGathering(
                    key=f"{year.calendar.august} {LEADERS} samling-{session.number}",
                    revision=_revision(site.course.local, schedule),
                    title=session_heading(session),
                    begins=datetime.combine(session.date, session.start),
                    minutes=session.document.minutes,
                    place=session.host,
                    prepare=tuple(_before_session(session)),
                    path=session.page.path,
                )


def _of_group(local: Local, year: Year, group: TeacherGroup) -> Iterator[DatedGathering]:
    previous: PlannedMeeting | None = None
    august = year.calendar.august if year.calendar else ""
    revision = _revision(local, group)
    for meeting in year.meetings:
        title, number = meeting_goto(meeting).title, meeting.entry.page.number
        for sitting in (found for found in meeting.dates if found.group is group):
            key = f"{august} {group.id} mote-{number}-del-{sitting.part}"
            if not number:  # All groups of a school hold it together.
                key = f"{august} {group.school} felles-oppstart"
            sat = _sit(sitting, meeting, key, revision)
            prepare = tuple(_before_meeting(meeting, previous if sitting.part == 1 else None, sitting.part))
            yield replace(sat, title=part_gotos(meeting)[sitting.part - 1].title, prepare=prepare)
        for sitting in (found for found in meeting.follow_ups if found.group is group):
            sat = _sit(sitting, meeting, f"{august} {group.id} mote-{number}-oppfolging", revision)
            yield replace(sat, title=text("calendar.follow_up", title=title))
        previous = meeting if number else None


def _sit(sitting: Sitting, meeting: PlannedMeeting, key: str, revision: int) -> DatedGathering:
    return DatedGathering(
        key=key,
        revision=revision,
        title=meeting.entry.page.title,
        begins=datetime.combine(sitting.date, sitting.start),
        minutes=sitting.minutes,
        place=sitting.group.school,
        prepare=(),
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
