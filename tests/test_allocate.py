"""The time rules: what a run-sheet promises the one who leads, as examples and as properties."""

from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from macros.schema.block import Alternative, Block
from macros.schema.rules import STEP
from macros.year.allocate import BREAK_FROM, fit_blocks, shortest_length
from macros.year.slots import SLACK, DoesNotFitError, Item


def make(name, minutes, *, instead=None, **values) -> Item:
    """Make an item named `name`; `instead` is the length of its alternative."""
    alternative = None if instead is None else Alternative(text="I stedet.", minutes=instead, form="pairs")
    block = Block(
        id=name,
        title=name,
        form="all",
        minutes=minutes,
        alternative=alternative,
        source="forslag",
        **values,
    )
    return Item(block=block, least=minutes, alternative_least=instead)


def plan(items, length):
    """Fit, and return each part as pairs of id and minutes."""
    return [[(slot.block.id, slot.minutes) for slot in part.slots] for part in fit_blocks(items, length)]


def left_out(items, length):
    return [[block.id for block in part.left_out] for part in fit_blocks(items, length)]


# Examples, each the smallest that shows its rule.


def test_time_left_goes_out_by_share():
    items = [make("fast", 10), make("lite", 10, share=1), make("mye", 10, share=2)]
    assert plan(items, 60) == [[("fast", 10), ("lite", 20), ("mye", 30)]]


def test_a_block_stops_growing_at_its_max():
    items = [make("kort", 10, share=5, max=15), make("lang", 10, share=1)]
    assert plan(items, 60) == [[("kort", 15), ("lang", 45)]]


def test_of_two_equal_blocks_the_first_grows_first():
    assert plan([make("a", 20, share=1), make("b", 20, share=1)], 45) == [[("a", 25), ("b", 20)]]


def test_an_optional_block_goes_first_and_is_named():
    items = [make("kjerne", 30, share=1), make("ekstra", 20, core=False, instead=5), make("slutt", 10)]
    assert plan(items, 60) == [[("kjerne", 30), ("ekstra", 20), ("slutt", 10)]]
    assert plan(items, 55) == [[("kjerne", 45), ("slutt", 10)]]
    assert left_out(items, 55) == [["ekstra"]]


def test_of_two_optional_blocks_the_earlier_has_precedence():
    items = [make("a", 20, core=False), make("kjerne", 20, share=1), make("b", 10, core=False)]
    assert plan(items, 45) == [[("a", 20), ("kjerne", 25)]]
    assert left_out(items, 45) == [["b"]]


def test_a_shorter_optional_block_takes_the_room_that_a_longer_one_could_not():
    items = [make("lang", 30, core=False), make("kjerne", 30, share=1), make("kort", 10, core=False)]
    assert plan(items, 45) == [[("kjerne", 35), ("kort", 10)]]
    assert left_out(items, 45) == [["lang"]]


def test_an_alternative_is_used_before_the_meeting_is_split():
    items = [make("runde", 40, instead=15), make("resten", 40, share=1, seam=True)]
    (part,) = fit_blocks(items, 60)
    assert [(slot.minutes, slot.uses_alternative) for slot in part.slots] == [(15, True), (45, False)]
    assert [slot.form for slot in part.slots] == ["pairs", "all"]


def test_no_more_alternatives_are_used_than_needed():
    items = [make("a", 30, instead=10), make("b", 30, instead=10), make("c", 20, share=1)]
    (part,) = fit_blocks(items, 60)
    assert [slot.uses_alternative for slot in part.slots] == [True, False, False]


def test_an_optional_block_is_left_out_not_shortened():
    items = [make("ekstra", 30, core=False, instead=5), make("a", 40, instead=30), make("b", 20, share=1)]
    (part,) = fit_blocks(items, 50)
    assert [(slot.block.id, slot.minutes) for slot in part.slots] == [("a", 30), ("b", 20)]
    (part,) = fit_blocks(items, 90)
    assert [(slot.minutes, slot.uses_alternative) for slot in part.slots] == [
        (30, False),
        (40, False),
        (20, False),
    ]


