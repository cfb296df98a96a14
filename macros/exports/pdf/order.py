"""A folder of pages in, their order out: that of the menu, whose files are its only source."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from macros.checks.navigation import NAME
from macros.reader.tree import parse_yaml


def in_order(docs_dir: Path, folder: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of the paths, relative to `docs/`, that lie in a folder, as the menu has them."""
    inside = sorted(path for path in paths if path.startswith(f"{folder}/"))
    ranks = {path: _rank(docs_dir, folder, path) for path in inside}
    return tuple(sorted(inside, key=ranks.__getitem__))


def _rank(docs_dir: Path, folder: str, path: str) -> tuple[tuple[int, str], ...]:
    """Return a page's place in each folder on its way; what a menu does not name comes last, by name."""
    ranks = []
    here = folder
    for step in path.removeprefix(f"{folder}/").split("/"):
        named = _named(docs_dir / here / NAME)
        place = named.index(step) if step in named else -1 if step == "index.md" else _place(named, step)
        ranks.append((place, step))
        here = f"{here}/{step}"
    return tuple(ranks)


def _place(named: list[str], step: str) -> int:
    """Return which of a menu's patterns a page it does not name falls under; else it comes last."""
    return next((place for place, name in enumerate(named) if fnmatchcase(step, name)), len(named))


def _named(file: Path) -> list[str]:
    """Return what a menu file names, in order, without the titles it gives."""
    data: Any = parse_yaml(file.read_text(encoding="utf-8"), file.name).data if file.is_file() else None
    items = (data or {}).get("nav") or []
    return [str(next(iter(item.values())) if isinstance(item, dict) else item) for item in items]
