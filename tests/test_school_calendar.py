"""A school calendar read from an `.ics`, as municipalities publish them: each of them in its own way."""

from datetime import date

import pytest
from project import run
from real import real_course
from upstream import ROOT

from macros.settings import read_settings
from macros.year.schedule import plan_year
from scripts.commands import CommandError
from scripts.school_calendar import read_school_calendar

DAYS = (
    ("Planleggingsdag", "20260814", "20260815"),
    ("Første skoledag", "20260817", "20260818"),
    ("Høstferie", "20261005", "20261010"),
    ("Elevfri/planleggingsdag", "20261116", "20261117"),
    ("Foreldremøte", "20261118", "20261119"),
    ("Siste skoledag før jul", "20261218", "20261219"),
    ("Juleferie", "20261221", "20270102"),
    ("Første skoledag etter jul", "20270104", "20270105"),
    ("Vinterferie", "20270222", "20270223"),
    ("Vinterferie", "20270223", "20270224"),
    ("Vinterferie", "20270224", "20270227"),
    ("Påskeferie", "20270322", "20270331"),
    ("1. mai, fri", "20270501", "20270502"),
    ("Fri", "20270507", "20270508"),
    ("Siste skoledag", "20270618", "20270619"),
)
YEAR = {
    "start": "2026-08-17",
    "end": "2027-06-18",
    "breaks": [
        {"name": "Høstferie", "from": "2026-10-05", "to": "2026-10-09"},
        {"name": "Juleferie", "from": "2026-12-21", "to": "2027-01-01"},
        {"name": "Vinterferie", "from": "2027-02-22", "to": "2027-02-26"},
        {"name": "Påskeferie", "from": "2027-03-22", "to": "2027-03-30"},
        {"name": "Fri", "from": "2027-05-07", "to": "2027-05-07"},
    ],
    "planning_days": [
        {"date": "2026-08-14", "name": "Planleggingsdag"},
        {"date": "2026-11-16", "name": "Elevfri/planleggingsdag"},
    ],
}


def write_ics(days=DAYS, *, more=""):
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}\r\nSUMMARY:{name}\r\nDTSTART;VALUE=DATE:{first}\r\n"
        f"DTEND;VALUE=DATE:{after}\r\nEND:VEVENT\r\n"
        for number, (name, first, after) in enumerate(days)
    )
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//NO\r\n{events}{more}END:VCALENDAR\r\n"
    return text.encode()


def test_the_year_of_a_file_is_the_year_of_the_municipality():
    found = read_school_calendar(write_ics())
    assert found.years == (YEAR,)
    assert found.left_out == ("Foreldremøte",)
    group = {"id": "a", "school": "Skole", "weekday": "onsdag", "start": "14:30"}
    as_read = {key: tuple(value) if isinstance(value, list) else value for key, value in YEAR.items()}
    year = plan_year(real_course(school_year=as_read, teacher_groups=(group,)))
    assert len([sitting for meeting in year.meetings for sitting in meeting.dates]) == 8


def test_files_are_read_however_they_were_written():
    plain = read_school_calendar(write_ics()).years
    assert read_school_calendar(b"\xef\xbb\xbf" + write_ics()).years == plain, "with a mark of byte order"
    assert read_school_calendar(write_ics().decode().encode("cp1252")).years == plain, "in an old alphabet"
    assert read_school_calendar(write_ics().replace(b"\r\n", b"\n")).years == plain
    assert read_school_calendar(write_ics(reversed(DAYS))).years == plain, "in another order"
    nynorsk = tuple(
        (name.replace("skoledag", "skuledag").replace("Høst", "Haust"), *days) for name, *days in DAYS
    )
    (year,) = read_school_calendar(write_ics(nynorsk)).years
    assert (year["start"], year["end"], year["breaks"][0]["name"]) == (
        "2026-08-17",
        "2027-06-18",
        "Haustferie",
    )


