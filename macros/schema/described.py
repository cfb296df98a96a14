"""A model in, the same model with each field's docstring as its description out.

Reading docstrings takes as long as all else the models need; only editors and new files ask for them.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from textwrap import dedent

from pydantic import BaseModel

from macros.schema.nested import models_in


@lru_cache
def describe(model: type[BaseModel]) -> type[BaseModel]:
    """Describe a model's fields, after those of the models within it, which are written into it."""
    for info in model.model_fields.values():
        for within in models_in(info.annotation):
            describe(within)
    said = {
        field: words
        for parent in reversed(model.__mro__)
        if parent.__module__ != BaseModel.__module__ and issubclass(parent, BaseModel)
        for field, words in _docstrings(parent)
    }
    for field, info in model.model_fields.items():
        info.description = info.description or said.get(field)
    model.model_rebuild(force=True)
    return model


def _docstrings(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield each field that a class declares with the string that stands below it."""
    (definition,) = ast.parse(dedent(inspect.getsource(model))).body
    assert isinstance(definition, ast.ClassDef)
    for field, below in pairwise(definition.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                yield name, inspect.cleandoc(words)
