"""A school year as municipalities have it: days of a school's own, weeks, planning days, more years than one."""

from datetime import date, time, timedelta

import pytest
from municipal_year import LEADERS, NEXT, YEAR, group, make_break
from real import name_schools, real_course, real_site, subject_of

from macros.checks.registry import OF_YEAR, run_checks
from macros.exports.course_data import export_course
from macros.schema.schedules import LeaderSchedule, TeacherGroup
from macros.schema.school_year import Break, SchoolYear
from macros.views.calendar import calendars
from macros.views.dates import session_when
from macros.year.schedule import plan_year
from macros.year.tracks import in_order

NORTH, SOUTH = name_schools(2)


def plan(**local):
    """Return a planned year, and what the checks say of it."""
    course = real_course(**{"school_year": YEAR, "schools": (NORTH, SOUTH)} | local)
    year = plan_year(course)
    return year, [
        (problem.field.removeprefix("extra.local."), problem.message, problem.is_warning)
        for problem in run_checks(OF_YEAR, subject_of(course, year))
    ]


def days_of(year, name="a"):
    """Return all days on which a group meets, the common start left out."""
    meetings = [meeting for meeting in year.meetings if meeting.entry.page.number]
    return [held.date for meeting in meetings for held in meeting.dates if held.group.id == name]


def own(name="a", **fields):
    usual = {"id": name, "school": NORTH, "weekday": "onsdag", "start": "14:30"}
    return TeacherGroup.model_validate(usual | fields)


def year_of(**fields):
    """Return the usual school year with something more in it."""
    usual = {"start": "2026-08-17", "end": "2027-06-18"}
    return SchoolYear.model_validate(usual | fields)


def test_a_group_that_meets_on_the_leaders_weekday_meets_on_other_days_than_they():
    year, found = plan(teacher_groups=(group("torsdag"),), leader_sessions_at=LEADERS, leader_sessions=8)
    led = {session.date for session in year.sessions}
    assert None not in led
    assert len(days_of(year)) == 8
    assert not led & set(days_of(year))
    assert not led & {sitting.date for meeting in year.meetings for sitting in meeting.follow_ups}
    assert found == []


def test_leaders_meet_on_no_day_that_is_given_to_a_group():
    alone, _ = plan(leader_sessions_at=LEADERS)
    day = alone.sessions[1].date
    year, found = plan(
        leader_sessions_at=LEADERS, teacher_groups=(own(weekday="torsdag", dates={"1": day.isoformat()}),)
    )
    assert day in days_of(year)
    assert year.sessions[1].date != day
    assert found == []


def test_a_clash_that_is_given_is_told():
    leaders = LeaderSchedule(weekday="torsdag", start="12:00", dates={"3": "2026-11-12"})
    _, found = plan(
        leader_sessions_at=leaders, teacher_groups=(own(weekday="torsdag", dates={"3": "2026-11-12"}),)
    )
    message = (
        "møte 3 kommer 2026-11-12, samme dag som samling 3, der ledelsen ved Skole 1 skal være; "
        "sett en annen dato i «dates» for den ene"
    )
    assert ("teacher_groups[0].dates.3", message, True) in found


def test_a_squeezed_in_day_is_passed_by_or_told():
    """The Friday after Ascension Day, 7 May 2027."""
    squeezed = date(2027, 5, 7)
    year, found = plan(teacher_groups=(group("fredag"),))
    assert squeezed not in days_of(year)
    assert found == []
    _, told = plan(teacher_groups=(group("fredag", m8=squeezed.isoformat()),))
    assert told == [
        (
            "teacher_groups[0].dates.8",
            (
                "møte 8 kommer 2027-05-07, en inneklemt dag mellom Kristi himmelfartsdag og helga; "
                "sett en annen dato i «dates» hvis folk pleier å ta fri da"
            ),
            True,
        )
    ]


def test_a_squeezed_in_day_that_is_the_only_one_left_is_used_and_told():
    busy = YEAR.model_copy(
        update={
            "breaks": (
                *YEAR.breaks,
                make_break("Ombygging", "2027-05-01", "2027-05-05"),
                make_break("Eksamen", "2027-05-10", "2027-06-18"),
            )
        }
    )
    year, found = plan(school_year=busy, teacher_groups=(group("fredag"),))
    assert days_of(year)[-1] == date(2027, 5, 7)
    assert [field for field, message, _ in found if "inneklemt" in message] == ["teacher_groups[0]"]


