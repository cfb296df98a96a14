"""Dates are a promise to people: never on a day off, always in order, always in the window, or a problem."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from municipal_year import LEADERS, YEAR, calendar_of, group
from pydantic import ValidationError
from real import real_course, real_site, subject_of

from macros.checks.registry import OF_YEAR, run_checks
from macros.schema.local import Local
from macros.schema.school_year import SchoolYear
from macros.year.schedule import plan_year

WEEK = timedelta(weeks=1)


def held(site, name="a"):
    """Return a group's dates, meeting by meeting."""
    return [
        [sitting.date for sitting in meeting.dates if sitting.group.id == name]
        for meeting in site.year.meetings
        if meeting.entry.page.number
    ]


def findings(year=YEAR, **local):
    course = real_course(school_year=year, **local)
    return [problem.message for problem in run_checks(OF_YEAR, subject_of(course, plan_year(course)))]


def test_a_group_meets_every_four_or_five_weeks():
    days = [day for (day,) in held(real_site(school_year=YEAR, teacher_groups=(group(),)))]
    assert days == [
        date(2026, 9, 16),
        date(2026, 10, 14),
        date(2026, 11, 11),
        date(2026, 12, 9),
        date(2027, 1, 13),
        date(2027, 2, 17),
        date(2027, 3, 31),
        date(2027, 5, 12),
    ]


@pytest.mark.parametrize("count", [6, 7, 8])
def test_leaders_meet_first_in_the_spring_before_the_school_year(count):
    site = real_site(school_year=YEAR, leader_sessions=count, leader_sessions_at=LEADERS)
    first, *rest = [session.date for session in site.year.sessions]
    assert first in (date(2026, 5, 28), date(2026, 6, 4))
    assert all(date(2026, 8, 17) <= day <= date(2027, 4, 30) for day in rest)
    for session in site.year.sessions:
        assert session.date.month in session.months
        assert session.date.weekday() == 3
    assert all(21 <= (later - day).days <= 70 for day, later in pairwise(rest))


def test_the_parts_of_a_split_meeting_come_on_the_next_possible_days():
    site = real_site(school_year=YEAR, teacher_groups=(group(),), meeting_minutes=45)
    days = held(site)
    assert [len(parts) for parts in days] == [len(meeting.parts) for meeting in site.year.meetings[1:]]
    open_days = calendar_of(YEAR).days("onsdag")
    for parts in days:
        first = open_days.index(parts[0])
        assert tuple(parts) == open_days[first : first + len(parts)]
    assert days[1] == [date(2026, 9, 30), date(2026, 10, 14)], "a break lies between"


def test_a_given_date_stands_and_the_others_make_room():
    site = real_site(school_year=YEAR, teacher_groups=(group(m3="2026-11-20", m4="2026-11-23"),))
    days = [day for (day,) in held(site)]
    assert days[2:4] == [date(2026, 11, 20), date(2026, 11, 23)]
    assert days == sorted(set(days))


def test_the_follow_up_comes_three_weeks_after_the_last_part_of_the_seventh_meeting():
    for minutes in (90, 45):
        site = real_site(school_year=YEAR, teacher_groups=(group(),), meeting_minutes=minutes)
        (seventh,) = [meeting for meeting in site.year.meetings if meeting.follow_ups]
        (follow_up,) = seventh.follow_ups
        assert seventh.entry.page.number == 7
        assert follow_up.minutes == 20
        assert follow_up.date == seventh.dates[-1].date + 3 * WEEK


def test_a_follow_up_after_the_next_meeting_is_told_of():
    close = group(m7="2027-05-12", m8="2027-05-26")
    assert [words for words in findings(teacher_groups=(close,)) if "oppfølgingen" in words] == [
        "oppfølgingen av møte 7 kommer 2027-06-02, og møte 8 alt 2027-05-26; flytt en av datoene"
    ]
    assert not [words for words in findings(teacher_groups=(group(),)) if "oppfølgingen" in words]


def test_without_a_school_year_there_are_only_months():
    year = real_site(teacher_groups=(group(),), leader_sessions_at=LEADERS).year
    assert {session.date for session in year.sessions} == {None}
    assert {(meeting.dates, meeting.follow_ups) for meeting in year.meetings} == {((), ())}
    assert findings(None, teacher_groups=(group(m3="2026-11-20"),)) == [
        "datoene brukes først når «school_year» sier når skoleåret begynner og slutter"
    ]


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 10, 3), "lørdag"),
        (date(2027, 5, 16), "søndag"),
        (date(2027, 5, 17), "Andre pinsedag; Grunnlovsdag"),
        (date(2027, 3, 25), "Skjærtorsdag"),
        (date(2026, 10, 7), "Høstferie"),
        (date(2026, 12, 23), "Juleferie"),
        (date(2026, 9, 16), None),
    ],
)
def test_days_off_have_names(day, reason):
    assert calendar_of(YEAR).day_off(day) == reason


def test_nobody_meets_between_christmas_and_new_year_even_when_no_breaks_are_given():
    calendar = calendar_of(YEAR.model_copy(update={"breaks": ()}))
    assert calendar.day_off(date(2026, 12, 28)) == "romjula"
    assert calendar.day_off(date(2026, 12, 23)) is None


def test_dates_and_hours_are_read_once_and_what_is_none_is_refused_as_text_is():
    local = Local(school_year=YEAR, leader_sessions_at={"weekday": "torsdag", "start": "09:05"})
    assert (local.school_year.start, local.leader_sessions_at.start) == (date(2026, 8, 17), time(9, 5))
    for start in (20260817, None, ["2026-08-17"], date(2026, 8, 17)):
        with pytest.raises(ValidationError) as caught:
            SchoolYear(start=start, end="2027-06-18")
        assert [error["type"] for error in caught.value.errors()] == ["string_type"]
