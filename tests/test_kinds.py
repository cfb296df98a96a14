"""A new kind fails loudly: wherever kinds are told apart, each of them is named."""

import pytest
from real import real_course

from macros.calls import CALLS, REQUIRED
from macros.checks.anchors import SHOWN, UNSHOWN
from macros.checks.calls import PLACES
from macros.checks.mentions import NO_SUCH, known_ids
from macros.editor import TITLES
from macros.schema import KINDS
from macros.schema.base import Names
from macros.schema.library import PlainPage, TheoryPage
from macros.schema.local_content import LocalMeeting, LocalSession
from macros.schema.nested import every_model, models_in
from macros.schema.walk import marks_in

PAGES = [kind.model for kind in KINDS.values()]
HERE = {"terms", "prompts", "unsourced"}
"""Lists whose ids are looked after by themselves: a term's anchor, a question's id, a figure's name."""


def test_every_kind_of_page_has_its_words():
    assert PLACES.keys() == KINDS.keys()
    assert TITLES.keys() - {"local", "local_meeting", "local_session"} == KINDS.keys()


def test_every_kind_of_page_that_has_fields_of_its_own_has_a_macro_that_shows_them():
    plain = {kind.name for kind in KINDS.values() if kind.model in (PlainPage, TheoryPage)}
    assert REQUIRED.keys() == KINDS.keys() - plain
    assert {kind for call in CALLS.values() for kind in call.kinds} <= KINDS.keys()


def test_whatever_a_field_or_a_macro_names_can_be_looked_up():
    models = every_model([*PAGES, LocalMeeting, LocalSession])
    fields = {
        mark.kind
        for model in models
        for marks in marks_in(model).values()
        for mark in marks
        if isinstance(mark, Names)
    }
    arguments = {call.argument for call in CALLS.values() if call.argument}
    assert fields | arguments == NO_SUCH.keys() == known_ids(real_course()).keys()


@pytest.mark.parametrize("model", PAGES)
def test_every_list_of_things_with_ids_is_known_to_have_them_on_the_page_or_not(model):
    lists = {
        name
        for name, info in model.model_fields.items()
        if any("id" in inner.model_fields for inner in models_in(info.annotation))
    }
    assert lists <= {*SHOWN, *UNSHOWN, *HERE}
