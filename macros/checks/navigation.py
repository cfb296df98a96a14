"""The menu files in, what the engine's plugin would stumble over or print raw out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from macros.checks.menus import MenuFault, glob_faults, option_faults
from macros.checks.subject import Subject
from macros.course.additions import is_piece
from macros.problems import Location, Problem, format_field, shorten, suggest
from macros.reader.explain import FIELDS, show_value
from macros.reader.textfile import read_text
from macros.reader.tree import Tree, parse_yaml
from macros.schema.rules import find_raw
from macros.year.session_pages import absent_pages

NAME = ".nav.yml"
OTHER_NAMES = (".nav.yaml", "nav.yml", "nav.yaml", ".pages")
KEYS = frozenset(
    [
        "title",
        "nav",
        "hide",
        "sort",
        "ignore",
        "append_unmatched",
        "flatten_single_child_sections",
        "preserve_directory_names",
        "use_index_title",
    ]
)
GLOB = re.compile(r"[*?\[\]{}]|[@!+]\(")
UNUSUAL = re.compile(r"[{}()!@+|]")
"""Of patterns that only the plugin knows, none is judged."""
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
DRAFT = "er et utkast, som ikke står i menyen; ta bort linja, eller «draft: true» i fila"
ABSENT = "er ikke med i alle år; skriv et mønster som treffer den når den er med, som «midt-*.md»"


class _Folder(NamedTuple):
    """Where a menu file lies, and what no menu names, with what to say of it."""

    path: Path
    left_out: Mapping[Path, str]


def check_navigation(subject: Subject) -> Iterator[Problem]:
    """A menu file names what is in its folder, and titles are plain text."""
    docs_dir = subject.settings.docs_dir
    left_out = {docs_dir / draft.path: DRAFT for draft in subject.course.drafts.values()}
    left_out |= dict.fromkeys((docs_dir / path for path in absent_pages(subject.course)), ABSENT)
    for file in sorted(docs_dir.rglob("*")):
        name = f"docs/{file.relative_to(docs_dir).as_posix()}"
        if file.name in OTHER_NAMES:
            yield Problem(name, 0, "", f"menyen leses bare fra «{NAME}»; gi fila det navnet")
        if file.name != NAME:
            continue
        text, problem = read_text(file, name)
        tree = Tree(None, problems=(problem,)) if problem else parse_yaml(text, name)
        yield from tree.problems
        for where, message in _check_data(tree.data, _Folder(file.parent, left_out)):
            yield Problem(name, tree.line(where), format_field(where), message)


def _check_data(data: Any, folder: _Folder) -> Iterator[MenuFault]:
    if data is None:
        return
    if not isinstance(data, dict):
        yield (), f"{FIELDS}, ikke {show_value(data)}; skriv «title:» og «nav:»"
        return
    for key in data:
        if key not in KEYS:
            yield (key,), f"feltet finnes ikke{suggest(key, KEYS, otherwise='; skriv «title» eller «nav»')}"
    if data.get("title") is not None:
        yield from _check_title(data["title"], ("title",))
    yield from option_faults(data, ())
    if "nav" in data:
        yield from _check_items(data["nav"], ("nav",), folder)


def _check_items(items: Any, where: Location, folder: _Folder) -> Iterator[MenuFault]:
    if not isinstance(items, list):
        yield where, f"må være en liste, ikke {show_value(items)}; begynn hver linje med «- »"
        return
    for index, item in enumerate(items):
        here = (*where, index)
        if isinstance(item, dict) and "glob" in item:
            yield from glob_faults(item, here)
            if not item.get("ignore_no_matches") and isinstance(item["glob"], str) and item["glob"]:
                yield from _check_target(item["glob"], here, folder)
        elif isinstance(item, str):
            yield from _check_target(item, here, folder)
        elif isinstance(item, dict) and len(item) == 1:
            title, target = next(iter(item.items()))
            yield from _check_title(title, here)
            if isinstance(target, str):
                yield from _check_target(target, (*here, title), folder, is_titled=True)
            else:
                yield from _check_items(target, (*here, title), folder)
        else:
            yield here, f"må være en fil, en mappe eller «Navn: fil», ikke {show_value(item)}"


def _check_title(title: Any, where: Location) -> Iterator[MenuFault]:
    is_text = isinstance(title, str) and title.strip()
    message = find_raw(title) if is_text else "må være tekst; sett verdien i anførselstegn"
    if message:
        yield where, message


def _check_target(
    target: str, where: Location, folder: _Folder, is_titled: bool = False
) -> Iterator[MenuFault]:
    shown = shorten(target)
    if not target:
        yield where, "er tomt; skriv navnet på en fil eller mappe"
    elif SCHEME.match(target):
        if not target.startswith("https://"):
            yield where, f"adressen «{shown}» er ikke tillatt; bruk «https://»"
        elif not is_titled:
            yield where, f"adressen «{shown}» mangler et navn; skriv «Navn: {shown}»"
    elif target.startswith("/") or ".." in PurePosixPath(target).parts:
        yield where, f"«{shown}» går ut av mappa; en meny viser bare det som ligger i sin egen"
    elif folder.path / target in folder.left_out:
        yield where, f"«{shown}» {folder.left_out[folder.path / target]}"
    elif GLOB.search(target):
        yield from ((where, message) for message in _check_pattern(target, folder, is_titled))
    elif not (folder.path / target).exists():
        names = [path.name for path in folder.path.iterdir() if not path.name.startswith(".")]
        yield where, f"det finnes ingen fil eller mappe «{shown}» her{suggest(target, names)}"
    elif not _is_shown(folder.path / target, folder):
        yield where, f"«{shown}» er ingen side og ingen mappe med sider; lenk til den fra en side"


def _check_pattern(target: str, folder: _Folder, is_titled: bool) -> Iterator[str]:
    if is_titled:
        yield f"«{shorten(target)}» er et mønster og kan ikke ha et navn; skriv det alene etter «- »"
    elif not UNUSUAL.search(target) and not any(_is_shown(path, folder) for path in folder.path.glob(target)):
        yield f"ingen side eller mappe her passer til «{shorten(target)}»; ta det bort"


def _is_shown(path: Path, folder: _Folder) -> bool:
    """Whether a menu can hold it: a page, or a folder with pages that are no pieces of others."""
    pages = path.rglob("*.md") if path.is_dir() else [path] if path.suffix == ".md" else []
    return any(page not in folder.left_out and not _is_piece(page) for page in pages)


def _is_piece(page: Path) -> bool:
    """Whether a file lies in a folder of what stands on other pages, wherever the content lies."""
    parts = page.parts
    return any(is_piece("/".join(parts[index:])) for index, part in enumerate(parts) if part == "lokalt")
