"""The options of a menu file in, those of a value that the engine's plugin would refuse in English out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.problems import Location, suggest
from macros.reader.explain import FIELDS, show_value

YES_OR_NO = "må være «true» eller «false»"
SWITCHES = (
    "hide",
    "append_unmatched",
    "flatten_single_child_sections",
    "preserve_directory_names",
    "use_index_title",
    "ignore_no_matches",
    "ignore_case",
)
NEVER_EMPTY = ("hide", "ignore_no_matches")
SORTS = {
    "by": ("path", "filename", "title"),
    "direction": ("asc", "desc"),
    "type": ("natural", "alphabetical"),
    "sections": ("first", "last", "mixed"),
}
OF_GLOBS = frozenset(
    [
        "glob",
        "sort",
        "ignore",
        "ignore_no_matches",
        "append_unmatched",
        "flatten_single_child_sections",
        "preserve_directory_names",
    ]
)
MenuFault = tuple[Location, str]


def option_faults(data: Mapping[Any, Any], where: Location) -> Iterator[MenuFault]:
    """Yield what is wrong with the options of a menu, or of one pattern in it."""
    for key in SWITCHES:
        value = data.get(key)
        if key in data and not isinstance(value, bool) and (value is not None or key in NEVER_EMPTY):
            yield (*where, key), f"{YES_OR_NO}, ikke {show_value(value)}"
    if "sort" in data:
        yield from _check_sort(data["sort"], (*where, "sort"))
    ignored = data.get("ignore")
    names = ignored if isinstance(ignored, list) else [] if ignored is None else [ignored]
    if not all(isinstance(name, str) and name for name in names):
        yield (*where, "ignore"), "må være et mønster i anførselstegn, som «*.md», eller en liste av dem"


def glob_faults(item: Mapping[Any, Any], where: Location) -> Iterator[MenuFault]:
    """Yield what is wrong with a pattern that has options."""
    if not isinstance(item["glob"], str) or not item["glob"]:
        yield (*where, "glob"), "må være et mønster i anførselstegn, som «*»"
    for key in item:
        if key not in OF_GLOBS:
            message = f"feltet finnes ikke{suggest(key, OF_GLOBS, otherwise='; ta det bort')}"
            yield (*where, key), message
    yield from option_faults(item, where)


def _check_sort(sort: Any, where: Location) -> Iterator[MenuFault]:
    if not isinstance(sort, dict):
        yield where, f"{FIELDS}, ikke {show_value(sort)}; skriv «by: title» på linja under"
        return
    for key, value in sort.items():
        if key == "ignore_case":
            if value is not None and not isinstance(value, bool):
                yield (*where, key), f"{YES_OR_NO}, ikke {show_value(value)}"
        elif key not in SORTS:
            yield (*where, key), f"feltet finnes ikke{suggest(key, SORTS, otherwise='; ta det bort')}"
        elif value is not None and value not in SORTS[key]:
            yield (
                (*where, key),
                f"må være {' eller '.join(f'«{one}»' for one in SORTS[key])}, ikke {show_value(value)}",
            )