def test_a_break_with_hours_and_one_with_a_length_are_whole_days():
    more = (
        "BEGIN:VEVENT\r\nUID:t\r\nSUMMARY:Høstferie\r\nDTSTART:20261005T000000\r\nDTEND:20261010T000000\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:Vinterferie\r\nDTSTART;VALUE=DATE:20270222\r\nDURATION:P5D\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:v\r\nSUMMARY:Avlyst ferie\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20270301\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:w\r\nSUMMARY:Leksefri\r\nRRULE:FREQ=WEEKLY\r\nDTSTART;VALUE=DATE:20270301\r\nEND:VEVENT\r\n"
    )
    days = [day for day in DAYS if day[0] not in ("Høstferie", "Vinterferie")]
    (year,), left_out = read_school_calendar(write_ics(days, more=more))
    assert [each for each in year["breaks"] if each["name"] in ("Høstferie", "Vinterferie")] == [
        YEAR["breaks"][0],
        YEAR["breaks"][2],
    ]
    assert left_out == ("Leksefri", "Foreldremøte"), "what comes again and again is named"


def test_a_file_of_two_years_gives_both_and_the_summer_ends_one():
    days = (
        *DAYS[:-1],
        ("Sommerferie", "20270619", "20270816"),
        ("Skolestart", "20270816", "20270817"),
        ("Høstferie", "20271004", "20271009"),
        ("Sommerferie", "20280617", "20280814"),
    )
    first, second = read_school_calendar(write_ics(days)).years
    assert first == YEAR
    assert second == {
        "start": "2027-08-16",
        "end": "2028-06-16",
        "breaks": [{"name": "Høstferie", "from": "2027-10-04", "to": "2027-10-08"}],
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html></html>", "er ikke en kalender"),
        (b"", "er ikke en kalender"),
        (write_ics(()), "har ingen dager i seg"),
        (write_ics(DAYS[2:-1]), "--forste-dag 2026-08-17"),
        (write_ics(DAYS[:-1]), "--siste-dag 2027-06-18"),
    ],
)
def test_a_file_that_will_not_do_is_answered_with_what_to_do(content, message):
    with pytest.raises(CommandError, match=message):
        read_school_calendar(content)


def test_days_that_the_file_lacks_may_be_said():
    (year,) = read_school_calendar(write_ics(DAYS[2:-1]), date(2026, 8, 17), date(2027, 6, 18)).years
    assert (year["start"], year["end"]) == ("2026-08-17", "2027-06-18")


def test_the_command_writes_it_and_shows_it_when_there_is_a_file_already(tmp_path):
    (tmp_path / "mkdocs.yml").symlink_to(ROOT / "mkdocs.yml")
    target, ics = tmp_path / "mkdocs.kommune.yml", tmp_path / "rute.ics"
    ics.write_bytes(write_ics())
    done = run(ROOT, "ny_kommune", "--config", target, "--kommune", "Bø", "--skolerute", ics)
    assert done.returncode == 0, done.stdout
    assert "Ikke tatt med: Foreldremøte." in done.stdout
    settings = read_settings(target)
    assert not [problem for problem in settings.problems if problem.path == target.name]
    year = settings.local.school_year
    assert (year.start, year.end, len(year.breaks), len(year.planning_days)) == (
        date(2026, 8, 17),
        date(2027, 6, 18),
        5,
        2,
    )
    before = target.read_bytes()
    again = run(ROOT, "ny_kommune", "--config", target, "--skolerute", ics)
    assert again.returncode == 0, again.stdout
    assert "    school_year:\n      start: '2026-08-17'" in again.stdout
    assert "Lim inn linjene over under «local»" in again.stdout
    assert target.read_bytes() == before
    missing = run(ROOT, "ny_kommune", "--config", target, "--skolerute", tmp_path / "nei.ics")
    assert missing.returncode == 1
    assert "nei.ics" in missing.stdout
