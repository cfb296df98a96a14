"""A configuration file in, what the course needs of it out, before any engine reads it.

The engines run Python named in tags, and stumble over what YAML makes of unquoted dates; here the
file and those it inherits from are read safely first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.frontmatter import Tree, parse_yaml, read_text
from macros.problems import Problem, shorten, suggest
from macros.schema.base import MARKUP
from macros.schema.local import Local
from macros.validate import validate

MAX_INHERITANCE = 5
LOCAL = ("extra", "local")
TEXT_KEYS = ("site_name", "site_description", "site_author", "copyright")
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


@dataclass(frozen=True)
class Settings:
    """What a configuration says of the course; paths are absolute."""

    config: Path
    docs_dir: Path
    site_dir: Path
    local: Local = field(default_factory=Local)
    local_tree: Tree = field(default_factory=lambda: Tree({}))
    """The file `extra.local` stands in, for the lines of messages."""
    local_file: str = "mkdocs.yml"
    problems: tuple[Problem, ...] = ()


def read_settings(config: Path) -> Settings:
    """Read a configuration and what it inherits; problems are collected, not raised."""
    config = config.resolve()
    problems: list[Problem] = []
    chain = _read_chain(config, problems)
    merged: dict[str, Any] = {}
    for _, tree in reversed(chain):
        merged |= tree.data
    for path, tree in chain:
        problems += _check_keys(path.name, tree)
    local, local_tree, local_file = Local(), Tree({}), config.name
    for path, tree in chain:
        extra = tree.data.get("extra")
        if isinstance(extra, dict) and extra.get("local") is not None:
            found, wrong = validate(Local, tree, path.name, LOCAL)
            problems += wrong
            local, local_tree, local_file = found or Local(), tree, path.name
            break
    root = config.parent
    return Settings(
        config,
        root / str(merged.get("docs_dir", "docs")),
        root / str(merged.get("site_dir", "site")),
        local,
        local_tree,
        local_file,
        tuple(problems),
    )


def _read_chain(config: Path, problems: list[Problem]) -> list[tuple[Path, Tree]]:
    """Return the configuration and its ancestors, nearest first."""
    chain: list[tuple[Path, Tree]] = []
    path = config
    while len(chain) < MAX_INHERITANCE:
        text, problem = read_text(path, path.name)
        tree = Tree(None, problems=(problem,)) if problem else parse_yaml(text, path.name)
        problems += tree.problems
        if not isinstance(tree.data, dict):
            if not tree.problems:
                problems.append(
                    Problem(path.name, 1, "", "fila må ha felter med navn og verdi, som «site_name: …»")
                )
            return chain
        chain.append((path, tree))
        parent = tree.data.get("INHERIT")
        if parent is None:
            return chain
        path = path.parent / str(parent)
        if not path.is_file():
            message = f"fila «{shorten(parent)}» finnes ikke; skriv «INHERIT: mkdocs.yml»"
            problems.append(Problem(chain[-1][0].name, tree.line(("INHERIT",)), "INHERIT", message))
            return chain
    message = f"filer arver fra hverandre i mer enn {MAX_INHERITANCE} ledd"
    problems.append(Problem(config.name, 1, "INHERIT", message))
    return chain


def _check_keys(name: str, tree: Tree) -> list[Problem]:
    problems = [
        Problem(name, tree.line((key,)), key, f"feltet finnes ikke{suggest(key, KNOWN_KEYS)}")
        for key in tree.data
        if key not in KNOWN_KEYS
    ]
    for key in TEXT_KEYS:
        value = tree.data.get(key)
        if value is None:
            continue
        found = next((mark for mark in MARKUP if mark in str(value)), None)
        if not isinstance(value, str) or not value.strip() or found:
            rule = f"kan ikke inneholde «{found}»; skriv ren tekst" if found else "må være tekst"
            problems.append(Problem(name, tree.line((key,)), key, rule))
    extra = tree.data.get("extra")
    if extra is not None and not isinstance(extra, dict):
        problems.append(Problem(name, tree.line(("extra",)), "extra", "må være felter med navn og verdi"))
    return problems
