"""Values become words as a Norwegian reader writes them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import wording


@pytest.mark.parametrize(
    ("minutes", "words"), [(660, "11 timer"), (750, "12,5 timer"), (840, "14 timer"), (45, "45 minutter")]
)
def test_a_sum_is_hours_and_half_hours_with_a_comma_and_else_its_minutes(minutes, words):
    assert wording.hours_text(minutes) == words


def test_a_length_is_in_minutes():
    assert wording.minutes_text(90) == "90 min"


@pytest.mark.parametrize(("minutes", "words"), [(0, "0:00"), (5, "0:05"), (65, "1:05"), (180, "3:00")])
def test_elapsed_time_is_hours_and_minutes_from_the_start(minutes, words):
    assert wording.elapsed(minutes) == words


@pytest.mark.parametrize(
    ("start", "minutes", "words"),
    [("12:00", 0, "12:00"), ("08:05", 55, "09:00"), ("14:30", 95, "16:05"), ("23:30", 45, "00:15")],
)
def test_clock_time_counts_from_the_start_and_past_midnight(start, minutes, words):
    assert wording.clock(time.fromisoformat(start), minutes) == words


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 600), st.integers(0, 600))
def test_clock_times_add_up(hour, minute, first, second):
    start = time(hour, minute)
    later = time.fromisoformat(wording.clock(start, first))
    assert wording.clock(later, second) == wording.clock(start, first + second)
    assert wording.clock(start, 24 * 60) == wording.clock(start) == f"{hour:02}:{minute:02}"


def test_a_stretch_is_elapsed_until_it_is_known_when_it_begins():
    assert wording.span(10, 65) == "0:10–1:05"
    assert wording.span(10, 65, time(12)) == "12:10–13:05"


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((4,), "april"),
        ((5, 6), "mai eller juni"),
        ((12, 1), "desember eller januar"),
        ((10, 11, 12, 1, 2, 3), "oktober–mars"),
    ],
)
def test_a_window_of_months_reads_as_a_sentence_says_it(months, words):
    assert wording.months_text(months) == words


def test_all_months_have_their_name():
    names = [wording.month_name(number) for number in range(1, 13)]
    assert names[0] == "januar"
    assert names[-1] == "desember"
    assert len(set(names)) == 12


@pytest.mark.parametrize(
    ("words", "sentence"),
    [((), ""), (("a",), "a"), (("a", "b"), "a og b"), (("a", "b", "c"), "a, b og c")],
)
def test_a_listing_joins_words_as_a_sentence_does(words, sentence):
    assert wording.listing(words) == sentence
    assert wording.listing(list(words)) == sentence


@pytest.mark.parametrize(
    ("words", "capital"), [("mai–juni", "Mai–juni"), ("øving", "Øving"), ("PPT", "PPT"), ("", "")]
)
def test_capitalize_changes_the_first_letter_only(words, capital):
    assert wording.capitalize(words) == capital


def test_a_string_takes_its_values_and_nothing_from_within_them():
    assert wording.text("time.minutes", count="{count}") == "{count} min"


@pytest.mark.parametrize("key", ["finnes.ikke", "time"])
def test_a_key_that_is_not_in_the_table_is_a_bug_of_ours(key):
    with pytest.raises(KeyError):
        wording.text(key)


def test_a_value_that_is_missing_is_a_bug_of_ours():
    with pytest.raises(KeyError):
        wording.text("time.minutes")


def test_a_value_of_none_is_a_bug_of_ours():
    with pytest.raises(TypeError, match=r"note\.film"):
        wording.text("note.film", title=None, minutes=5)


def test_every_string_is_text_for_people():
    for key, words in wording.strings().items():
        assert isinstance(words, str), key
        assert words == words.strip(), key
        assert words, key
        assert "<" not in words, key
