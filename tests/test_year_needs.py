"""What a year takes is summed from the plan that the pages show, and what is new is told of this version."""

import re

from real import DOCS, real_site

from macros.components.year_needs.view import member_minutes, year_needs
from macros.render import render
from macros.schema.local import SchoolYear
from macros.version import read_version
from macros.wording import hours_text

PAGE = "om/hva-det-tar.md"
PRINTED = "laerer/utskrift.md"


def needs_of(site):
    return {need.of: " ".join(need.much) for need in year_needs(site, site.course.pages[PAGE])}


def test_hours_are_those_of_the_meetings_the_common_start_and_the_follow_up():
    site = real_site(meeting_minutes=90)
    minutes = sum(part.minutes for meeting in site.year.meetings for part in meeting.parts) + 20
    assert member_minutes(site) == minutes
    told = needs_of(site)["Hver deltaker"]
    assert "(1 time), 8 møter (12 timer) og oppfølging mellom dem (20 minutter): til sammen 13 timer" in told
    assert hours_text(minutes) in told
    assert hours_text(site.year.leader_minutes) in needs_of(site)["Hver skoleleder"]


def test_a_longer_plan_takes_more_and_the_course_alone_adds_no_municipality():
    short, long = real_site(meeting_minutes=60), real_site(meeting_minutes=120, leader_sessions=8)
    assert member_minutes(short) < member_minutes(long)
    assert "8 samlinger" in needs_of(long)["Hver skoleleder"]
    assert "Til sammen i denne kommunen" not in needs_of(short)


def test_a_municipality_with_groups_sees_the_sums():
    groups = tuple(
        {"id": f"g-{n}", "school": "Nordre", "weekday": "onsdag", "start": "14:30"} for n in range(3)
    )
    site = real_site(
        schools=("Nordre",), group_size=6, teacher_groups=groups,
        school_year=SchoolYear(start="2026-08-17", end="2027-06-18"),
    )  # fmt: skip
    whole = needs_of(site)["Til sammen i denne kommunen"]
    assert "3 grupper" in whole
    assert "18 deltakere" in whole
    assert f"Om lag {round(18 * member_minutes(site) / 60)} timer for deltakerne." in whole


def test_a_large_municipality_reads_whole_hours_and_the_same_copies_as_those_who_print():
    groups = tuple(
        {"id": f"g-{n}", "school": "Nordre", "weekday": "onsdag", "start": "14:30"} for n in range(400)
    )
    site = real_site(schools=("Nordre",), group_size=8, teacher_groups=groups)
    needs = needs_of(site)
    assert re.search(
        r"Om lag \d\d\N{NO-BREAK SPACE}\d{3} timer for deltakerne", needs["Til sammen i denne kommunen"]
    )
    assert "minutter" not in needs["Til sammen i denne kommunen"]
    copies = re.search(
        r"For en gruppe på 8 blir det (\d+) kopier", render(site, "print_list", PRINTED, "laerer")
    )
    assert f"Hver gruppe: {copies[1]} kopier av ark" in needs["Papir"]


def test_what_is_new_is_told_of_the_version_there_is_to_three_readers():
    """A reader finds the number that the edition had, and reads what stands above it."""
    text = (DOCS / "om/hva-er-nytt.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)[^{]*\{: #utgave-([\d-]+) \}$", text, re.MULTILINE)
    assert newest.groups() == (read_version(), read_version().replace(".", "-"))
    newest_part = re.split(r"^## ", text, flags=re.MULTILINE)[1]
    assert re.findall(r"^### For (\w+)", newest_part, re.MULTILINE) == ["lærere", "gruppeledere", "ledere"]


def test_hours_that_are_not_whole_or_half_have_their_minutes():
    assert [hours_text(minutes) for minutes in (60, 90, 800, 14400)] == [
        "1 time",
        "1,5 timer",
        "13 timer og 20 minutter",
        "240 timer",
    ]
