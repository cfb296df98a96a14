"""The year that comes of the real course, for municipalities of every size and choice."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markup import to_html, words_of
from project import copy_project
from real import name_schools, real_course, real_site

from macros.render import render
from macros.schema.local import LONGEST_MEETING, SHORTEST_MEETING
from macros.schema.rules import STEP
from macros.settings import read_settings
from macros.site import load_site
from macros.views.common import exercise_title
from macros.year.films import ESTIMATED_FILM_MINUTES
from macros.year.planner import plan_agenda, plan_meeting
from macros.year.slots import DoesNotFitError
from macros.year.turns import count_turns

COUNTS = (6, 7, 8)
BUSCH = (
    "offentlig-sektor-i-endring",
    "modell-for-organisasjonsanalyse",
    "verdibasert-ledelse",
    "ledelse",
    "endringsledelse",
    "organisasjonskultur",
)
each_count = pytest.mark.parametrize("count", COUNTS)


def sessions(**local):
    return real_site(**local).year.sessions


def meeting(course, number):
    return next(entry for entry in course.meetings if entry.page.number == number)


def film_ids(session):
    return tuple(film.entry.page.id for film in session.films)


def uses_alternative(session):
    return any(slot.uses_alternative for slot in session.part.slots)


@each_count
def test_sessions_are_numbered_through_and_the_third_document_repeats(count):
    planned = sessions(leader_sessions=count)
    assert [session.number for session in planned] == list(range(1, count + 1))
    assert {session.total for session in planned} == {count}
    assert [session.document.document for session in planned] == [1, 2, *[3] * (count - 3), 4]
    repeated = [(session.turn, session.turns) for session in planned if session.document.document == 3]
    assert repeated == [(turn, count - 3) for turn in range(1, count - 2)]
    assert len({session.anchor for session in planned}) == count


def test_a_year_has_six_sessions_unless_the_municipality_says_otherwise():
    assert len(sessions()) == 6
    assert count_turns([entry.page for entry in real_course().documents], 8) == 5


@each_count
def test_films_come_in_the_manuals_order_and_stop_after_the_third_middle_session(count):
    planned = sessions(leader_sessions=count)
    assert [len(session.films) for session in planned] == [2, 1, 1, 1, 1] + [0] * (count - 5)
    assert sum(map(film_ids, planned), ()) == BUSCH


@each_count
def test_a_session_without_film_has_no_film_on_its_agenda(count):
    for session in sessions(leader_sessions=count):
        on_agenda = [slot for slot in session.part.slots if slot.block.type == "film"]
        assert len(on_agenda) == (1 if session.films else 0)


@pytest.mark.parametrize(
    ("count", "middle"),
    [
        (6, [(10, 11), (12, 1), (2, 3)]),
        (7, [(10,), (11, 12), (1,), (2, 3)]),
        (8, [(10,), (11,), (12,), (1,), (2, 3)]),
    ],
)
def test_months_follow_each_other_and_share_out_the_window(count, middle):
    planned = sessions(leader_sessions=count)
    assert [session.months for session in planned] == [(5, 6), (8,), *middle, (4,)]


@each_count
def test_the_partner_comes_first_midway_and_last(count):
    present = [session.number for session in sessions(leader_sessions=count) if session.has_partner]
    middle = {6: 4, 7: 4, 8: 5}[count]
    assert present == [1, middle, count]


@pytest.mark.parametrize(("count", "hours"), [(6, 11), (7, 12.5), (8, 14)])
def test_the_year_takes_the_hours_that_the_manual_gives(count, hours):
    assert real_site(leader_sessions=count).year.leader_minutes == hours * 60


@pytest.mark.parametrize(
    ("schools", "count", "in_turn", "next_year"),
    [
        (3, 6, [1, 2, 3], []),
        (3, 8, [1, 2, 3, 1, 2], []),
        (4, 6, [1, 2, 3], [4]),
        (4, 7, [1, 2, 3, 4], []),
        (6, 6, [1, 2, 3], [4, 5, 6]),
        (6, 8, [1, 2, 3, 4, 5], [6]),
    ],
)
def test_extra_time_goes_in_turn_and_those_without_are_first_next_year(schools, count, in_turn, next_year):
    names = name_schools(schools)
    year = real_site(leader_sessions=count, schools=names).year
    middle = [session for session in year.sessions if session.document.document == 3]
    assert [session.extra_time_school for session in middle] == [names[number - 1] for number in in_turn]
    assert year.first_next_year == tuple(names[number - 1] for number in next_year)
    others = [session for session in year.sessions if session.document.document != 3]
    assert {session.extra_time_school for session in others} == {None}


def test_the_host_alternates_in_the_order_of_the_schools():
    names = name_schools(3)
    hosts = [session.host for session in sessions(leader_sessions=8, schools=names)]
    assert hosts == [*names, *names, *names[:2]]


def test_without_schools_nobody_is_named():
    year = real_site(leader_sessions=8).year
    assert {(session.host, session.extra_time_school) for session in year.sessions} == {(None, None)}
    assert year.first_next_year == ()


@each_count
def test_six_schools_have_time_for_every_item_as_it_is_meant(count):
    assert not any(map(uses_alternative, sessions(leader_sessions=count, schools=name_schools(6))))


def test_a_round_takes_schools_times_minutes():
    for schools in range(1, 7):
        for session in sessions(schools=name_schools(schools)):
            for slot in (slot for slot in session.part.slots if not slot.is_slack):
                item = slot.block
                assert slot.minutes >= max(item.minutes, item.per_school * schools) + item.extra_time


def test_a_seventh_school_makes_the_round_use_its_alternative_where_there_is_a_film_or_a_break():
    planned = sessions(leader_sessions=8, schools=name_schools(7))
    instead = [
        (session.number, slot.block.id)
        for session in planned
        for slot in session.part.slots
        if slot.uses_alternative
    ]
    assert instead == [(3, "runde"), (4, "runde"), (5, "runde"), (8, "runde")]


@given(schools=st.integers(1, 12), count=st.sampled_from(COUNTS), minutes=st.integers(5, 60))
def test_every_agenda_fits_its_session(schools, count, minutes):
    lengths = dict.fromkeys(BUSCH, minutes)
    for session in sessions(leader_sessions=count, schools=name_schools(schools), film_minutes=lengths):
        document, slots = session.document, session.part.slots
        assert sum(slot.minutes for slot in slots) == document.minutes
        assert all(slot.minutes > 0 for slot in slots)
        expected = [item.id for item in document.agenda if session.films or item.type != "film"]
        held = [slot.block.id for slot in slots if not (slot.is_slack or slot.block.is_pause)]
        assert held == [name for name in expected if not name.startswith("pause")]
        for slot in slots:
            if slot.block.id.startswith("film") and not slot.uses_alternative:
                assert slot.minutes >= minutes * len(session.films) + slot.block.minutes


def test_every_number_of_schools_and_every_film_length_can_be_planned():
    """The corners that a property may miss, all of them."""
    for schools in range(13):
        for minutes in range(5, 61):
            lengths = dict.fromkeys(BUSCH, minutes)
            planned = sessions(leader_sessions=8, schools=name_schools(schools), film_minutes=lengths)
            assert [session.part.minutes for session in planned] == [180, 90, 90, 90, 90, 90, 90, 120]


def test_a_film_of_unknown_length_counts_as_an_estimate_until_the_municipality_knows():
    (film,) = sessions()[2].films
    assert (film.minutes, film.is_estimate, film.url) == (ESTIMATED_FILM_MINUTES, True, None)
    url = "https://example.org/film"
    (film,) = sessions(film_minutes={"ledelse": 18}, film_links={"ledelse": url})[2].films
    assert (film.minutes, film.is_estimate, film.url) == (18, False, url)
    before, after = (
        next(slot for slot in sessions(**local)[2].part.slots if slot.block.type == "film")
        for local in ({}, {"film_minutes": {"ledelse": 31}})
    )
    assert (before.minutes, after.minutes) == (25, 40)


def test_an_agenda_too_long_for_its_session_says_how_long_it_needs():
    course = real_course(schools=name_schools(3))
    entry = course.documents[2]
    short = entry.page.model_copy(update={"minutes": 45})
    with pytest.raises(DoesNotFitError) as error:
        plan_agenda(short, sessions()[2].films, course.local)
    assert error.value.minutes == 55


@pytest.mark.parametrize("length", range(SHORTEST_MEETING, LONGEST_MEETING + 1, STEP))
def test_every_meeting_can_be_held_in_every_length(length):
    course = real_course(meeting_minutes=length)
    assert course.meetings
    for entry in course.meetings:
        planned = plan_meeting(entry, course)
        assert planned.minutes == (entry.page.minutes or length)
        for part in planned.parts:
            assert sum(slot.minutes for slot in part.slots) == part.minutes == planned.minutes
            assert all(slot.minutes > 0 for slot in part.slots)
            assert [slot.start for slot in part.slots[1:]] == [slot.end for slot in part.slots[:-1]]
            assert part.slots[0].start == 0
        held = [
            slot.block.id
            for part in planned.parts
            for slot in part.slots
            if not (slot.is_slack or slot.block.is_pause)
        ]
        wanted = [block for block in entry.page.blocks if not block.is_pause]
        assert {block.id for block in wanted if block.core} <= set(held)
        skipped = [block.id for part in planned.parts for block in part.left_out]
        assert {block.id for block in wanted} == {*held, *skipped}


@pytest.mark.parametrize("length", [45, 60, 75, 90, 120, 180])
def test_what_there_is_no_time_for_is_named_on_the_meetings_page(length):
    site = real_site(meeting_minutes=length)
    for meeting in site.year.meetings:
        soup = BeautifulSoup(to_html(render(site, "meeting_guide", meeting.entry.path)), "html.parser")
        named = " ".join(words_of(note) for note in soup.select(".gr-note--left-out"))
        held = [words_of(title) for title in soup.select(".gr-runsheet--brief .gr-block__title")]
        assert held == [slot.title for part in meeting.parts for slot in part.slots]
        for block in (block for part in meeting.parts for block in part.left_out):
            assert block.title in named, (meeting.entry.path, block.id)


@pytest.mark.parametrize(("length", "parts"), [(45, 3), (60, 2), (85, 2), (90, 1), (180, 1)])
def test_the_first_meeting_becomes_as_few_parts_as_hold_its_core(length, parts):
    course = real_course(meeting_minutes=length)
    assert len(plan_meeting(meeting(course, 1), course).parts) == parts


@pytest.mark.parametrize("length", range(SHORTEST_MEETING, LONGEST_MEETING + 1, STEP))
def test_the_sheet_has_time_to_go_round_a_group_of_eight_with_a_class_of_28(length):
    """A mark takes three seconds to write, and the sheet is with one at a time."""
    course = real_course(meeting_minutes=length)
    slots = [slot for part in plan_meeting(meeting(course, 1), course).parts for slot in part.slots]
    (written,) = [slot.minutes for slot in slots if slot.block.id == "trinn-2-for-inn"]
    assert written * 60 >= 28 * 8 * 3


def test_one_meeting_can_have_a_length_of_its_own():
    course = real_course(meeting_minutes={"default": 60, "1": 120})
    assert [course.local.length_of_meeting(number) for number in (1, 2, 8)] == [120, 60, 60]
    assert real_course(meeting_minutes={"1": 120}).local.length_of_meeting(2) == 90
    planned = real_site(meeting_minutes={"default": 60, "1": 120}).year.meetings
    lengths = {found.entry.page.number: found.minutes for found in planned}
    assert lengths[1] == 120
    assert {minutes for number, minutes in lengths.items() if number != 1} <= {60}


def test_a_municipality_says_so_in_a_configuration_that_inherits(tmp_path):
    """The whole way from a municipality's own file to its year."""
    config = copy_project(tmp_path / "project") / "mkdocs.kommune.yml"
    config.write_text(
        "INHERIT: mkdocs.yml\n"
        "extra:\n"
        "  local:\n"
        "    municipality: Testvik\n"
        "    schools: [Nordre skole, Søndre skole]\n"
        "    leader_sessions: 8\n"
        "    film_minutes: {ledelse: 30}\n",
        encoding="utf-8",
    )
    site = load_site(read_settings(config))
    assert site.course.local.municipality == "Testvik"
    assert len(site.year.sessions) == 8
    assert [session.host for session in site.year.sessions[:3]] == [
        "Nordre skole",
        "Søndre skole",
        "Nordre skole",
    ]
    assert site.year.sessions[2].films[0].minutes == 30