def test_the_common_start_lies_on_the_planning_day_that_says_so_and_each_school_may_have_its_own():
    days = [
        {"date": "2026-08-14", "common_start": "09:00"},
        {"date": "2026-08-13", "common_start": "12:00", "schools": (SOUTH,)},
    ]
    year, found = plan(
        school_year=year_of(planning_days=tuple(days)),
        teacher_groups=(own(), own("b", school=SOUTH)),
    )
    start = year.meetings[0]
    assert start.entry.page.number == 0
    held = {sitting.group.id: (sitting.date, sitting.start, sitting.minutes) for sitting in start.dates}
    assert held == {
        "a": (date(2026, 8, 14), time(9), start.minutes),
        "b": (date(2026, 8, 13), time(12), start.minutes),
    }
    assert found == []


def test_a_group_may_set_the_common_start_itself_and_a_day_off_is_told():
    year, found = plan(teacher_groups=(own(dates={"0": "2026-08-15"}),))
    (sitting,) = year.meetings[0].dates
    assert (sitting.date, sitting.start) == (date(2026, 8, 15), time(14, 30))
    assert found == [
        (
            "teacher_groups[0].dates.0",
            "felles oppstart er satt til 2026-08-15, som er fri (lørdag); rett datoen hvis den er feil",
            True,
        )
    ]


def test_no_meeting_falls_on_a_planning_day_unless_somebody_says_so():
    plain, _ = plan(teacher_groups=(own(),))
    first = days_of(plain)[0].isoformat()
    planned = year_of(planning_days=({"date": first},), breaks=())
    year, found = plan(school_year=planned, teacher_groups=(own(), own("b", dates={"1": first})))
    assert date.fromisoformat(first) not in days_of(year)
    assert date.fromisoformat(first) in days_of(year, "b"), "it is a day of work"
    assert found == []


@pytest.mark.parametrize("way", ["in the year", "at the school"])
def test_a_school_may_have_days_off_of_its_own(way):
    plain, _ = plan(teacher_groups=(own(), own("b", school=SOUTH)))
    day = days_of(plain)[2].isoformat()
    off = {"name": "Skolens dag", "from": day, "to": day}
    if way == "in the year":
        mine = Break.model_validate(off | {"schools": (NORTH,)})
        local = {"school_year": YEAR.model_copy(update={"breaks": (*YEAR.breaks, mine)})}
    else:
        local = {"schools": ({"name": NORTH, "breaks": (off,)}, SOUTH)}
    year, found = plan(teacher_groups=(own(), own("b", school=SOUTH)), **local)
    assert date.fromisoformat(day) not in days_of(year)
    assert days_of(year, "b") == days_of(plain, "b"), "the other school meets as before"
    assert found == []
    _, told = plan(teacher_groups=(own(dates={"3": day}),), **local)
    assert [message for _, message, _ in told] == [
        f"møte 3 er satt til {day}, som er fri (Skolens dag); rett datoen hvis den er feil"
    ]


def test_leaders_pass_by_a_day_when_one_school_is_closed_and_are_told_of_one_that_is_given():
    plain, _ = plan(leader_sessions_at=LEADERS)
    day = plain.sessions[2].date.isoformat()
    schools = ({"name": NORTH, "breaks": ({"name": "Skolens dag", "from": day, "to": day},)}, SOUTH)
    year, found = plan(leader_sessions_at=LEADERS, schools=schools)
    assert year.sessions[2].date.isoformat() != day
    assert found == []
    given = LeaderSchedule(weekday="torsdag", start="12:00", dates={"3": day})
    _, told = plan(leader_sessions_at=given, schools=schools)
    assert [message for _, message, _ in told] == [
        f"samling 3 kommer {day}, og da har Skole 1 fri (Skolens dag); sett en annen dato i «dates»"
    ]


def test_leaders_pass_by_a_planning_day_of_one_school():
    plain, _ = plan(leader_sessions_at=LEADERS)
    day = plain.sessions[2].date.isoformat()
    schools = ({"name": NORTH, "planning_days": ({"date": day},)}, SOUTH)
    year, found = plan(leader_sessions_at=LEADERS, schools=schools)
    assert year.sessions[2].date.isoformat() != day
    assert found == []
    given = LeaderSchedule(weekday="torsdag", start="12:00", dates={"3": day})
    _, ((_, message, _),) = plan(leader_sessions_at=given, schools=schools)
    assert f"kommer {day}, og da har Skole 1 planleggingsdag;" in message


def test_a_common_start_after_the_first_meeting_is_told():
    _, found = plan(teacher_groups=(own(dates={"0": "2026-10-14", "1": "2026-09-16"}),))
    assert [(field, message) for field, message, _ in found] == [
        (
            "teacher_groups[0].dates.0",
            "felles oppstart kommer 2026-10-14, men gruppa møtes alt 2026-09-16; flytt den ene",
        )
    ]


