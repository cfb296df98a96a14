"""A configuration's plugins and Markdown extensions in, what they would refuse in English out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points
from typing import Any

from macros.problems import Location, shorten, suggest
from macros.reader.explain import FIELDS, show_value

OPTIONS = {
    "macros": ("module_name", "on_undefined", "on_error_fail", "j2_extensions", "verbose", "modules"),
    "search": ("lang", "separator", "pipeline", "enabled", "fields"),
}
"""What the plugins that the course needs can be told."""
USUAL = {
    "plugins": frozenset(["search", "awesome-nav", "macros", "offline", "privacy", "tags"]),
    "markdown_extensions": frozenset(
        ["abbr", "attr_list", "def_list", "macros.markup", "md_in_html", "tables", "toc"]
    ),
}
"""What is there without a look; the groups of entry points are asked about any other."""
GROUPS = {"plugins": "mkdocs.plugins", "markdown_extensions": "markdown.extensions"}
LIST = "må være en liste, ikke {value}; begynn hver linje med «- »"
SettingFault = tuple[Location, str]


def check_added(key: str, items: Any) -> Iterator[SettingFault]:
    """Yield what is wrong with a list of what is added to the engine: names, and what they are told."""
    if not isinstance(items, list | dict):
        yield (key,), LIST.format(value=show_value(items))
        return
    for index, item in enumerate(
        items if isinstance(items, list) else [{name: items[name]} for name in items]
    ):
        where: Location = (key, index) if isinstance(items, list) else (key,)
        if isinstance(item, dict) and len(item) == 1:
            ((name, options),) = item.items()
        else:
            name, options = item, None
        if not isinstance(name, str):
            yield where, f"må være et navn, ikke {show_value(name)}"
        elif name not in USUAL[key] and name not in _installed(key):
            hint = suggest(name, USUAL[key], otherwise="; ta det bort")
            yield where, f"«{shorten(name)}» er ikke installert{hint}"
        elif options is not None and not isinstance(options, dict):
            yield where, f"«{name}»: {FIELDS}, ikke {show_value(options)}"
        elif options:
            yield from _check_options(key, name, options, where)


def _installed(key: str) -> set[str]:
    return {point.name for point in entry_points(group=GROUPS[key])}


def _check_options(
    key: str, name: str, options: Mapping[Any, Any], where: Location
) -> Iterator[SettingFault]:
    refused = _refuse_of_extension if key == "markdown_extensions" else _refuse_of_plugin
    for option, value in options.items():
        message = refused(name, str(option), value)
        if message:
            yield (*where, name, option), message


def _refuse_of_plugin(name: str, option: str, _value: Any) -> str | None:
    known = OPTIONS.get(name)
    return None if known is None or option in known else _unknown(name, option, known)


def _refuse_of_extension(name: str, option: str, value: Any) -> str | None:
    """Let the extension itself take an option, and convert something by it, as the engine will."""
    from markdown import Markdown  # type: ignore[import-untyped]

    if option not in (known := Markdown().build_extension(name, {}).config):
        return _unknown(name, option, known)
    try:
        Markdown(extensions=[name], extension_configs={name: {option: value}}).convert("# a\n\nb")
    except Exception:  # noqa: BLE001 - what an extension of others raises is its own affair
        return f"«{name}» kan ikke bruke verdien {show_value(value)}; rett den, eller ta linja bort"
    return None


def _unknown(name: str, option: str, known: Any) -> str:
    return f"«{name}» har ikke feltet «{shorten(option)}»{suggest(option, known)}"
