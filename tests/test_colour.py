"""A municipality's colour can be read wherever it stands, whatever colour it is, light and dark."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_theme import _schemes

from macros.colour import (
    DARK,
    DARK_TEXTS,
    LIGHT,
    LIGHT_TEXTS,
    READABLE,
    WHITE,
    contrast,
    darker,
    stylesheet,
    worst_contrast,
)
from macros.exports.style import join_styles
from macros.schema.local import Local

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
GROUNDS, TEXTS = ("paper", "sand", "accent-soft"), ("ink", "muted", "accent")


def test_the_grounds_and_texts_are_those_of_the_stylesheet():
    schemes = _schemes()
    light, dark = schemes["light"], schemes["dark"]
    assert (*(light[name] for name in GROUNDS), WHITE) == LIGHT
    assert tuple(light[name] for name in TEXTS) == LIGHT_TEXTS
    assert tuple(dark[name] for name in GROUNDS) == DARK
    assert tuple(dark[name] for name in TEXTS) == DARK_TEXTS


@given(COLOURS)
def test_the_colour_that_is_proposed_will_do_and_is_the_nearest(colour):
    shade = darker(colour)
    assert Local(colour=shade).colour == shade
    assert (shade == colour) == (worst_contrast(colour) >= READABLE)


@given(COLOURS)
def test_everything_can_be_read_in_both_schemes(colour):
    css = stylesheet(darker(colour))
    light, dark = re.findall(r"--gr-primary: (#[0-9a-f]{6});\n *--gr-primary-soft: (#[0-9a-f]{6});", css)
    for (primary, soft), grounds, texts in ((light, LIGHT, LIGHT_TEXTS), (dark, DARK, DARK_TEXTS)):
        assert all(contrast(primary, ground) >= READABLE for ground in (*grounds, soft))
        assert all(contrast(text, soft) >= READABLE for text in texts)


@pytest.mark.parametrize("colour", ["", "#2f5d3a"])
def test_there_is_a_stylesheet_of_its_own_only_when_there_is_a_colour(colour):
    assert join_styles(Local(colour=colour) if colour else Local()).get("kommune.css", "") == (
        stylesheet(colour) if colour else ""
    )
