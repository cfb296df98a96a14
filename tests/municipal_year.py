"""A school year with its breaks, and groups at two schools, as a municipality would write them."""

from macros.schema.local import Local
from macros.schema.schedules import LeaderSchedule, TeacherGroup
from macros.schema.school_year import Break, SchoolYear
from macros.year.calendars import year_days

BREAKS = {
    "Høstferie": ("2026-10-05", "2026-10-09"),
    "Juleferie": ("2026-12-21", "2027-01-01"),
    "Vinterferie": ("2027-02-22", "2027-02-26"),
    "Påskeferie": ("2027-03-22", "2027-03-30"),
}


def make_break(name, first, last):
    return Break.model_validate({"name": name, "from": first, "to": last})


YEAR = SchoolYear(
    start="2026-08-17",
    end="2027-06-18",
    breaks=tuple(make_break(name, *days) for name, days in BREAKS.items()),
)
NEXT = SchoolYear(start="2027-08-16", end="2028-06-16")
LEADERS = LeaderSchedule(weekday="torsdag", start="12:00")


def group(weekday="onsdag", name="a", school="Skole", start="14:30", **dates):
    """Return a group; `m3="2026-11-20"` is a date given for its third meeting."""
    given = {key.removeprefix("m"): day for key, day in dates.items()}
    return TeacherGroup(id=name, school=school, weekday=weekday, start=start, dates=given)


def calendar_of(year=YEAR, school=None, **local):
    """Return the days of a school year, those of one school when it is named."""
    (days, *_) = year_days(Local(school_year=year, **local))
    return days.at(school) if school else days.common
