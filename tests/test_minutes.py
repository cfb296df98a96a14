"""Minutes that hold for people: every meeting and session, in every length and size, by the rules of CONTRIBUTING."""

from itertools import pairwise, product

import pytest
from real import ROOT, name_schools, real_course, real_site

from macros.course.points import points_in
from macros.schema.rules import STEP
from macros.year.allocate import BREAK_FROM
from macros.year.planner import plan_meeting
from macros.year.schedule import plan_year
from macros.year.shorter import shorten_part

LENGTHS = (45, 60, 75, 90, 120, 180)
CLASSES, GROUPS = (20, 28, 60), (4, 8, 12)
SCHOOLS, SESSIONS = (3, 6, 9, 12), (6, 7, 8)
MARK, OWN_MARK, ANSWER, POINT, TALK, PUPIL, BREAK = 3, 10, 45, 15, 5, 5, 10
"""Seconds for a mark on a sheet that goes round, a mark on one's own, an answer in a round and a point read
aloud; minutes for a talk in pairs, for a pupil and for a break."""
COLUMNS = 8
"""Adults on one sheet that goes round; a larger group has several at a time."""
FILM = 20
"""Minutes of a film whose length nobody knows."""
each_length = pytest.mark.parametrize("length", LENGTHS)


def plans(length):
    """Yield every meeting in a length, for each size: pupils, members and the plan."""
    for pupils, members in product(CLASSES, GROUPS):
        course = real_course(meeting_minutes=length, class_size=pupils, group_size=members)
        for entry in course.meetings:
            yield pupils, members, plan_meeting(entry, course)


def done_as_meant(planned):
    """Yield each block of the author's that is not done in its shorter way."""
    for part in planned.parts:
        yield from (slot for slot in part.slots if not (slot.is_slack or slot.uses_alternative))


def gatherings(length):
    """Yield each sitting of a year with its name: those of the meetings, and the leaders' sessions."""
    for _, _, planned in plans(length):
        yield from ((planned.entry.path, part) for part in planned.parts)
    for schools, count in product(SCHOOLS, SESSIONS):
        for session in real_site(schools=name_schools(schools), leader_sessions=count).year.sessions:
            yield (f"samling {session.number} av {count} med {schools} skoler", session.part)