def test_an_alternative_that_saves_no_time_is_never_used():
    items = [make("film", 20, instead=20), make("a", 20, share=1), make("b", 20, share=1, seam=True)]
    assert not any(slot.uses_alternative for part in fit_blocks(items, 45) for slot in part.slots)


def test_a_meeting_that_is_split_all_the_same_keeps_what_there_is_room_for():
    """Split in two there is time for the film, so nobody is told that there is not."""
    items = [make("film", 30, instead=25, share=1), make("samtale", 40, share=1, seam=True)]
    parts = fit_blocks(items, 45)
    assert [[(slot.minutes, slot.uses_alternative) for slot in part.slots] for part in parts] == [
        [(45, False)],
        [(45, False)],
    ]


def test_a_third_part_is_worse_than_an_alternative():
    items = [
        make("a", 30, instead=10, share=1),
        make("b", 30, share=1, seam=True),
        make("c", 30, share=1, seam=True),
    ]
    assert plan(items, 45) == [[("a", 10), ("b", 35)], [("c", 45)]]


def test_a_core_that_does_not_fit_is_split_at_a_seam_into_whole_parts():
    items = [
        make("velkommen", 5, repeat=True),
        make("a", 25, share=1),
        make("b", 10, share=1),
        make("c", 30, share=1, seam=True),
        make("slutt", 5, repeat=True),
    ]
    assert plan(items, 50) == [
        [("velkommen", 5), ("a", 30), ("b", 10), ("slutt", 5)],
        [("velkommen", 5), ("c", 40), ("slutt", 5)],
    ]
    assert [part.number for part in fit_blocks(items, 50)] == [1, 2]


def test_a_cut_is_made_where_the_parts_become_most_even():
    items = [make(name, minutes, share=1, seam=True) for name, minutes in (("a", 10), ("b", 20), ("c", 30))]
    assert [[name for name, _ in part] for part in plan(items, 45)] == [["a", "b"], ["c"]]


def test_a_seam_before_the_first_block_cuts_off_nothing():
    items = [make("velkommen", 5, repeat=True), make("a", 40, share=1, seam=True)]
    with pytest.raises(DoesNotFitError):
        fit_blocks(items, 40)


def test_a_part_can_have_an_optional_block_that_the_whole_had_no_room_for():
    items = [make("a", 30, share=1), make("ekstra", 15, core=False), make("b", 30, share=1, seam=True)]
    assert plan(items, 50) == [[("a", 35), ("ekstra", 15)], [("b", 50)]]


def test_a_core_without_a_seam_says_how_long_it_needs():
    with pytest.raises(DoesNotFitError, match="45 minutter") as error:
        fit_blocks([make("a", 30, instead=25), make("b", 40, share=1)], 45)
    assert error.value.minutes == 65


def test_a_stretch_longer_than_a_part_says_how_long_it_needs():
    items = [make("velkommen", 5, repeat=True), make("a", 30, share=1), make("b", 50, share=1, seam=True)]
    with pytest.raises(DoesNotFitError) as error:
        fit_blocks(items, 45)
    assert error.value.minutes == 55


def test_time_that_no_block_has_use_for_stands_last_as_time_to_spare():
    (part,) = fit_blocks([make("a", 20), make("b", 5, share=1, max=10)], 45)
    assert [(slot.block.id, slot.minutes) for slot in part.slots] == [("a", 20), ("b", 10), (SLACK, 15)]
    assert [slot.is_slack for slot in part.slots] == [False, False, True]
    assert part.slots[-1].end == part.minutes == 45


def test_a_long_sitting_has_a_break_and_a_short_one_none():
    items = [make("a", 40, share=1), make("pause", 10), make("b", 40, share=1)]
    assert plan(items, BREAK_FROM) == [[("a", 45), ("pause", 10), ("b", 45)]]
    assert plan(items, BREAK_FROM - STEP) == [[("a", 50), ("b", 45)]]
    assert left_out(items, BREAK_FROM - STEP) == [[]]


