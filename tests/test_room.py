"""The room: what the group may see of time, what stands on a slide, and which parts there are."""

from dataclasses import replace
from itertools import groupby

import pytest
from real import real_site

from macros.components.big_screen.view import MOST_SIGNS, big_screen, split_points
from macros.components.lead_live.view import lead_live
from macros.components.page_head.view import page_head
from macros.views.room import SCREENS, gathering_of, room_path
from macros.year.planner import plan_meeting

CODED = {"fargekoding", "navnestripe", "ny-vurdering", "sammenligning"}
"""The sheets on which pupils get marks."""


def screens_of(site):
    pages = site.course.pages.values()
    return [big_screen(site, entry) for entry in pages if entry.kind.endswith("screen")]


def lives_of(site):
    pages = site.course.pages.values()
    return [lead_live(site, entry) for entry in pages if entry.kind.endswith("live")]


def steps_of(site):
    paths = [path for path, entry in site.course.pages.items() if entry.kind.endswith("screen")]
    return [step for path in paths for part in gathering_of(site, path).parts for step in part.steps]


@pytest.mark.parametrize("left", [True, False])
def test_paper_says_where_the_screen_is_and_never_where_the_leaders_page_is(left):
    site = real_site()._replace(url="https://kurs.example/")
    path = "laerer/moter/01-kartlegging.md"
    screen = room_path(path, SCREENS)
    pages = {there: entry for there, entry in site.course.pages.items() if left or there != screen}
    site = site._replace(course=replace(site.course, pages=pages))
    found = page_head(site, site.course.pages[path]).screen_address
    assert found == ("kurs.example/laerer/storskjerm/01-kartlegging/" if left else None)


def test_a_group_sees_no_time_in_rounds_in_coding_and_in_talk_of_pupils():
    for step in steps_of(real_site()):
        block = step.slot.block
        is_about_pupils = (
            block.type in ("relation_round", "log_round", "round", "sheet")
            or (block.type == "discussion" and hasattr(block, "films"))
            or getattr(block, "per_pupil", 0)
            or CODED & {*block.worksheets}
        )
        assert step.is_timed != bool(is_about_pupils), step.id


def test_each_part_of_a_meeting_has_slides_of_its_own_from_its_title_to_its_end():
    site = real_site(meeting_minutes={"default": 45})
    planned = {meeting.entry.page.number: meeting for meeting in site.year.meetings}
    assert any(len(meeting.parts) > 1 for meeting in planned.values())
    for meeting in planned.values():
        path = meeting.entry.path.replace("moter", "storskjerm")
        screen = big_screen(site, site.course.pages[path])
        assert len(screen.decks) == len(meeting.parts)
        for deck, part in zip(screen.decks, meeting.parts, strict=True):
            assert (deck.name is None) == (len(meeting.parts) == 1)
            assert deck.slides[-1].id == f"{deck.id}_slutt"
            held = {slide.step.removeprefix(f"{deck.id}-") for slide in deck.slides}
            assert held == {slot.block.id for slot in part.slots if not slot.is_slack}
        for deck in screen.decks[:-1]:
            assert deck.slides[-1].words.startswith("Neste gang: Del ")


def test_no_two_places_of_a_page_share_an_id_and_the_leader_has_a_step_for_each_slide():
    for local in ({}, {"meeting_minutes": {"default": 45}}, {"meeting_minutes": {"default": 180}}):
        site = real_site(**local)
        lives = {live.key: live for live in lives_of(site)}
        for screen in screens_of(site):
            ids = [slide.id for deck in screen.decks for slide in deck.slides]
            assert len({*ids}) == len(ids)
            steps = {slide.step for deck in screen.decks for slide in deck.slides}
            assert steps <= {step.id for part in lives[screen.key].parts for step in part.steps}


def test_a_screen_has_the_words_to_the_group_and_never_those_to_the_leader():
    site = real_site()
    shown = {
        slide.id: slide.words for screen in screens_of(site) for deck in screen.decks for slide in deck.slides
    }
    blocks = {step.id: step.slot for step in steps_of(site)}
    assert blocks.keys() <= shown.keys() | {name for name, slot in blocks.items() if slot.is_slack}
    for screen in screens_of(site):
        for slide in screen.decks[0].slides:
            texts = {slot.block.text for slot in blocks.values() if slot.block.text != slot.screen}
            assert slide.words is None or slide.words not in texts


def test_points_are_on_as_few_slides_as_hold_them_and_in_their_order():
    points = [f"{number}. " + "et punkt med noen ord " * 4 for number in range(1, 9)]
    slides = split_points(points)
    assert [point for slide in slides for point in slide] == points
    assert len(slides) > 1
    assert all(sum(map(len, slide)) <= MOST_SIGNS for slide in slides)
    assert split_points([]) == []
    assert [len(slide) for slide in split_points(["a" * 60] * 7)] == [4, 3]
    assert len(split_points(["a" * 2 * MOST_SIGNS, "b"])) == 2


def test_a_session_shows_its_films_and_what_it_closes_with():
    site = real_site()
    screens = [screen for screen in screens_of(site) if screen.key.startswith("leder/")]
    assert len(screens) == len(site.year.sessions)
    shown = [
        film.title
        for screen in screens
        for deck in screen.decks
        for slide in deck.slides
        for film in slide.films
    ]
    named = [film.entry.page.name for session in site.year.sessions for film in session.films]
    assert sorted(shown) == sorted(named)


@pytest.mark.parametrize("length", [45, 90, 180])
def test_every_step_that_a_leader_has_lasts_as_long_as_it_is_planned(length):
    site = real_site(meeting_minutes={"default": length})
    for meeting in site.year.meetings:
        live = lead_live(site, site.course.pages[meeting.entry.path.replace("moter", "led")])
        minutes = [step.minutes for part in live.parts for step in part.steps]
        planned = plan_meeting(meeting.entry, site.course)
        assert minutes == [slot.minutes for part in planned.parts for slot in part.slots]


def test_a_point_has_the_number_on_the_screen_that_it_has_on_paper():
    decks = [deck for screen in screens_of(real_site()) for deck in screen.decks]
    assert any(slide.first_point > 1 for deck in decks for slide in deck.slides)
    for deck in decks:
        listed = [slide for slide in deck.slides if slide.points]
        for _, slides in groupby(listed, key=lambda slide: (slide.step, slide.title.partition(" (")[0])):
            expected = 1
            for slide in slides:
                assert slide.first_point == expected
                expected += len(slide.points)