@pytest.mark.parametrize(("weeks", "rest"), [("odd", 1), ("even", 0)])
def test_a_group_may_meet_in_odd_or_even_weeks_only(weeks, rest):
    year, found = plan(teacher_groups=(own(weeks=weeks),))
    follow_ups = [sitting.date for meeting in year.meetings for sitting in meeting.follow_ups]
    assert {day.isocalendar().week % 2 for day in (*days_of(year), *follow_ups)} == {rest}
    assert len(days_of(year)) == 8
    assert found == []


def test_the_hour_may_differ_by_week_on_pages_and_in_calendars():
    site = real_site(
        school_year=YEAR, schools=(NORTH,), teacher_groups=(own(starts={"odd": "15:00", "even": "14:00"}),)
    )
    hours = {1: time(15), 0: time(14)}
    sittings = [sitting for meeting in site.year.meetings for sitting in meeting.dates]
    assert {sitting.start == hours[sitting.date.isocalendar().week % 2] for sitting in sittings} == {True}
    assert {sitting.start for sitting in sittings} == {time(14), time(15)}
    (calendar,) = calendars(site)
    begins = {found.begins.date(): found.begins.time() for found in calendar.gatherings}
    assert begins.items() >= {sitting.date: sitting.start for sitting in sittings}.items()


def test_a_group_with_exams_does_not_meet_in_those_weeks_and_others_do():
    year, found = plan(teacher_groups=(own(exam_weeks=(18, 19, 20)), own("b", school=SOUTH)))
    assert days_of(year)[-1].isocalendar().week > 20
    assert days_of(year, "b")[-1].isocalendar().week in (18, 19, 20)
    assert found == []


@pytest.mark.parametrize(
    ("start", "end", "breaks"),
    [
        ("2026-10-12", "2027-06-18", YEAR.breaks),
        ("2027-01-04", "2027-06-18", YEAR.breaks),
        ("2027-01-04", "2027-12-17", (make_break("Sommerferie", "2027-06-19", "2027-08-15"),)),
    ],
)
@pytest.mark.parametrize("sessions", [6, 8])
def test_the_course_may_begin_in_october_or_january(start, end, breaks, sessions):
    late = SchoolYear(start=start, end=end, breaks=breaks)
    year, found = plan(
        school_year=late, teacher_groups=(own(),), leader_sessions_at=LEADERS, leader_sessions=sessions
    )
    days = days_of(year)
    assert len(days) == 8
    assert late.start <= days[0] < days[-1] <= late.end
    assert [session.date for session in year.sessions] == sorted({each.date for each in year.sessions})
    first, *rest = [session.date for session in year.sessions]
    assert first < late.start <= rest[0] < rest[-1] <= late.end
    assert rest[-1] < days[-1], "leaders look back before the groups do"
    assert [message for _, message, is_warning in found if not is_warning] == []
    assert len(found) <= 1, found


def test_a_late_year_says_its_own_months_and_takes_a_first_session_in_the_spring():
    late = SchoolYear(start="2027-01-04", end="2027-06-18", breaks=YEAR.breaks)
    leaders = LeaderSchedule(weekday="torsdag", start="12:00", dates={"1": "2026-06-04"})
    year, found = plan(school_year=late, leader_sessions_at=leaders)
    assert found == []
    assert {month for meeting in year.meetings for month in meeting.months} == {1, 2, 3, 4, 5, 6}


def test_a_year_over_the_summer_wants_to_know_when_the_summer_is():
    _, found = plan(school_year=SchoolYear(start="2027-01-04", end="2027-12-17"), teacher_groups=(own(),))
    assert found[-1] == (
        "school_year",
        (
            "året går over sommeren, fra 2027-01-04 til 2027-12-17; skriv sommerferien i «breaks», "
            "så ingen møter havner i den"
        ),
        False,
    )


def two_years(**local):
    site = real_site(
        school_years=(YEAR, NEXT),
        schools=(NORTH, SOUTH),
        **{"teacher_groups": (own(),), "leader_sessions_at": LEADERS} | local,
    )
    return site, site.year, site.year.later[0]


def test_last_year_stays_until_it_is_over_while_the_next_ones_first_session_is_announced():
    site, this, following = two_years()
    alone, _ = plan(teacher_groups=(own(),), leader_sessions_at=LEADERS)
    assert days_of(this) == days_of(alone)
    assert all(day > NEXT.start for day in days_of(following))
    first, second, *_ = this.sessions
    assert following.sessions[0].date.year == 2027
    assert "juni 2027" in session_when(first) or "mai 2027" in session_when(first)
    assert "2026" in session_when(second), "what is left of the year that is on"
    leaders, teachers = calendars(site)
    assert len(leaders.gatherings) == 12
    assert len(teachers.gatherings) == 18
    assert len({found.key for plan in (leaders, teachers) for found in plan.gatherings}) == 30


