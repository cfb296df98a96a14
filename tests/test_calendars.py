"""Calendars as other programs read them: parsed back by another library than the one that wrote them."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream
from markup import to_html
from municipal_year import LEADERS, YEAR, group
from npm import NODE, run_script
from real import name_schools, real_site

from macros.exports.calendars import write_calendars
from macros.exports.ics import make_calendar
from macros.render import render
from macros.schema.local import Person
from macros.schema.school_year import PlanningDay
from macros.views.calendar import calendars

OSLO = ZoneInfo("Europe/Oslo")
URL = "https://kurs.kommune.example/relasjoner/"
PERSON = Person(name="Kari Nordmann", email="kari@kommune.example", phone="12 34 56 78")
SCHOOLS = name_schools(2)


def make_site(*, url=URL, **local):
    groups = (
        group(name="en", school=SCHOOLS[0]),
        group("mandag", name="to", school=SCHOOLS[1], start="08:15"),
    )
    standard = {
        "schools": SCHOOLS,
        "school_year": YEAR,
        "leader_sessions": 7,
        "leader_sessions_at": LEADERS,
        "teacher_groups": groups,
        "contact": PERSON,
        "privacy_officer": PERSON,
    }
    return real_site(**standard | local)._replace(url=url)


@pytest.fixture(scope="module")
def site():
    return make_site()


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write_calendars(site, folder)
    return folder


def read(folder, name):
    """Return a calendar's events, in order, as the second library reads them."""
    text = (folder / "kalender" / f"{name}.ics").read_text(encoding="utf-8")
    return sorted(IcsCalendarStream.calendar_from_ics(text).events, key=lambda event: event.dtstart)


def test_each_group_has_a_calendar_and_so_have_the_leaders(site, tmp_path):
    downloads = write_calendars(site, tmp_path)
    assert [file.url for file in downloads] == [f"kalender/{name}.ics" for name in ("ledere", "en", "to")]
    assert [file.label for file in downloads] == [
        "Ledersamlingene",
        "Lærermøtene: Skole 1",
        "Lærermøtene: Skole 2",
    ]
    assert {file.size for file in downloads} == {
        (tmp_path / file.url).stat().st_size for file in downloads
    }, "the sizes are those of the files"


