"""Whatever an author writes in a field, the answer is Norwegian: no rule of a schema lacks a sentence."""

from __future__ import annotations

import inspect
import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, get_args

import pytest
from pydantic import BaseModel, Field, ValidationError
from pydantic_core.core_schema import ErrorType

from macros.reader.explain import ANY_FORM, MESSAGES, say_pattern
from macros.reader.tree import Tree
from macros.reader.validate import validate
from macros.schema import KINDS
from macros.schema.local import Local

PYDANTICS = frozenset(get_args(ErrorType))
"""The rules that come with pydantic, whose own sentences are English; ours bring theirs."""
SAID_ELSEWHERE = {"extra_forbidden"}  # the sentence names a field, so it is put together
ENGLISH = re.compile(
    r"\b(input|should|field|required|extra|inputs|valid|string|list|must|than|least|most|value|error|type)\b",
    re.IGNORECASE,
)
SCALARS: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    7,
    10**30,
    1.5,
    float("nan"),
    float("inf"),
    "",
    " ",
    "x",
    "Å b",
    "<script>",
    "{{ x }}",
    'a "b"',
    "a\nb",
    "a\x07b",
    "a" * 5000,
    "https://[",
    "javascript:alert(1)",
    "2026-13-45",
    "2199-01-01",
    "25:99",
    date(2026, 8, 17),
    datetime(2026, 8, 17, tzinfo=UTC),
)
LISTS: tuple[Any, ...] = (
    [],
    *([scalar] for scalar in SCALARS),
    ["a"] * 200,
    [8, 8],
    [[]],
    [{}],
    [{"tull": 1}],
    [{"kind": 5}],
    [{"kind": "tull"}],
    [{"kind": "table", "columns": [{}] * 20, "rows": []}],
    [{"kind": "table", "rows": {}}],
    [{"id": "a"}, {"id": "a"}],
)
MAPPINGS: tuple[Any, ...] = (
    {},
    {"tull": 1},
    *({key: scalar} for scalar in SCALARS for key in ("default", "3", "9", "Å b", "id", "kind")),
)
WRONG = (*SCALARS, *LISTS, *MAPPINGS)


def models_in(annotation: Any) -> set[type[BaseModel]]:
    """Return every model that an annotation leads to."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.values()
        return {annotation}.union(*(models_in(field.annotation) for field in fields))
    return set().union(*map(models_in, get_args(annotation)))


MODELS = sorted(
    set().union(*(models_in(model) for model in (*(kind.model for kind in KINDS.values()), Local))),
    key=lambda model: model.__name__,
)
FIELDS = [(model, field.alias or name) for model in MODELS for name, field in model.model_fields.items()]


def test_every_kind_of_page_is_among_the_models():
    assert {kind.model for kind in KINDS.values()} <= set(MODELS)
    assert len(FIELDS) > 200


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=lambda part: getattr(part, "__name__", part))
def test_no_wrong_value_is_answered_in_english(model, field):
    for value in WRONG:
        _, problems = validate(model, Tree({field: value}), "side.md")
        for problem in problems:
            message = re.sub("«[^»]*»", "", problem.message)  # what the author wrote, in whatever language
            assert not ENGLISH.search(message.partition("kjente felter er")[0]), problem
            assert problem.field or problem.message.startswith("det er "), problem
            assert "None" not in problem.message, problem


def test_every_rule_that_can_be_broken_has_a_sentence_and_no_sentence_lacks_a_rule():
    broken = set()
    for model, field in FIELDS:
        for value in WRONG:
            frozen = _freeze(value)
            try:
                model.model_validate({field: frozen, "tull": 1})
            except ValidationError as error:
                broken |= {detail["type"] for detail in error.errors()}
    assert broken & PYDANTICS - SAID_ELSEWHERE <= set(MESSAGES)
    assert set(MESSAGES) <= broken


def patterns_in(part: Any) -> set[str]:
    """Return every pattern that pydantic holds a text to, somewhere within what it has made of a model."""
    if isinstance(part, dict):
        own = {str(part["pattern"])} if part.get("type") == "str" and "pattern" in part else set()
        return own.union(*map(patterns_in, part.values()))
    return set().union(*map(patterns_in, part)) if isinstance(part, list | tuple) else set()


class Odd(BaseModel):
    """A pattern that nobody has found words for."""

    code: Annotated[str, Field(pattern="^[a-z]{3}\\d+$")]


def test_every_pattern_of_a_schema_has_words_of_its_own():
    patterns = set().union(*(patterns_in(model.__pydantic_core_schema__) for model in MODELS))
    assert patterns_in(Odd.__pydantic_core_schema__) == {"^[a-z]{3}\\d+$"}
    assert {pattern: say_pattern(pattern) for pattern in patterns if say_pattern(pattern) == ANY_FORM} == {}
    assert "^[1-8]$" in patterns


def test_a_pattern_without_words_is_answered_without_its_signs():
    _, (problem,) = validate(Odd, Tree({"code": "A1"}), "side.md")
    assert problem.message == "må være skrevet slik forklaringen av feltet sier, ikke «A1»"


def _freeze(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _freeze(item) for key, item in value.items()}
    return tuple(map(_freeze, value)) if isinstance(value, list) else value