def test_the_data_has_the_meetings_of_all_years():
    site, this, following = two_years()
    dates = [held.date for meeting in export_course(site).meetings for held in meeting.dates]
    assert sorted(dates) == sorted(day.isoformat() for year in (this, following) for day in days_of(year))
    assert len(dates) == 16


def test_the_years_table_has_the_breaks_of_every_school():
    autumn = {"name": "Høstferie", "from": "2026-10-05", "to": "2026-10-09"}
    day = {"name": "Skolens dag", "from": "2026-11-13", "to": "2026-11-13"}
    past = {"name": "Skolens dag", "from": "2025-11-13", "to": "2025-11-13"}
    schools = tuple({"name": name, "breaks": (autumn, day, past)} for name in (NORTH, SOUTH))
    year, _ = plan(schools=schools, leader_sessions_at=LEADERS)
    shown = [(row.first, row.pause) for row in in_order(year) if row.pause]
    assert [words for _, words in shown] == [
        "Høstferie", f"Skolens dag ({NORTH}, {SOUTH})", "Juleferie", "Vinterferie", "Påskeferie"
    ]  # fmt: skip
    assert shown[1][0] == date(2026, 11, 13)


def test_nobody_meets_on_the_next_years_first_session():
    _, this, following = two_years(teacher_groups=(own(weekday="torsdag"),))
    assert following.sessions[0].date not in days_of(this)


def test_days_off_in_the_spring_hold_for_the_next_years_first_session():
    _, _, plain = two_years()
    day = plain.sessions[0].date
    off = make_break("Planleggingsdag", day.isoformat(), day.isoformat())
    this = YEAR.model_copy(update={"breaks": (*YEAR.breaks, off)})
    course = real_course(school_years=(this, NEXT), leader_sessions_at=LEADERS)
    year = plan_year(course)
    assert year.later[0].sessions[0].date != day
    assert list(run_checks(OF_YEAR, subject_of(course, year))) == []
    alone = NEXT.model_copy(update={"breaks": (off,)})
    _, found = plan(school_year=alone, leader_sessions_at=LEADERS)
    assert found == [], "and may stand in the next year's own breaks"


def test_a_date_is_that_of_the_year_it_lies_in():
    dates = {"3": "2027-11-10"}
    _, this, following = two_years(teacher_groups=(own(dates=dates),))
    assert date(2027, 11, 10) in days_of(following)
    assert days_of(this) == days_of(two_years()[1])
    _, this, following = two_years(teacher_groups=(own(dates={"8": "2027-06-09"}),))
    assert days_of(this)[-1] == date(2027, 6, 9)
    leaders = LeaderSchedule(weekday="torsdag", start="12:00", dates={"1": "2027-05-27"})
    _, this, following = two_years(leader_sessions_at=leaders)
    assert this.sessions[0].date.year == 2026
    assert following.sessions[0].date == date(2027, 5, 27)


def test_a_year_may_have_groups_and_leaders_of_its_own():
    later = NEXT.model_copy(
        update={
            "teacher_groups": (own("ny", weekday="mandag", dates={"1": "2026-09-14"}),),
            "leader_sessions_at": LeaderSchedule(weekday="tirsdag", start="09:00"),
        }
    )
    course = real_course(
        school_years=(YEAR, later), schools=(NORTH,), teacher_groups=(own(),), leader_sessions_at=LEADERS
    )
    year = plan_year(course)
    (following,) = year.later
    assert {day.weekday() for day in days_of(year)} == {2}
    assert {session.date.weekday() for session in following.sessions} == {1}
    (problem,) = run_checks(OF_YEAR, subject_of(course, year))
    assert problem.field == "extra.local.school_years[1].teacher_groups[0].dates.1"
    assert "hører hjemme fra 2027-08-16" in problem.message


def test_the_follow_up_comes_before_the_next_meeting_even_when_the_year_is_short():
    for start in ("2026-08-17", "2026-10-12"):
        year, _ = plan(
            school_year=SchoolYear(start=start, end="2027-06-18", breaks=YEAR.breaks), teacher_groups=(own(),)
        )
        (seventh,) = [meeting for meeting in year.meetings if meeting.follow_ups]
        (follow_up,) = seventh.follow_ups
        assert seventh.dates[-1].date + timedelta(weeks=3) <= follow_up.date < days_of(year)[-1]
