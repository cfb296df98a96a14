"""A configuration file in, what is wrong with it out, before any engine reads it.

The engines run Python named in tags, stumble over what YAML makes of unquoted values, take unknown
keys in silence, and write the site wherever they are told to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.problems import Location, Problem, format_field, nearest, suggest
from macros.reader.explain import FIELDS, show_value
from macros.reader.tree import Tree
from macros.schema.rules import find_raw

TEXT_KEYS = ("site_name", "site_description", "site_author", "copyright")
PATH_KEYS = ("docs_dir", "site_dir")
KNOWN_KEYS = frozenset(
    [
        "INHERIT",
        "site_name",
        "site_url",
        "site_description",
        "site_author",
        "copyright",
        "docs_dir",
        "site_dir",
        "use_directory_urls",
        "strict",
        "theme",
        "nav",
        "plugins",
        "hooks",
        "markdown_extensions",
        "extra",
        "extra_css",
        "extra_javascript",
        "extra_templates",
        "validation",
        "exclude_docs",
        "draft_docs",
        "not_in_nav",
        "watch",
        "dev_addr",
        "repo_url",
        "repo_name",
        "edit_uri",
        "edit_uri_template",
        "remote_branch",
        "remote_name",
    ]
)
NOBODYS = "https://example.org/"
"""An address that stands in examples."""
ADDRESS = re.compile(r"https?://[^\s<>{}\"']+")


def check_file(name: str, tree: Tree, local_keys: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with one file by itself; `local_keys` are those of local data."""
    for key, value in tree.data.items():
        message = _refuse_key(key, local_keys) or _refuse_value(key, value)
        if message:
            yield _problem(name, tree, (key,), message)
    theme = tree.data.get("theme")
    if isinstance(theme, dict) and "logo" in theme:
        yield _problem(
            name, tree, ("theme", "logo"), "skriv «logo: lokalt/logo.svg» under «extra» og «local»"
        )
    extra = tree.data.get("extra")
    for key in extra if isinstance(extra, dict) else ():
        if key in local_keys:
            yield _problem(name, tree, ("extra", key), "hører til under «local»; flytt feltet dit")
        elif key != "local" and nearest(key, ["local"]):
            yield _problem(name, tree, ("extra", key), "feltet finnes ikke; mente du «local»?")


def check_whole(name: str, tree: Tree, merged: dict[str, Any], root: Path) -> Iterator[Problem]:
    """Yield what is wrong with a configuration and all that it inherits, taken together."""
    if not merged.get("site_name"):
        yield Problem(name, 1, "site_name", "mangler; legg til navnet på nettstedet")
    if "macros" not in _names(merged.get("plugins")):
        message = "må ha med «macros», som skriver det meste på sidene; legg det til"
        yield _problem(name, tree, ("plugins",), message)
    docs, site = (folder_of(merged, key, root).resolve() for key in PATH_KEYS)
    if docs in (root, *root.parents):
        message = "innholdet må ligge i en mappe for seg; skriv «docs_dir: docs»"
        yield _problem(name, tree, ("docs_dir",), message)
    elif docs == site or docs in site.parents or site in (root, *root.parents, *docs.parents):
        message = "nettstedet ville bli skrevet over innholdet; skriv «site_dir: site»"
        yield _problem(name, tree, ("site_dir",), message)


def folder_of(data: Mapping[str, Any], key: str, root: Path) -> Path:
    """Return the folder that a key of a configuration names."""
    return root / str(data.get(key) or key.removesuffix("_dir"))


def own_address(site_url: Any) -> str | None:
    """Return a site's address with a slash at the end, unless it is nobody's."""
    address = f"{str(site_url or '').rstrip('/')}/"
    return None if address in ("/", NOBODYS) else address


def refuse_address(value: Any) -> str | None:
    """Say what keeps a value from being the address of a site."""
    if ADDRESS.fullmatch(str(value)):
        return None
    return f"må være en hel adresse som begynner med «https://», ikke {show_value(value)}"


def _refuse_key(key: str, local_keys: Collection[str]) -> str | None:
    if key == "local":
        return "skriv «extra:» på en linje over, og rykk inn «local:» og det som står under, to mellomrom"
    if key in local_keys:
        return "hører til under «extra» og «local»; flytt feltet dit"
    if key not in KNOWN_KEYS:
        return f"feltet finnes ikke{suggest(key, KNOWN_KEYS, otherwise='; ta det bort')}"
    return None


def _refuse_value(key: str, value: Any) -> str | None:
    if value is None:
        return None
    if key in TEXT_KEYS:
        is_text = isinstance(value, str) and value.strip()
        return find_raw(value) if is_text else "må være tekst; sett verdien i anførselstegn"
    if key in PATH_KEYS and not isinstance(value, str):
        return f"må være navnet på en mappe; skriv «{key.removesuffix('_dir')}»"
    if key == "site_url" and value:
        return refuse_address(value)
    if key == "extra" and not isinstance(value, dict):
        return f"{FIELDS}, ikke {show_value(value)}; skriv «local:» på linja under"
    return None


def _names(plugins: Any) -> set[str]:
    """Return the names of plugins, which may be a list of names and mappings, or one mapping."""
    items = plugins if isinstance(plugins, list | dict) else []
    return {name for item in items for name in (item if isinstance(item, dict) else [str(item)])}


def _problem(name: str, tree: Tree, location: Location, message: str) -> Problem:
    return Problem(name, tree.line(location), format_field(location), message)
