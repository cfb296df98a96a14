"""A field's type in, the models that it leads to out."""

from __future__ import annotations

import inspect
from typing import Any, get_args

from pydantic import BaseModel


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the models within an annotation such as `tuple[Block, ...] | None`."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in models_in(part)]
