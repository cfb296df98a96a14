"""The rules of dates for every year one can think of: kept, or a problem that says what is short."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from municipal_year import LEADERS, YEAR, group, make_break
from real import real_course, subject_of

from macros.checks.dates import check_dates
from macros.schema.school_year import SchoolYear
from macros.year.dates import Gathering, NoRoomError, spread
from macros.year.placing import gatherings, wanted_meetings, wanted_sessions
from macros.year.schedule import plan_year
from macros.year.schoolyear import WEEKDAYS

DAY = timedelta(days=1)
START = date(2026, 8, 3)


@st.composite
def school_years(draw):
    """Draw a year with up to eight breaks, which may be absurdly long and overlap each other."""
    start = draw(st.dates(date(2021, 8, 1), date(2040, 9, 10)))
    end = start + draw(st.integers(200, 330)) * DAY
    breaks = []
    for number in range(draw(st.integers(0, 8))):
        first = start + draw(st.integers(0, 300)) * DAY
        last = first + draw(st.integers(0, 40)) * DAY
        breaks.append(make_break(f"Fri {number}", first.isoformat(), last.isoformat()))
    return SchoolYear(start=start.isoformat(), end=end.isoformat(), breaks=tuple(breaks))


@st.composite
def local_years(draw):
    """Draw what a municipality may say of its year, some dates given by hand."""
    year = draw(school_years())
    days = st.integers(-100, 330).map(lambda number: (year.start + number * DAY).isoformat())
    numbers = st.sampled_from("12345678")
    weekday, leaders = (draw(st.sampled_from(WEEKDAYS)) for _ in range(2))
    dates = draw(st.dictionaries(numbers, days, max_size=draw(st.sampled_from([0, 0, 0, 1, 2]))))
    return {
        "school_year": year,
        "teacher_groups": (group(weekday, **{f"m{number}": day for number, day in dates.items()}),),
        "leader_sessions": draw(st.sampled_from([6, 7, 8])),
        "leader_sessions_at": LEADERS.model_copy(update={"weekday": leaders}),
        "meeting_minutes": draw(st.sampled_from([45, 60, 90])),
    }


def assert_kept(days, schedule, wanted, held):
    """Never a day off, always in order, always in the window, on the weekday: but for given dates."""
    asked, calendar = gatherings(days, schedule, wanted), days.common
    in_order = [day for days in held for day in days]
    assert in_order == sorted(set(in_order))
    for gathering, sat in zip(asked, held, strict=True):
        assert len(sat) == gathering.sittings
        for day in sat:
            if day == gathering.given:
                continue
            assert WEEKDAYS[day.weekday()] == schedule.weekday
            assert calendar.day_off(day) is None
            assert day <= calendar.end
        if gathering.given:
            assert sat[0] == gathering.given
        else:
            assert gathering.first <= sat[0] <= sat[-1] <= gathering.last


@settings(max_examples=120)
@given(local=local_years())
def test_a_plan_keeps_every_rule_or_the_check_says_what_is_short(local):
    course = real_course(**local)
    year = plan_year(course)
    found = [problem for problem in check_dates(subject_of(course, year)) if not problem.is_warning]
    (teachers,) = course.local.teacher_groups
    held = [[found.date for found in meeting.dates] for meeting in year.meetings if meeting.entry.page.number]
    if any(held):
        assert_kept(year.days, teachers, wanted_meetings(year.meetings), held)
    assert any(held) != any("teacher_groups" in problem.field for problem in found)
    days = [session.date for session in year.sessions]
    if None not in days:
        schedule = course.local.leader_sessions_at
        assert_kept(year.days, schedule, wanted_sessions(year.sessions), [[day] for day in days])
        assert days[0].month in (5, 6) or (year.calendar.is_late and days[0] < year.calendar.start)
        assert days[0] < days[1]
    assert (None in days) == any("leader_sessions_at" in problem.field for problem in found)


def cost_of(gatherings, ways):
    ends = [gatherings[0].first, *(day for way in ways for day in (way[0], way[-1])), gatherings[-1].last]
    return sum((later - earlier).days ** 2 for earlier, later in list(pairwise(ends))[::2])


def all_ways(gatherings, days):
    """Return every way to hold the gatherings in order, found without thinking."""
    options = []
    for gathering in gatherings:
        runs = [days[index : index + gathering.sittings] for index in range(len(days))]
        options.append(
            [
                run
                for run in runs
                if len(run) == gathering.sittings and gathering.first <= run[0] and run[-1] <= gathering.last
            ]
        )
    return [ways for ways in product(*options) if all(one[-1] < other[0] for one, other in pairwise(ways))]


@st.composite
def small_years(draw):
    days = sorted(draw(st.sets(st.integers(0, 60), min_size=1, max_size=9)))
    asked = []
    first = 0
    for _ in range(draw(st.integers(1, 4))):
        first += draw(st.integers(0, 15))
        last = first + draw(st.integers(0, 40))
        asked.append(
            Gathering(first=START + first * DAY, last=START + last * DAY, sittings=draw(st.integers(1, 2)))
        )
    return asked, tuple(START + day * DAY for day in days)


@settings(max_examples=300)
@given(small_years())
def test_the_dates_are_the_most_even_of_all_there_are(case):
    """Every way is tried: a plan is found if there is one, and none is more even."""
    asked, days = case
    ways = all_ways(asked, days)
    if not ways:
        with pytest.raises(NoRoomError):
            spread(asked, days)
        return
    chosen = spread(asked, days)
    assert chosen in ways
    assert cost_of(asked, chosen) == min(cost_of(asked, way) for way in ways)
    assert chosen == min(way for way in ways if cost_of(asked, way) == cost_of(asked, chosen))


def test_forty_groups_each_get_their_year():
    groups = tuple(
        group(WEEKDAYS[number % 5], name=f"gruppe-{number}", m3=f"2026-11-{2 + number % 20:02}")
        for number in range(40)
    )
    course = real_course(school_year=YEAR, teacher_groups=groups)
    year = plan_year(course)
    assert [len(meeting.dates) for meeting in year.meetings] == [0, *[40] * 8]
    assert not [problem for problem in check_dates(subject_of(course, year)) if not problem.is_warning]


def problems_in(year=YEAR, **local):
    course = real_course(school_year=year, **local)
    return [
        (problem.field.removeprefix("extra.local."), problem.message)
        for problem in check_dates(subject_of(course, plan_year(course)))
    ]


def test_a_year_full_of_collisions_says_what_is_short_for_each():
    """All of January and February is free: meetings 5 and 6 have no day, for leaders and every group."""
    long = YEAR.model_copy(update={"breaks": (make_break("Ombygging", "2027-01-01", "2027-02-28"),)})
    found = problems_in(
        long,
        teacher_groups=(group(), group("mandag", name="b", m5="2027-01-11")),
        leader_sessions=8,
        leader_sessions_at=LEADERS,
    )
    assert found == [
        (
            "leader_sessions_at",
            (
                "året har ikke plass til samling 6: det trenger 1 ledig torsdag fra 2027-01-01 til 2027-01-31, "
                "og der er 0; flytt en ferie, eller sett datoen i «dates»"
            ),
        ),
        (
            "teacher_groups[0]",
            (
                "året har ikke plass til møte 5: det trenger 1 ledig onsdag fra 2027-01-01 til 2027-01-31, "
                "og der er 0; flytt en ferie, eller sett datoen i «dates»"
            ),
        ),
        (
            "teacher_groups[1].dates.5",
            "møte 5 er satt til 2027-01-11, som er fri (Ombygging); rett datoen hvis den er feil",
        ),
        (
            "teacher_groups[1]",
            (
                "året har ikke plass til møte 6: det trenger 1 ledig mandag fra 2027-02-01 til 2027-02-28, "
                "og der er 0; flytt en ferie, eller sett datoen i «dates»"
            ),
        ),
    ]


def test_a_meeting_in_parts_says_how_many_days_it_needs():
    late = YEAR.model_copy(update={"start": date(2026, 9, 21)})
    (found,) = problems_in(late, teacher_groups=(group(),), meeting_minutes=45)
    assert found[-1].startswith(
        "året har ikke plass til møte 1: det trenger 3 ledige onsdager fra 2026-09-21 til 2026-09-30, og der er 2"
    )