def test_of_several_places_for_a_break_the_one_nearest_the_middle_is_used():
    items = [
        make("a", 20, share=1),
        make("pause-1", 10),
        make("b", 20),
        make("pause-2", 10),
        make("c", 30, max=30),
    ]
    assert [name for name, _ in plan(items, 100)[0]] == ["a", "b", "pause-2", "c"]
    assert left_out(items, 100) == [[]]


def test_where_people_would_still_sit_too_long_there_is_one_more_break_if_there_is_room():
    items = [
        make("a", 55),
        make("pause-1", 10),
        make("b", 50),
        make("pause-2", 10),
        make("c", 45),
        make("d", 5, share=1),
    ]
    names = ["a", "pause-1", "b", "pause-2", "c", "d"]
    assert [name for name, _ in plan(items, 180)[0]] == names
    full = [*items[:-1], make("d", 20, share=1)]
    assert [name for name, _ in plan(full, 180)[0]] == [name for name in names if name != "pause-1"]


def test_each_part_of_a_meeting_in_parts_has_its_break_and_none_begins_with_one():
    items = [
        make("velkommen", 5, repeat=True),
        make("a", 40, share=1),
        make("pause-1", 10),
        make("b", 40, share=1),
        make("pause-2", 10),
        make("c", 40, share=1, seam=True),
        make("pause-3", 10),
        make("d", 40, share=1),
    ]
    names = [[name for name, _ in part] for part in plan(items, 120)]
    assert names == [["velkommen", "a", "pause-1", "b"], ["velkommen", "c", "pause-3", "d"]]


def test_of_the_sets_of_alternatives_that_suffice_the_one_that_keeps_most_is_used():
    items = [make("a", 60, instead=20), make("b", 60, instead=15), make("c", 30, instead=25, share=1)]
    (part,) = fit_blocks(items, 110)
    assert [slot.uses_alternative for slot in part.slots] == [True, False, False]
    (part,) = fit_blocks(items, 105)
    assert [slot.uses_alternative for slot in part.slots] == [False, True, False]


def test_what_costs_more_to_do_otherwise_is_done_as_it_is_meant():
    """Rounds go in pairs before a film is left for people to see by themselves."""
    film = replace(make("film", 40, instead=5), alternative_cost=100)
    (part,) = fit_blocks([film, make("a", 40, instead=20), make("b", 40, instead=20)], 80)
    assert [slot.uses_alternative for slot in part.slots] == [False, True, True]


# Properties: whatever an author writes, a plan keeps its promises.

STEPS = st.integers(1, 6).map(lambda steps: steps * STEP)


@st.composite
def blocks(draw, index):
    minutes = draw(STEPS)
    return make(
        f"b{index}",
        minutes,
        share=draw(st.integers(0, 4)),
        max=draw(st.none() | st.integers(0, 4).map(lambda steps: minutes + steps * STEP)),
        core=draw(st.integers(0, 3)) > 0,
        seam=draw(st.booleans()),
        repeat=draw(st.integers(0, 5)) == 0,
        instead=draw(st.none() | st.just(STEP) | STEPS),
    )


@st.composite
def meetings(draw):
    """A meeting that ends, in each part, with a block that can fill whatever is left."""
    items = [draw(blocks(index)) for index in range(draw(st.integers(1, 7)))]
    return [*items, make("slutt", 5, share=1, repeat=True)], draw(st.integers(9, 20)) * STEP


def least(items):
    return sum(item.least for item in items if item.block.core)


def saves_time(item):
    return item.block.core and item.alternative_least is not None and item.alternative_least < item.least


def shortest(items):
    """The items with every alternative of the core's that saves time."""
    return [
        Item(block=item.block, least=item.alternative_least if saves_time(item) else item.least)
        for item in items
    ]


def every_cut(items, count):
    """All ways to cut at seams into `count` parts, slowly and plainly."""
    once = [item for item in items if not item.block.repeat]
    repeated = [item for item in items if item.block.repeat]
    seams = [index for index, item in enumerate(once) if index and item.block.seam]
    for chosen in combinations(seams, count - 1):
        edges = [0, *chosen, len(once)]
        yield [repeated + once[start:end] for start, end in pairwise(edges)]


def fits(items, count, length):
    return any(all(least(part) <= length for part in cut) for cut in every_cut(items, count))


