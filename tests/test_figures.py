"""Figures say what the course says: another date, meeting or number of sessions is another drawing."""

from dataclasses import replace
from itertools import combinations

import pytest
from municipal_year import LEADERS, YEAR, group
from real import name_schools, real_site

from macros.components.figure_year.view import WHOLE_YEAR, wheel_of
from macros.components.poster.view import group_poster, theme_poster, year_poster
from macros.components.registry import VIEWS
from macros.components.runsheet.drawing import draw_legend, draw_timeline, form_of, is_item
from macros.course import Course
from macros.site import Site
from macros.wording import strings, text

PAGES = {
    "year_wheel": WHOLE_YEAR,
    "mapping_steps": "laerer/moter/01-kartlegging.md",
    "sheet_ways": "om/personvern.md",
    "report_paths": "om/bekymret-for-en-elev.md",
    "between_meetings": "laerer/grunnlag/a-skrive-logg.md",
    "safe_haven": "laerer/grunnlag/trygg-havn-og-trygg-base.md",
    "banking_time": "laerer/banking-time.md",
    "room_plan": "laerer/tema/1-fysisk-og-struktur.md",
}
"""Every figure that a page calls for, and a page that does."""
DATED = {"school_year": YEAR, "leader_sessions_at": LEADERS, "teacher_groups": (group(),)}
NEUTRAL = real_site()
SETS = [
    {},
    {"leader_sessions": 8, **DATED},
    {"meeting_minutes": {"default": 45}},
    {"meeting_minutes": {"default": 180}},
]


def figure(macro, site=NEUTRAL):
    return VIEWS[macro](site, site.course.pages[PAGES[macro]]).drawing


def said_in(drawn):
    return [word.text for word in drawn.words]


def timelines(site):
    parts = [part for meeting in site.year.meetings for part in meeting.parts]
    parts += [session.part for session in site.year.sessions]
    return [drawn for part in parts for drawn in (draw_timeline(part), draw_legend(part))]


def every_drawing(site):
    return [*(figure(macro, site) for macro in PAGES), *timelines(site)]


@pytest.mark.parametrize("local", SETS, ids=range(len(SETS)))
def test_no_words_lie_on_others_or_outside(local):
    """By the widest letters that a reader may have; a browser test sees what is drawn."""
    for drawn in every_drawing(real_site(**local)):
        areas = [(word.text, word.area) for word in drawn.words if word.text]
        for name, (x, y, width, height) in areas:
            beyond = max(x + width - drawn.width, y + height - drawn.height)
            assert min(x, y + 1) >= 0 >= beyond - 1, (drawn.title, name)
        for (one, (x1, y1, w1, h1)), (other, (x2, y2, w2, h2)) in combinations(areas, 2):
            is_beside = x1 + w1 <= x2 + 0.5 or x2 + w2 <= x1 + 0.5
            is_above = y1 + h1 <= y2 + 2 or y2 + h2 <= y1 + 2
            assert is_beside or is_above, (drawn.title, one, other)


def test_every_figure_has_a_name():
    drawings = every_drawing(NEUTRAL)
    assert all(drawn.title for drawn in drawings)
    assert len({figure(macro).title for macro in PAGES}) == len(PAGES)


@pytest.mark.parametrize("count", [6, 7, 8])
def test_the_wheel_has_a_square_for_each_session(count):
    said = said_in(wheel_of(real_site(leader_sessions=count).year))
    assert [said.count(str(number)) for number in range(count + 1)] == [1, *[2] * count]


@pytest.mark.parametrize("page", ["index.md", "leder/index.md", WHOLE_YEAR])
def test_a_page_that_says_the_hours_does_not_say_them_again_under_the_wheel(page):
    caption = VIEWS["year_wheel"](NEUTRAL, NEUTRAL.course.pages[page]).caption
    assert caption == text("figure.year.before", session="Samling 1")


def test_the_wheel_follows_the_dates():
    def drawn(**dates):
        return wheel_of(real_site(**DATED | {"teacher_groups": (group(**dates),)}).year)

    assert drawn() == drawn()
    assert drawn(m3="2026-11-04").words != drawn(m3="2026-11-25").words
    assert drawn().words != wheel_of(NEUTRAL.year).words


def test_the_wheel_of_a_dated_year_shows_its_breaks():
    assert text("figure.year.pause") in said_in(wheel_of(real_site(**DATED).year))
    assert text("figure.year.pause") not in said_in(wheel_of(NEUTRAL.year))


def test_a_new_meeting_is_a_circle_and_a_round_more():
    last = NEUTRAL.year.meetings[-1]
    new = replace(last, entry=replace(last.entry, page=last.entry.page.model_copy(update={"number": 9})))
    more = Site(NEUTRAL.course, replace(NEUTRAL.year, meetings=(*NEUTRAL.year.meetings, new)))
    assert "9" not in said_in(wheel_of(NEUTRAL.year))
    assert "9" in said_in(wheel_of(more.year))
    assert said_in(figure("between_meetings", more))[-2:] == ["8 ganger", "i året"]


