"""Geometry that figures are drawn with: where things lie, and that they stay where they should."""

import re
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.drawing import (
    Stroke,
    Words,
    arc,
    arrow,
    at_angle,
    box,
    circle,
    drawing,
    hatch,
    rules,
    spread,
    text_width,
    words_at,
    wrap,
)

POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")
PLACES = st.lists(st.floats(0, 360), min_size=1, max_size=12)


def points_in(path):
    """Return the points of a path that is lines alone."""
    return [(float(x), float(y)) for x, y in POINT.findall(path)]


@pytest.mark.parametrize(
    ("angle", "expected"), [(0, (10, 5)), (90, (15, 10)), (180, (10, 15)), (270, (5, 10))]
)
def test_angles_go_clockwise_from_the_top(angle, expected):
    assert at_angle((10, 10), 5, angle) == pytest.approx(expected)


@pytest.mark.parametrize(("end", "is_large"), [(90, 0), (180, 0), (181, 1), (300, 1)])
def test_an_arc_takes_the_long_way_only_past_half_a_turn(end, is_large):
    assert f" 0 {is_large} 1 " in arc((50, 50), 20, 0, end)


@given(st.floats(0, 100), st.floats(0, 100), st.floats(5, 80), st.floats(5, 80), st.booleans())
def test_a_pattern_stays_in_its_rectangle(x, y, width, height, falls):
    drawn = points_in(hatch((x, y, width, height), 6, falls=falls) + rules((x, y, width, height), 4))
    assert drawn
    for across, down in drawn:
        assert x - 0.1 <= across <= x + width + 0.1
        assert y - 0.1 <= down <= y + height + 0.1


@given(PLACES, st.floats(1, 30))
def test_what_is_spread_keeps_its_order_and_its_distance(places, apart):
    moved = spread(places, apart)
    ordered = [moved[index] for index in sorted(range(len(places)), key=places.__getitem__)]
    assert all(after - before >= apart - 1e-6 for before, after in pairwise(ordered))
    assert sum(moved) == pytest.approx(sum(places), abs=1e-6)


@given(PLACES)
def test_what_is_far_enough_apart_stays_where_it_is(places):
    ordered = sorted(place + 40 * number for number, place in enumerate(sorted(places)))
    assert spread(ordered, 30) == pytest.approx(ordered)


@given(st.text(st.sampled_from("aiWø -–"), max_size=60), st.floats(30, 200))
def test_lines_hold_every_word_and_are_no_wider_than_they_may(text, width):
    lines = wrap(text, width)
    assert " ".join(lines).split() == text.split()
    assert all(text_width(line, 12) <= width or len(line.split()) == 1 for line in lines)


def test_lines_stand_around_their_middle():
    upper, lower = words_at((10, 50), ["a", "b"], 10)
    assert (upper.area[1] + lower.area[1] + lower.area[3]) / 2 == pytest.approx(50, abs=1)
    assert upper.y < 50 < lower.y


@pytest.mark.parametrize(("anchor", "left"), [("start", 20), ("middle", 20 - 2.9), ("end", 20 - 5.8)])
def test_words_stand_where_they_are_anchored(anchor, left):
    assert Words(x=20, y=9, text="a", size=10, anchor=anchor).area[0] == pytest.approx(left)


def test_an_arrow_ends_in_a_head_that_points_the_way_it_goes():
    shaft, tip, *_ = points_in(arrow((0, 0), (30, 40)))
    wings = points_in(arrow((0, 0), (30, 40)))[2::2]
    assert (shaft, tip) == ((0, 0), (30, 40))
    assert all(hypot(*wing) < 50 for wing in wings)
    assert [hypot(x - 30, y - 40) for x, y in wings] == pytest.approx([5, 5], abs=0.1)


def test_what_looks_alike_becomes_one_path():
    strokes = [
        Stroke(classes="line", path="M0 0"),
        Stroke(classes="line", path="M1 1"),
        Stroke(classes="soft", path="M2 2"),
    ]
    assert [stroke.path for stroke in drawing("Navn", 10, strokes, []).strokes] == ["M0 0M1 1", "M2 2"]


def test_lengths_are_written_short():
    assert box((1, 2.04, 3.333, 4)) == "M1 2h3.3v4H1Z"
    assert circle((5, 5), 2) == "M3 5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z"
