"""What leaders read of the schools and of the year: names as long as they can be read, sessions in their order."""

import re

from real import name_schools, real_site

from macros.components.year.view import year_plan
from macros.render import render
from macros.schema.local import SchoolYear
from macros.schema.schedules import LeaderSchedule

YEAR = {"start": "2026-08-17", "end": "2027-06-18"}


def test_many_schools_are_counted_where_their_names_cannot_be_read():
    told = {
        count: (
            render(site, "site_facts", "om/index.md"),
            render(site, "year_plan", "leder/index.md", "leder"),
        )
        for count in (7, 50)
        if (site := real_site(schools=name_schools(count), school_year=SchoolYear(**YEAR)))
    }
    assert all(name_schools(7)[6] in words for words in told[7])
    assert "50 skoler" in told[50][0]
    assert re.search(r"først i køen neste skoleår: de \d\d andre skolene\.", told[50][1])
    assert not any(name_schools(50)[40] in words for words in told[50])


def test_leaders_read_this_years_first_session_before_that_of_the_next():
    years = ({"start": "2026-08-17", "end": "2027-06-18"}, {"start": "2027-08-16", "end": "2028-06-16"})
    site = real_site(
        school_years=tuple(SchoolYear(**year) for year in years),
        leader_sessions_at=LeaderSchedule(weekday="torsdag", start="12:00"),
    )
    first, second, *_ = year_plan(site, site.course.pages["leder/index.md"], "leder").steps
    assert re.match(r"Torsdag \d+\. (mai|juni) 2026 .*, og igjen torsdag \d+\. (mai|juni) 2027 ", first.when)
    assert "2026" in second.when
    assert "igjen" not in second.when


def test_what_leaders_print_is_told_session_by_session():
    printed = {
        track: render(real_site(), "print_list", f"{track}/utskrift.md", track)
        for track in ("laerer", "leder")
    }
    assert "## Møte for møte" in printed["laerer"]
    assert "## Samling for samling" in printed["leder"]
    assert "Møte for møte" not in printed["leder"]