def test_the_events_are_the_planned_dates_with_their_follow_up(site, folder):
    for local in site.course.local.teacher_groups:
        planned = [
            (sitting.date, sitting.minutes)
            for meeting in site.year.meetings
            for sitting in (*meeting.dates, *meeting.follow_ups)
            if sitting.group is local
        ]
        events = read(folder, local.id)
        lengths = [(event.dtstart.date(), (event.dtend - event.dtstart).seconds // 60) for event in events]
        assert lengths == planned
        assert len(events) == 9
        assert {f"{event.dtstart:%H:%M}" for event in events} == {f"{local.start:%H:%M}"}
    leaders = [(event.dtstart.date(), event.summary) for event in read(folder, "ledere")]
    assert [day for day, _ in leaders] == [session.date for session in site.year.sessions]
    assert leaders[2][1] == "Samling 3: Midt i arbeidet (1 av 4)"


@pytest.mark.parametrize(
    ("name", "hours"), [("en", {"summer": 12.5, "winter": 13.5}), ("to", {"summer": 6.25, "winter": 7.25})]
)
def test_the_hour_is_right_on_both_sides_of_both_changes_of_the_clock(folder, name, hours):
    """The clock is set back on 25 October 2026 and forward on 28 March 2027."""
    seen = {"before autumn": [], "winter": [], "after spring": []}
    for event in read(folder, name):
        moment = event.dtstart.astimezone(UTC)
        hour = moment.hour + moment.minute / 60
        if moment < datetime(2026, 10, 25, 1, tzinfo=UTC):
            seen["before autumn"].append(hour)
        elif moment < datetime(2027, 3, 28, 1, tzinfo=UTC):
            seen["winter"].append(hour)
        else:
            seen["after spring"].append(hour)
    assert set(seen["before autumn"]) == set(seen["after spring"]) == {hours["summer"]}
    assert set(seen["winter"]) == {hours["winter"]}


def test_the_rules_of_the_zone_are_those_of_oslo(folder):
    """A program that knows no zones reads them from the file."""
    calendar = icalendar.Calendar.from_ical((folder / "kalender/en.ics").read_bytes())
    (zone,) = calendar.walk("VTIMEZONE")
    written = zone.to_tz(lookup_tzid=False)
    moment = datetime(2026, 1, 1, 12, tzinfo=UTC)
    while moment.year < 2031:
        assert moment.astimezone(written).utcoffset() == moment.astimezone(OSLO).utcoffset(), moment
        moment += timedelta(hours=12)


def test_an_event_says_where_what_to_prepare_and_leads_to_its_page(folder):
    events = read(folder, "en")
    second = events[1]
    assert second.summary == "Lærermøte 2: Rommet og dagen"
    assert second.location == SCHOOLS[0]
    address = f"{URL}laerer/moter/02-fysisk-og-struktur/"
    assert str(second.url) == address
    assert "Øving til møtet: " in second.description
    assert "Ta med: " in second.description
    assert second.description.endswith(address)
    for event in (*events, *read(folder, "ledere")):
        (alarm,) = event.alarm
        assert alarm.trigger == timedelta(days=-7)
        assert event.summary in alarm.description
        assert event.location in SCHOOLS


def test_leaders_get_what_to_do_before_and_the_films(folder):
    third = read(folder, "ledere")[2]
    assert "Film: «Ledelse»." in third.description
    assert str(third.url).endswith("leder/samling/midt-1/")


def test_an_event_keeps_its_identity_when_it_is_moved(site, folder):
    moved = make_site(teacher_groups=(group(name="en", school=SCHOOLS[0], m2="2026-10-21"),))
    plan = next(plan for plan in calendars(moved) if plan.name == "en")
    events = IcsCalendarStream.calendar_from_ics(make_calendar(moved, plan).decode()).events
    after = {event.uid: event.dtstart for event in events}
    before = {event.uid: event.dtstart for event in read(folder, "en")}
    assert after.keys() == before.keys()
    assert after != before


def test_no_two_events_share_an_identity(site, folder):
    uids = [event.uid for name in ("ledere", "en", "to") for event in read(folder, name)]
    others = {event.uid for event in _events(make_site(municipality="En annen kommune"))}
    next_year = YEAR.model_copy(update={"start": date(2027, 8, 16), "end": date(2028, 6, 20), "breaks": ()})
    later = {event.uid for event in _events(make_site(school_year=next_year))}
    assert len(set(uids)) == len(uids) == len(set(uids) - others - later)
    assert {event.uid for event in _events(make_site(url="https://ny.example/"))} >= set(uids), (
        "which may move"
    )


def test_every_change_of_the_dates_gives_a_higher_number_and_the_same_events():
    """A client that has taken a file takes the next one, and gets no event twice."""
    schools = (SCHOOLS[0],)
    stages = [
        make_site(schools=schools, teacher_groups=(group(name="en", school=SCHOOLS[0], **dates),), **more)
        for dates, more in (
            ({}, {}),
            ({"m2": "2026-10-21"}, {}),
            ({"m2": "2026-10-21", "m3": "2026-11-18"}, {}),
            ({"m2": "2026-10-20"}, {"dates_changed": "2026-10-02"}),
            ({}, {"dates_changed": "2026-10-03"}),
        )
    ]
    read_back = [{event.uid: (event.sequence, event.dtstamp) for event in _events(stage)} for stage in stages]
    for earlier, later in pairwise(read_back):
        assert earlier.keys() == later.keys()
        names = {event.uid for event in _events(stages[0]) if "Lærermøte" in event.summary}
        assert len(names) == 9
        assert all(earlier[name] < later[name] for name in names)
        assert all(earlier[name][1] < later[name][1] for name in names)


def test_a_school_with_several_groups_has_a_calendar_of_them_all():
    groups = (group(name="en", school=SCHOOLS[0]), group("mandag", name="to", school=SCHOOLS[0]))
    day = {"date": "2026-08-14", "common_start": "09:00"}
    year = YEAR.model_copy(update={"planning_days": (PlanningDay.model_validate(day),)})
    site = make_site(teacher_groups=(*groups, group(name="tre", school=SCHOOLS[1])), school_year=year)
    plans = {plan.name: plan for plan in calendars(site)}
    assert list(plans) == ["ledere", "skole/skole-1", "en", "to", "tre"]
    whole, one, two = (plans[name].gatherings for name in ("skole/skole-1", "en", "to"))
    assert {found.key for found in whole} == {found.key for found in (*one, *two)}
    assert len(whole) == len(one) + len(two) - 1, "the common start is held together, and stands once"
    assert [found.begins for found in whole] == sorted(found.begins for found in whole)
    assert whole[0].title == "Felles oppstart"
    assert {found.title.rpartition(" · ")[2] for found in whole[1:]} == {"Skole 1 (en)", "Skole 1 (to)"}


def test_the_name_of_a_calendar_is_read_back_with_its_commas():
    site = make_site(schools=("A, B; C skole",), teacher_groups=(group(name="en", school="A, B; C skole"),))
    content = make_calendar(site, calendars(site)[1])
    calendar = icalendar.Calendar.from_ical(content)
    assert str(calendar["x-wr-calname"]) == str(calendar["name"]) == "Lærermøtene: A, B; C skole"
    assert b"A\\, B\\; C skole" in content


@pytest.mark.slow
def test_a_third_program_reads_the_same(site, folder):
    """`ical.js`, which knows nothing of the two libraries above, nor of any zone but the file's own."""
    plans = calendars(site)
    done = run_script(NODE / "read-calendars.mjs", *(folder / plan.url for plan in plans))
    assert done.returncode == 0, done.stderr
    for plan, read_back in zip(plans, json.loads(done.stdout), strict=True):
        assert read_back["name"] == plan.title
        found = [(each["title"], each["begins"], each["ends"], each["place"]) for each in read_back["events"]]
        assert found == [
            (each.title, _utc(each.begins), _utc(each.ends), each.place) for each in plan.gatherings
        ]
        assert len({each["uid"] for each in read_back["events"]}) == len(plan.gatherings)


def _utc(moment):
    return f"{moment.replace(tzinfo=OSLO).astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"


def _events(site):
    for plan in calendars(site):
        yield from IcsCalendarStream.calendar_from_ics(make_calendar(site, plan).decode()).events


def test_the_parts_of_a_meeting_are_events_of_their_own():
    site = make_site(meeting_minutes={"default": 90, "1": 60})
    (first, second, *_) = sorted(calendars(site)[1].gatherings, key=lambda found: found.begins)
    assert (first.title, second.title) == (
        "Lærermøte 1: Kartlegging (Del 1: Merkene og fellesarket)",
        "Lærermøte 1: Kartlegging (Del 2: Samtalen og valget)",
    )
    assert first.key != second.key


def test_the_same_site_gives_the_same_bytes_and_no_word_about_any_person(site):
    for plan in calendars(site):
        content = make_calendar(site, plan)
        assert content == make_calendar(site, plan)
        assert b"\r\n" in content
        assert max(map(len, content.split(b"\r\n"))) <= 75
        for word in (PERSON.name, PERSON.email, PERSON.phone):
            assert word.encode() not in content.replace(b"\r\n ", b"")


def test_without_an_address_of_its_own_a_site_gives_none(tmp_path):
    """The address in upstream's configuration is nobody's; a link to it would lead astray."""
    site = make_site(url=None)
    write_calendars(site, tmp_path)
    for event in read(tmp_path, "en"):
        assert event.url is None
        assert "http" not in (event.description or "")
    html = to_html(render(site, "calendar_list", "om/kalender.md"))
    assert "webcal" not in html
    assert 'href="../../kalender/en.ics"' in html


def test_the_page_offers_subscription_and_file(site):
    html = to_html(render(site, "calendar_list", "om/kalender.md"))
    assert 'href="webcal://kurs.kommune.example/relasjoner/kalender/en.ics"' in html
    assert "<code>https://kurs.kommune.example/relasjoner/kalender/en.ics</code>" in html
    assert 'href="../../kalender/ledere.ics"' in html


def test_without_dates_there_are_no_calendars_and_the_page_says_so(tmp_path):
    site = make_site(school_year=None)
    assert write_calendars(site, tmp_path) == []
    assert list(tmp_path.iterdir()) == []
    assert "når kommunen har lagt inn skoleåret" in render(site, "calendar_list", "om/kalender.md")