@each_length
def test_there_is_time_to_set_and_to_copy_every_mark(length):
    for pupils, members, planned in plans(length):
        at_a_time = -(-members // -(-members // COLUMNS))
        for slot in done_as_meant(planned):
            if slot.block.id in ("trinn-1", "varens-merker"):
                assert slot.minutes * 60 >= pupils * OWN_MARK
            if slot.block.id == "trinn-2-for-inn":
                assert slot.minutes * 60 >= pupils * at_a_time * MARK


@each_length
def test_everyone_in_a_round_has_time_to_answer(length):
    for _, members, planned in plans(length):
        for slot in done_as_meant(planned):
            words = f"{slot.block.text} {slot.block.screen}".lower()
            is_round = slot.block.form in ("group", "all") and any(
                said in words for said in ("hver deltaker", "svar fra hver", "en runde", "velg hver")
            )
            if is_round or (slot.block.type == "log_round" and slot.block.form == "group"):
                assert slot.minutes * 60 >= members * ANSWER, (planned.entry.path, slot.block.id)


@each_length
def test_points_that_are_shown_can_be_read_aloud(length):
    course = real_course()
    for _, _, planned in plans(length):
        known = points_in(course, planned.entry.page)
        for slot in done_as_meant(planned):
            count = sum(len(known[name][1].points) for name in slot.block.points)
            assert slot.minutes * 60 >= count * POINT, (planned.entry.path, slot.block.id)


@each_length
def test_pupils_pairs_and_films_have_their_time(length):
    for _, _, planned in plans(length):
        for slot in done_as_meant(planned):
            least = [
                len(slot.block.films) * FILM + TALK,
                2 * PUPIL if slot.block.per_pupil else TALK,
                TALK if slot.form == "pairs" else STEP,
            ]
            assert slot.minutes >= max(least if slot.block.films else least[1:]), slot.block.id


def test_a_school_has_its_minutes_in_a_round_that_is_not_held_in_pairs():
    for schools in SCHOOLS:
        for session in real_site(schools=name_schools(schools)).year.sessions:
            for slot in session.part.slots:
                item = slot.block
                if not slot.is_slack and item.per_school and not slot.uses_alternative:
                    least = 2 if item.id == "hvem-vi-er" else 5
                    assert slot.minutes >= least * schools + item.extra_time, (session.number, item.id)


@each_length
def test_nobody_sits_long_without_a_break_and_a_short_sitting_has_none(length):
    for name, part in gatherings(length):
        slots = [slot for slot in part.slots if not slot.is_slack]
        breaks = [index for index, slot in enumerate(slots) if slot.block.is_pause]
        assert bool(breaks) == (part.minutes >= BREAK_FROM), (name, part.number, part.minutes)
        ends = pairwise((-1, *breaks, len(slots)))
        stretches = [sum(slot.minutes for slot in slots[start + 1 : end]) for start, end in ends]
        assert max(stretches) < BREAK_FROM, (name, part.number, stretches)
        for index in breaks:
            assert slots[index].minutes == BREAK
            assert 1 < index < len(slots) - 2, (name, [slot.block.id for slot in slots])


@each_length
def test_no_block_is_blown_up_and_what_is_left_stands_last(length):
    for name, part in gatherings(length):
        assert sum(slot.minutes for slot in part.slots) == part.minutes
        assert [slot.is_slack for slot in part.slots[:-1]] == [False] * (len(part.slots) - 1)
        for slot, item in zip(part.slots, [item for item in part.items if _is_in(item, part)], strict=False):
            assert slot.minutes <= max(item.least, slot.block.max or item.least), (name, slot.block.id)


def _is_in(item, part):
    return item.block.id in {slot.block.id for slot in part.slots}


@each_length
def test_who_has_less_time_saves_as_much(length):
    for name, part in gatherings(length):
        minutes = {slot.block.id: slot.minutes for slot in part.slots}
        for less in (10, 15):
            told = shorten_part(part, less)
            kept = {slot.block.id: slot.minutes for slot in told.instead}
            kept |= {block.id: minutes for block, minutes in (*told.less, *told.more)}
            kept |= {block.id: 0 for block in (*told.left_out, *told.postponed)}
            saved = sum(minutes[block] - now for block, now in kept.items())
            spare = sum(slot.minutes for slot in part.slots if slot.is_slack)
            assert saved + spare >= less, (name, part.number, less)
            if told.on_time:
                order = list(minutes)
                before = order[: order.index(told.on_time.id)]
                assert sum(minutes[block] - kept.get(block, minutes[block]) for block in before) == less


@each_length
def test_who_has_less_time_still_talks_about_pupils_and_has_the_breaks(length):
    """A round that goes from meeting to meeting may take one pupil."""
    for name, part in gatherings(length):
        for less in (10, 15):
            told = shorten_part(part, less)
            for block, minutes in told.less:
                if getattr(block, "per_pupil", 0) and block.type != "relation_round":
                    assert minutes >= 10, (name, part.number, less, block.id)
            assert not [block for block in (*told.left_out, *told.postponed) if block.is_pause]


def test_nine_schools_hear_each_other_out_before_they_speak_of_what_will_be_hard():
    (first, *_) = real_site(schools=name_schools(9)).year.sessions
    assert {slot.block.id for slot in first.part.slots if slot.uses_alternative} == {"utfordringene"}


def test_what_makes_sense_only_now_is_left_out_and_not_put_off():
    course = real_course(meeting_minutes=60)
    planned = plan_meeting(next(entry for entry in course.meetings if entry.page.number == 1), course)
    told = shorten_part(planned.parts[0], 15)
    assert [block.id for block in told.left_out] == ["hva-skal-til"]
    assert told.postponed == ()


@each_length
def test_a_class_that_has_less_time_puts_off_what_nothing_later_asks_for(length):
    """The longest class lists fill a short sitting; there the last block has to wait."""
    for pupils, members, planned in plans(length):
        for part, less in product(planned.parts, (10, 15)):
            if pupils < max(CLASSES) and part.minutes - less >= min(LENGTHS) - 10:
                put_off = shorten_part(part, less).postponed
                must = [block.id for block in put_off if block.type != "log_round" and not block.when_short]
                assert must == [], (planned.entry.path, members, part.number, less)


def test_whatever_can_grow_says_how_long_it_can_become():
    course = real_course()
    blocks = [block for entry in course.meetings for block in entry.page.blocks]
    items = [item for entry in course.documents for item in entry.page.agenda]
    assert [block.id for block in (*blocks, *items) if block.share and block.max is None] == []


@pytest.mark.parametrize("members", [2, 3, 8, 13, 24, 40])
def test_a_group_of_any_size_can_hold_every_meeting(members):
    for pupils, length in product((1, 60), (45, 90, 180)):
        course = real_course(meeting_minutes=length, class_size=pupils, group_size=members)
        assert plan_year(course).meetings


def test_twelve_schools_see_both_films_of_the_first_session_together():
    (first, *_) = real_site(schools=name_schools(12)).year.sessions
    otherwise = {slot.block.id for slot in first.part.slots if slot.uses_alternative}
    assert otherwise == {"skissene", "utfordringene"}


def test_who_is_there_takes_longer_to_say_for_twelve_schools_than_for_three():
    few, many = (
        next(slot for slot in real_site(schools=name_schools(count)).year.sessions[0].part.slots).minutes
        for count in (3, 12)
    )
    assert few < many


@each_length
def test_every_part_says_what_it_is_and_asks_for_nothing_that_a_later_one_makes(length):
    for _, _, planned in plans(length):
        parts = planned.parts
        if len(parts) == 1:
            continue
        assert all(part.name and part.purpose for part in parts)
        assert [part.until_next is None for part in parts] == [False] * (len(parts) - 1) + [True]
        for part in parts:
            said = [slot.said for slot in part.slots if slot.said]
            assert len(said) == 2, "an opening and a closing of its own"
        assert len({part.slots[0].said for part in parts}) == len(parts)


@pytest.mark.parametrize("number", [4, 5, 6])
def test_every_part_of_a_short_meeting_has_something_of_its_theme(number):
    of_old = {"welcome", "relation_round", "log_round", "next_time"}
    for _, _, planned in plans(45):
        if planned.entry.page.number == number:
            for part in planned.parts:
                assert {slot.block.type for slot in part.slots if not slot.is_slack} - of_old


def test_the_rules_stand_where_those_who_write_plans_read():
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("### The rules of minutes")[1]
    for seconds in (MARK, OWN_MARK, ANSWER, POINT):
        assert f"{seconds} s" in table.split("\n### ")[0]