def fit_or_discard(case):
    items, length = case
    try:
        parts = fit_blocks(items, length)
    except DoesNotFitError:
        assume(False)
    event(f"{min(len(parts), 3)} parts")
    return items, length, parts


@given(meetings())
def test_a_plan_exists_exactly_when_the_core_can_be_cut_to_fit(case):
    items, length = case
    most = len(items)
    if any(fits(shortest(items), count, length) for count in range(1, most + 1)):
        assert fit_blocks(items, length)
    else:
        with pytest.raises(DoesNotFitError) as error:
            fit_blocks(items, length)
        assert error.value.minutes > length


@given(meetings())
def test_every_part_is_contiguous_whole_steps_and_sums_to_the_length(case):
    _, length, parts = fit_or_discard(case)
    for part in parts:
        assert part.minutes == length
        clock = 0
        for slot in part.slots:
            assert slot.start == clock
            assert slot.minutes > 0
            assert slot.minutes % STEP == 0
            clock = slot.end
        assert clock == length


@given(meetings())
def test_core_blocks_never_vanish_and_optional_ones_that_do_are_named(case):
    items, _, parts = fit_or_discard(case)
    planned = Counter(slot.block.id for part in parts for slot in part.slots)
    named = Counter(block.id for part in parts for block in part.left_out)
    for item in items:
        name = item.block.id
        assert planned[name] + named[name] == (len(parts) if item.block.repeat else 1)
        assert not (item.block.core and named[name])


@given(meetings())
def test_the_order_is_the_authors(case):
    items, _, parts = fit_or_discard(case)
    order = [item.block.id for item in items]
    for part in parts:
        places = [order.index(slot.block.id) for slot in part.slots]
        assert places == sorted(places)
    once = [order.index(slot.block.id) for part in parts for slot in part.slots if not slot.block.repeat]
    assert once == sorted(once)


@given(meetings())
def test_each_block_gets_its_least_and_at_most_its_max(case):
    items, _, parts = fit_or_discard(case)
    by_id = {item.block.id: item for item in items}
    for part in parts:
        for slot in part.slots:
            item = by_id[slot.block.id]
            floor = item.alternative_least if slot.uses_alternative else item.least
            assert slot.minutes >= floor
            assert slot.block.share or slot.minutes == floor
            assert slot.block.max is None or slot.minutes <= slot.block.max


@given(meetings())
def test_an_optional_block_is_left_out_only_for_want_of_room(case):
    items, length, parts = fit_or_discard(case)
    by_id = {item.block.id: item for item in items}
    for part in parts:
        kept = sum(
            by_id[slot.block.id].alternative_least if slot.uses_alternative else by_id[slot.block.id].least
            for slot in part.slots
        )
        for block in part.left_out:
            assert kept + by_id[block.id].least > length


@given(meetings())
def test_alternatives_come_before_a_split_and_only_when_needed(case):
    items, length, parts = fit_or_discard(case)
    assert not any(fits(shortest(items), fewer, length) for fewer in range(1, len(parts)))
    for part in parts:
        used = {slot.block.id for slot in part.slots if slot.uses_alternative}
        assert used <= {item.block.id for item in items if saves_time(item)}
        for name in used:
            lighter = [
                replace(item, least=item.block.minutes, uses_alternative=False)
                if item.block.id == name
                else item
                for item in part.items
            ]
            assert least(lighter) > length


@given(meetings())
def test_the_same_blocks_give_the_same_plan(case):
    items, length, parts = fit_or_discard(case)
    copies = [
        Item(
            block=item.block.model_copy(deep=True), least=item.least, alternative_least=item.alternative_least
        )
        for item in items
    ]
    assert fit_blocks(copies, length) == parts


@given(meetings())
def test_the_shortest_length_is_the_least_that_needs_no_split(case):
    items, _ = case
    needed = shortest_length(items)
    assert len(fit_blocks(items, needed)) == 1
    if needed > STEP:
        try:
            shorter = fit_blocks(items, needed - STEP)
        except DoesNotFitError:
            return
        assert len(shorter) > 1