def test_a_session_knows_its_hour_and_the_year_its_meetings_by_their_pages():
    site = real_site(leader_sessions_at={"weekday": "torsdag", "start": "12:00"})
    assert {(session.start, session.date) for session in site.year.sessions} == {(time(12), None)}
    assert {session.start for session in real_site().year.sessions} == {None}
    assert site.year.calendar is None
    for meeting in site.year.meetings:
        assert site.year.meeting_at(meeting.entry.path) is meeting
    (repeated,) = [entry for entry in site.course.documents if entry.page.is_repeated]
    assert [session.number for session in site.year.sessions_at(repeated.path)] == [3, 4, 5]


def test_only_the_last_session_of_a_document_says_what_belongs_to_the_last():
    closings = [
        next(slot for slot in session.part.slots if slot.block.id == "oppgaver").screen
        for session in sessions(leader_sessions=7)
        if session.document.is_repeated
    ]
    assert ["ekstra tid" in words for words in closings] == [True, True, True, False]
    assert "den siste samlingen" in closings[-1]


def test_after_the_last_meeting_nobody_is_asked_to_practise_for_the_next():
    course = real_course()
    titles = [exercise_title(course, entry.page) for entry in course.meetings]
    assert set(titles[:-1]) == {"Øving til neste møte"}
    assert titles[-1] == "Øving videre"
