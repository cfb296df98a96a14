"""Local data with old names of keys in, the same data with the new names out, and the lines to write.

An old name works until the version that `history.yml` says, so that an update breaks no municipality.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.problems import Location, Problem, format_field
from macros.reader.tree import Tree
from macros.settings.history import RenamedKey, load_history
from macros.version import order_of, read_version


def migrate(tree: Tree, name: str, start: Location, source: Sequence[str] = ()) -> tuple[Tree, list[Problem]]:
    """Rename what has a new name; `start` is where local data lies, `source` the lines of its file."""
    problems: list[Problem] = []
    for renamed in load_history().keys:
        *parents, old = renamed.old.split(".")
        where = (*start, *parents)
        holder = _at(tree.data, where)
        if not isinstance(holder, dict) or old not in holder:
            continue
        place = (*where, old)
        line = tree.line(place)
        message, is_warning = _explain(renamed, holder, source[line - 1] if line <= len(source) else "")
        problems.append(Problem(name, line, format_field(place), message, is_warning))
        if is_warning:
            tree = Tree(
                _renamed(tree.data, where, old, renamed.new),
                {_follow(location, place, renamed.new): line for location, line in tree.lines.items()},
                tree.problems,
            )
    return tree, problems


def _explain(renamed: RenamedKey, holder: dict[str, Any], line: str) -> tuple[str, bool]:
    """Return the sentence, and whether the old name still works."""
    old = renamed.old.rpartition(".")[2]
    if renamed.new in holder:
        return (
            f"heter «{renamed.new}» fra versjon {renamed.since}, og det står også her; slett «{old}»",
            False,
        )
    written = line.strip() if line.strip().startswith(f"{old}:") else f"{old}: …"
    fix = f"skriv «{renamed.new}{written.removeprefix(old)}»"
    said = f"heter «{renamed.new}» fra versjon {renamed.since}"
    if order_of(read_version()) >= order_of(renamed.until):
        return f"{said}; {fix}", False
    return f"{said}, og det gamle navnet virker fram til {renamed.until}; {fix}", True


def _at(data: Any, where: Location) -> Any:
    for step in where:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _renamed(data: Any, where: Location, old: str, new: str) -> Any:
    """Return a copy in which one key has another name, in its old place."""
    if not where:
        return {new if key == old else key: value for key, value in data.items()}
    return {
        key: _renamed(value, where[1:], old, new) if key == where[0] else value for key, value in data.items()
    }


def _follow(location: Location, place: Location, new: str) -> Location:
    """Return where a location lies when the key at `place` has its new name."""
    if location[: len(place)] != place:
        return location
    return (*place[:-1], new, *location[len(place) :])
