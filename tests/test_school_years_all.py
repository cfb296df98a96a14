"""Fourteen school years, five weekdays, all kinds of lengths and numbers of sessions: every date can be kept."""

from datetime import date
from itertools import combinations, product
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream
from municipal_year import calendar_of
from real import name_schools, real_course, real_site, subject_of
from test_school_calendar import write_ics

from macros.checks.registry import OF_YEAR, run_checks
from macros.exports.ics import make_calendar
from macros.reader.tree import parse_yaml
from macros.schema.school_year import SchoolYear
from macros.views.calendar import calendars
from macros.year.placing import gatherings, wanted_meetings, wanted_sessions
from macros.year.schedule import plan_year
from macros.year.schoolyear import DAY, WEEKDAYS
from scripts.school_calendar import read_school_calendar

FILE = Path(__file__).with_name("school_years.yml")
YEARS = parse_yaml(FILE.read_text(encoding="utf-8"), FILE.name).data
LENGTHS, SESSIONS = (45, 60, 90, 120, 180), (6, 7, 8)
SCHOOLS = name_schools(2)
EVERY = list(product(YEARS, WEEKDAYS, LENGTHS, SESSIONS))


def in_pairs(every):
    """Return so many that each two values that can stand together do so at least once."""

    def pairs_of(case):
        return {(one, other) for one, other in combinations(enumerate(case), 2)}

    left = set().union(*map(pairs_of, every))
    chosen = []
    while left:
        best = max(every, key=lambda case: len(pairs_of(case) & left))
        chosen.append(best)
        left -= pairs_of(best)
    return chosen


def year_of(name):
    written = YEARS[name]
    return SchoolYear.model_validate({**written, "breaks": tuple(written["breaks"])})


def local_of(name, weekday, minutes, sessions):
    """Return a municipality of two schools whose groups and leaders meet on one and the same weekday."""
    groups = [
        {"id": "alle", "school": SCHOOLS[0], "weekday": weekday, "start": "14:30"},
        {"id": "partall", "school": SCHOOLS[1], "weekday": weekday, "start": "14:30", "weeks": "even"},
    ]
    return {
        "school_year": year_of(name),
        "schools": SCHOOLS,
        "meeting_minutes": minutes,
        "leader_sessions": sessions,
        "teacher_groups": tuple(groups),
        "leader_sessions_at": {"weekday": weekday, "start": "12:00"},
    }


def assert_year_can_be_kept(name, weekday, minutes, sessions):
    course = real_course(**local_of(name, weekday, minutes, sessions))
    year = plan_year(course)
    problems = list(run_checks(OF_YEAR, subject_of(course, year)))
    errors = [problem for problem in problems if not problem.is_warning]
    told = " ".join(problem.message for problem in problems)
    led = [session.date for session in year.sessions]
    assert_in_windows(year, year.days.leaders, wanted_sessions(year.sessions), [[day] for day in led], errors)
    for group in year.groups:
        meetings = [meeting for meeting in year.meetings if meeting.entry.page.number]
        held = [[each.date for each in meeting.dates if each.group.id == group.id] for meeting in meetings]
        assert_in_windows(year, group, wanted_meetings(year.meetings), held, errors)
        follow_ups = [each.date for meeting in meetings for each in meeting.follow_ups if each.group is group]
        assert len(follow_ups) == bool(held[0])
        for day in (*(day for days in held for day in days), *follow_ups):
            assert group.may_meet(day)
            assert day not in led or f"kommer {day}, samme dag som samling" in told
    for day in (*filter(None, led), *(each.date for meeting in year.meetings for each in meeting.dates)):
        assert not year.calendar.squeezed_in(day) or f"kommer {day}, en inneklemt dag" in told


def assert_in_windows(year, schedule, wanted, held, errors):
    """All have their days, or there is an error that names who has none."""
    key = "leader_sessions_at" if schedule is year.days.leaders else "teacher_groups"
    if not any(held[0]):
        assert [problem for problem in errors if key in problem.field]
        return
    in_order = [day for days in held for day in days]
    assert in_order == sorted(set(in_order))
    for gathering, days in zip(gatherings(year.days, schedule, wanted), held, strict=True):
        assert len(days) == gathering.sittings
        assert gathering.first <= days[0] <= days[-1] <= gathering.last
        for day in days:
            assert WEEKDAYS[day.weekday()] == schedule.weekday
            assert year.calendar.day_off(day) is None


def test_every_date_can_be_kept_for_all_pairs():
    chosen = in_pairs(EVERY)
    assert len(chosen) < len(EVERY) / 5
    for case in chosen:
        assert_year_can_be_kept(*case)


@pytest.mark.slow
@pytest.mark.parametrize("name", YEARS)
def test_every_date_can_be_kept_for_every_case(name):
    for case in EVERY:
        if case[0] == name:
            assert_year_can_be_kept(*case)


@pytest.mark.parametrize("name", YEARS)
def test_a_usual_length_fits_every_year_without_a_word(name):
    """Though leaders meet on the group's weekday, they never share a day, and none is squeezed in."""
    for weekday in WEEKDAYS:
        local = local_of(name, weekday, 90, 6)
        course = real_course(**local | {"teacher_groups": local["teacher_groups"][:1]})
        year = plan_year(course)
        assert [str(problem) for problem in run_checks(OF_YEAR, subject_of(course, year))] == []


@pytest.mark.parametrize("name", YEARS)
def test_calendars_hold_what_was_planned_and_keep_who_is_who(name):
    seen = set()
    for sessions in SESSIONS[:1]:
        site = real_site(**local_of(name, "onsdag", 90, sessions))
        for plan in calendars(site):
            events = IcsCalendarStream.calendar_from_ics(make_calendar(site, plan).decode()).events
            read = {(event.dtstart.replace(tzinfo=None), event.summary) for event in events}
            assert read == {(found.begins, found.title) for found in plan.gatherings}
            names = {event.uid for event in events}
            assert len(names) == len(plan.gatherings)
            assert not names & seen
            seen |= names


@pytest.mark.parametrize("name", YEARS)
def test_each_year_is_the_same_when_it_is_read_from_a_calendar_file(name):
    written, calendar = YEARS[name], calendar_of(year_of(name))
    days = [("Første skoledag", written["start"], written["start"])]
    days += [(f"{each['name']} (fri)", each["from"], each["to"]) for each in written["breaks"]]
    days += [("Siste skoledag", written["end"], written["end"])]
    (year,), left_out = read_school_calendar(write_ics([(name, *_ics_days(*span)) for name, *span in days]))
    assert left_out == ()
    got = SchoolYear.model_validate(
        {key: tuple(value) if isinstance(value, list) else value for key, value in year.items()}
    )
    assert (got.start, got.end) == (year_of(name).start, year_of(name).end)
    day = got.start
    read = calendar_of(got)
    while day <= got.end:
        assert (day in read.planning or bool(read.day_off(day))) == bool(calendar.day_off(day)), day
        day += DAY


def _ics_days(first, last):
    """Return the first day and the day after the last, as such a file writes them."""
    return first.replace("-", ""), f"{date.fromisoformat(last) + DAY:%Y%m%d}"
