"""A configuration file in, what the course needs of it out, before any engine reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.catalogues import SOURCE
from macros.problems import Problem, shorten
from macros.reader.textfile import read_text
from macros.reader.tree import Tree, parse_yaml
from macros.reader.validate import validate
from macros.schema.local import Local
from macros.settings.language import is_marked, language_of
from macros.settings.migrate import migrate
from macros.settings.municipal import MUNICIPAL, check_municipal
from macros.settings.rules import KNOWN_KEYS, check_file, check_whole, folder_of, own_address
from macros.settings.shapes import check_shapes
from macros.settings.slips import find_slips

MAX_INHERITANCE = 5
LOCAL = ("extra", "local")
LOCAL_KEYS = frozenset(info.alias or name for name, info in Local.model_fields.items())
ENGINES = "extra.local"
"""What stands for the name of a file that only the engine knows."""
NO_FIELDS = "fila må ha felter med navn og verdi; skriv «site_name: …» først"
Chain = list[tuple[Path, Tree]]
"""A configuration and those it inherits from, nearest first."""


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
    site_url: str | None = None
    """Where the site will be; None as long as nobody has said, or it is an example's."""
    plugins: tuple[Any, ...] = ()
    """The engine's plugins, each a name or a name with its options."""
    theme_dir: Path | None = None
    """What is the site's own of its theme."""
    files: tuple[Path, ...] = ()
    """The configuration and those it inherits from."""
    description: str = ""
    """What the site says it is."""
    exclude_docs: str = ""
    """What of `docs_dir` is no page, as the configuration says it."""
    language: str = SOURCE
    """What `docs_dir` is written in; in another language than the source's it is a tree that we made."""
    is_marked: bool = False
    """Whether what of that tree is still in the source's language is marked."""
    shows_drafts: bool = False
    """Whether drafts are pages; no configuration says it, only who shows the site to its authors."""


def read_settings(config: Path) -> Settings:
    """Read a configuration and what it inherits; problems are collected, not raised."""
    config = config.resolve()
    chain, problems, is_whole = _read_chain(config)
    merged: dict[str, Any] = {}
    for path, tree in reversed(chain):
        merged |= tree.data
        problems += check_file(path.name, tree, set(LOCAL_KEYS))
        if path.name == MUNICIPAL:
            problems += check_municipal(path.name, tree, KNOWN_KEYS)
        else:
            problems += check_shapes(path.name, tree, path.parent)
    if is_whole and not (config.name == MUNICIPAL and len(chain) == 1):
        problems += check_whole(config.name, chain[0][1], merged, config.parent)
    local, local_tree, local_file = Local(), Tree({}), config.name
    for path, tree in reversed(_with_local(chain, problems)):
        lines = read_text(path, path.name)[0].splitlines()
        local_tree, renamed = migrate(tree, path.name, LOCAL, lines)
        found, wrong = validate(Local, local_tree, path.name, LOCAL)
        slips = list(find_slips(local_tree, path.name, LOCAL, lines))
        told = {(slip.line, slip.field) for slip in slips}  # a slip says better what its value is not
        problems += [*renamed, *slips, *(one for one in wrong if (one.line, one.field) not in told)]
        local, local_file = found or Local(), path.name
    return Settings(
        config,
        _docs_dir(merged, config.parent),
        folder_of(merged, "site_dir", config.parent),
        local,
        local_tree,
        local_file,
        tuple(problems),
        own_address(merged.get("site_url")),
        _plugins_of(merged),
        _theme_dir(merged, config.parent),
        tuple(path for path, _ in chain),
        str(merged.get("site_description") or ""),
        str(merged.get("exclude_docs") or ""),
        language_of(merged),
        is_marked(merged.get("extra")),
    )


def take_settings(root: Path, conf: Mapping[str, Any]) -> Settings:
    """Take what an engine has read of a configuration in `root`, when it no longer knows of which file."""
    root, extra = root.resolve(), _plain(conf.get("extra") or {})
    tree, renamed = migrate(Tree({"extra": {"local": extra.get("local") or {}}}), ENGINES, LOCAL)
    local, wrong = validate(Local, tree, ENGINES, LOCAL)
    return Settings(
        root / ENGINES,
        folder_of(conf, "docs_dir", root),
        folder_of(conf, "site_dir", root),
        local or Local(),
        tree,
        ENGINES,
        (*renamed, *wrong),
        own_address(conf.get("site_url")),
        language=language_of(conf),
        is_marked=is_marked(extra),
    )


def _docs_dir(merged: dict[str, Any], root: Path) -> Path:
    folder = folder_of(merged, "docs_dir", root)
    return root / "docs" if folder.resolve() in (root, *root.parents) else folder


def _plain(value: Any) -> Any:
    """Undo an engine's own mapping types."""
    return {str(key): _plain(item) for key, item in value.items()} if hasattr(value, "items") else value


def _theme_dir(merged: dict[str, Any], root: Path) -> Path | None:
    theme = merged.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return root / folder if isinstance(folder, str) else None


def _plugins_of(merged: dict[str, Any]) -> tuple[Any, ...]:
    """Return the plugins as a list, which a configuration may give as one mapping."""
    plugins = merged.get("plugins")
    if isinstance(plugins, dict):
        return tuple({name: options or {}} for name, options in plugins.items())
    return tuple(plugins) if isinstance(plugins, list) else ()


def _with_local(chain: Chain, problems: list[Problem]) -> Chain:
    """Return the files that say something in `extra.local`, of which there may be one."""
    found = [
        (path, tree)
        for path, tree in chain
        if isinstance(tree.data.get("extra"), dict) and tree.data["extra"].get("local") not in (None, {})
    ]
    for path, tree in found[1:]:
        message = f"lokale opplysninger står i {found[0][0].name} også; samle dem i én av filene"
        problems.append(Problem(path.name, tree.line(LOCAL), "extra.local", message))
    return found


def _read_chain(config: Path) -> tuple[Chain, list[Problem], bool]:
    """Return the configuration and its ancestors, and whether all of them could be read."""
    chain: Chain = []
    problems: list[Problem] = []
    path = config
    while True:
        text, problem = read_text(path, path.name)
        tree = Tree(None, problems=(problem,)) if problem else parse_yaml(text, path.name)
        problems += tree.problems
        if not isinstance(tree.data, dict):
            if not tree.problems:
                problems.append(Problem(path.name, 1, "", NO_FIELDS))
            return chain, problems, False
        chain.append((path, tree))
        parent = tree.data.get("INHERIT")
        if parent is None:
            return chain, problems, True
        message = _refuse_parent(path.parent / str(parent), parent, [earlier for earlier, _ in chain])
        if message:
            problems.append(Problem(path.name, tree.line(("INHERIT",)), "INHERIT", message))
            return chain, problems, False
        path = (path.parent / str(parent)).resolve()


def _refuse_parent(path: Path, written: Any, earlier: list[Path]) -> str | None:
    if not isinstance(written, str):
        return "må være navnet på én fil; skriv «INHERIT: mkdocs.yml»"
    if not path.is_file():
        return f"fila «{shorten(written)}» finnes ikke; skriv «INHERIT: mkdocs.yml»"
    if path.resolve() in earlier or len(earlier) >= MAX_INHERITANCE:
        return f"«{shorten(written)}» arver igjen fra denne fila; ta bort den ene av linjene"
    return None
