"""What an engine is told in, what the tree that it builds is written in out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.catalogues import AROUND, LANGUAGES, SOURCE


def language_of(conf: Mapping[str, Any]) -> str:
    """Return the language that the theme speaks, in which the pages are then, too."""
    theme = conf.get("theme")
    found = theme.get("language") if isinstance(theme, Mapping) else None
    return found if found in LANGUAGES else SOURCE


def is_marked(extra: Any) -> bool:
    """Whether the engine is given a tree with marks, which the theme's templates are told of by the same key."""
    return isinstance(extra, Mapping) and bool(extra.get(AROUND))
