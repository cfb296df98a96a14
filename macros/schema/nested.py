"""Models in, the models that their fields lead to out."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any, get_args

from pydantic import BaseModel


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the models within an annotation such as `tuple[Block, ...] | None`."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in models_in(part)]


def every_model(models: Iterable[type[BaseModel]]) -> list[type[BaseModel]]:
    """Return the models, and all within them, each once."""
    found: dict[type[BaseModel], None] = {}
    queue = [*models]
    while queue:
        model = queue.pop(0)
        if model not in found:
            found[model] = None
            queue += [inner for info in model.model_fields.values() for inner in models_in(info.annotation)]
    return [*found]
