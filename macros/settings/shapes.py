"""A configuration file in, the keys of an engine's whose values it would refuse in English out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.problems import Location, Problem, format_field, shorten, suggest
from macros.reader.explain import FIELDS, show_value
from macros.reader.tree import Tree
from macros.settings.added import GROUPS, LIST, SettingFault, check_added

SWITCHES = ("strict", "use_directory_urls")
TEXTS = (
    *("exclude_docs", "draft_docs", "not_in_nav", "repo_name", "repo_url", "edit_uri", "edit_uri_template"),
    *("remote_branch", "remote_name"),
)
LISTS = ("extra_css", "extra_javascript", "extra_templates", "hooks", "watch")
ON_DISK = ("hooks", "watch")
SERVER = re.compile(r"[\w.-]+:\d{1,5}")
ADDRESS = re.compile(r"https?://\S+")
LEVELS = ("warn", "info", "ignore")
VALIDATION = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "anchors", "absolute_links", "unrecognized_links"),
}
YES_OR_NO = "må være «true» eller «false»"


def check_shapes(name: str, tree: Tree, folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the values; `folder` is where the file lies."""
    for key, value in tree.data.items():
        for where, message in _faults(key, value, folder) if value is not None else ():
            yield Problem(name, tree.line(where), format_field(where), message)


def _faults(key: str, value: Any, folder: Path) -> Iterator[SettingFault]:
    if key in SWITCHES and not isinstance(value, bool):
        yield (key,), f"{YES_OR_NO}, ikke {show_value(value)}"
    elif key in TEXTS and not isinstance(value, str):
        yield (key,), f"må være tekst, ikke {show_value(value)}"
    elif key == "repo_url" and not ADDRESS.fullmatch(value):
        yield (key,), f"må være en hel adresse som begynner med «https://», ikke {show_value(value)}"
    elif key == "dev_addr" and not SERVER.fullmatch(str(value)):
        yield (key,), f"må være navn og port, som «127.0.0.1:8000», ikke {show_value(value)}"
    elif key in LISTS:
        yield from _check_list(key, value, folder)
    elif key == "nav":
        yield from _check_menu(value, (key,))
    elif key == "theme":
        yield from _check_theme(value, folder)
    elif key in GROUPS:
        yield from check_added(key, value)
    elif key == "validation":
        yield from _check_validation(value)


def _check_list(key: str, value: Any, folder: Path) -> Iterator[SettingFault]:
    if not isinstance(value, list):
        yield (key,), LIST.format(value=show_value(value))
        return
    for index, item in enumerate(value):
        if not isinstance(item, str):
            yield (key, index), f"må være navnet på en fil, ikke {show_value(item)}"
        elif key in ON_DISK and not (folder / item).exists():
            yield (key, index), f"det finnes ingen fil «{shorten(item)}»"


def _check_menu(items: Any, where: Location) -> Iterator[SettingFault]:
    if not isinstance(items, list):
        yield where, LIST.format(value=show_value(items))
        return
    for index, item in enumerate(items):
        here = (*where, index)
        if isinstance(item, dict) and len(item) == 1:
            title, target = next(iter(item.items()))
            if not isinstance(target, str):
                yield from _check_menu(target, (*here, title))
        elif not isinstance(item, str):
            yield here, f"må være en fil eller «Navn: fil», ikke {show_value(item)}"


def _check_theme(theme: Any, folder: Path) -> Iterator[SettingFault]:
    where: Location = ("theme",)
    if isinstance(theme, dict):
        own = theme.get("custom_dir", "")
        if not isinstance(own, str):
            yield ("theme", "custom_dir"), f"må være navnet på en mappe, ikke {show_value(own)}"
        elif not (folder / own).is_dir():
            yield ("theme", "custom_dir"), f"det finnes ingen mappe «{shorten(own)}»; skriv «overrides»"
        if "name" not in theme and "custom_dir" in theme:
            return  # what it inherits has the name
        theme, where = theme.get("name"), ("theme", "name") if "name" in theme else where
    if theme != "material":
        yield where, f"må være «material», som kurset bygger på, ikke {show_value(theme)}"


def _check_validation(value: Any) -> Iterator[SettingFault]:
    if not isinstance(value, dict):
        yield ("validation",), f"{FIELDS}, ikke {show_value(value)}"
        return
    for part, levels in value.items():
        here: Location = ("validation", part)
        if part not in VALIDATION or not isinstance(levels, dict):
            yield here, "skriv «nav:» eller «links:», og feltene på linjene under"
            continue
        for key, level in levels.items():
            if key not in VALIDATION[part]:
                yield (
                    (*here, key),
                    f"feltet finnes ikke{suggest(key, VALIDATION[part], otherwise='; ta det bort')}",
                )
            elif level not in LEVELS:
                yield (*here, key), f"må være «warn», «info» eller «ignore», ikke {show_value(level)}"