def test_a_meeting_less_is_a_circle_less_and_a_round_less():
    year = NEUTRAL.year
    fewer = Site(NEUTRAL.course, replace(year, meetings=year.meetings[:-1]))
    assert said_in(wheel_of(year)).count("8") == said_in(wheel_of(fewer.year)).count("8") + 1
    assert said_in(figure("between_meetings"))[-2:] == ["7 ganger", "i året"]
    assert said_in(figure("between_meetings", fewer))[-2:] == ["6 ganger", "i året"]


@pytest.mark.parametrize("minutes", [45, 90, 180])
def test_a_time_line_has_a_number_for_each_line_of_the_run_sheet(minutes):
    for meeting in real_site(meeting_minutes={"default": minutes}).year.meetings:
        for part in meeting.parts:
            said = said_in(draw_timeline(part))
            items = [slot for slot in part.slots if is_item(slot)]
            assert said == [str(number) for number in range(1, len(items) + 1)]
            forms = {text(f"form.{form_of(slot)}") for slot in part.slots}
            assert set(said_in(draw_legend(part))) == forms


def test_a_longer_block_is_a_longer_stretch():
    short, long = (
        draw_timeline(real_site(meeting_minutes={"default": minutes}).year.meetings[3].parts[0])
        for minutes in (90, 120)
    )
    assert short.strokes != long.strokes


def test_the_ways_of_the_sheets_are_those_of_the_sheets():
    said = " ".join(said_in(figure("sheet_ways")))
    for entry in NEUTRAL.course.sheets.values():
        assert (entry.page.notice == "none") == (entry.page.handling is None), entry.path
        assert entry.page.handling is None or entry.page.title.partition(":")[0].split()[0] in said


def changed(path, **update):
    """Return the site with other fields on a page."""
    entry = NEUTRAL.course.pages[path]
    page = entry.page.model_copy(update=update)
    course = Course(NEUTRAL.course.pages | {path: replace(entry, page=page)}, NEUTRAL.course.local)
    return Site(course, NEUTRAL.year)


def test_another_receiver_is_another_arrow():
    path = PAGES["report_paths"]
    duties = NEUTRAL.course.pages[path].page.duties
    other = changed(path, duties=(duties[0].model_copy(update={"receiver": "Naboen"}), *duties[1:]))
    assert "Naboen" in said_in(figure("report_paths", other))
    assert len(figure("report_paths").words) > len(
        figure("report_paths", changed(path, duties=duties[:2])).words
    )


def test_another_step_is_another_line():
    path = "laerer/kartlegging.md"
    steps = NEUTRAL.course.pages[path].page.steps
    assert "5" in said_in(figure("mapping_steps"))
    assert "5" not in said_in(figure("mapping_steps", changed(path, steps=steps[:4])))


def test_the_theme_decides_how_the_points_of_the_room_are_said():
    path = PAGES["room_plan"]
    said = VIEWS["room_plan"](NEUTRAL, NEUTRAL.course.pages[path]).points
    room = NEUTRAL.course.pages[path].page.groups[0]
    assert said == tuple(point.text for point in room.points)
    assert [word for word in said_in(figure("room_plan")) if word.isdigit()] == list("123456")


def words_of_posters():
    site = real_site(
        **DATED
        | {
            "municipality": "Fjellvik kommune",
            "schools": name_schools(3),
            "contact": {"name": "Kari Kontakt", "email": "kari@fjellvik.example", "phone": "12 34 56 78"},
            "privacy_officer": {"name": "Olav Ombud", "email": "olav@fjellvik.example"},
        }
    )
    groups = [group_poster(site, site.year, group) for group in site.course.local.teacher_groups]
    themes = [theme_poster(entry.page) for entry in site.course.themes.values()]
    assert len(themes) == 6
    return [repr(poster) for poster in [year_poster(site, site.year), *groups, *themes]]


def test_a_poster_has_the_dates_of_its_year():
    poster, own = (words_of_posters())[:2]
    assert "Skoleåret 2026–2027" in poster
    assert "kl. 14:30" in own
    assert "kl. 14:30" not in poster


@pytest.mark.parametrize("words", words_of_posters())
def test_no_poster_tells_of_people_or_marks(words):
    marks = [strings()[f"mark.{mark}.{part}"] for mark in "pus" for part in ("word", "shape")]
    for unwanted in ["Kari", "Olav", "@", "12 34", "Elevkode", "elevkode", *marks]:
        assert unwanted not in words


def test_a_break_is_on_the_time_line_without_a_number():
    part = real_site(meeting_minutes={"default": 120}).year.meetings[4].parts[0]
    assert text("form.pause") in said_in(draw_legend(part))
    assert len(said_in(draw_timeline(part))) < len(part.slots)
    assert text("form.pause") not in said_in(draw_legend(NEUTRAL.year.meetings[4].parts[0]))
