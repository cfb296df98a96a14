"""The names of files and folders in, those that a municipality meant for something and nobody reads out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.checks.subject import Subject
from macros.course.additions import LOCAL_FOLDER
from macros.problems import Problem, nearest
from macros.settings.municipal import MUNICIPAL

LIKE_MUNICIPAL = re.compile(
    r"(mkdocs[^a-z0-9]*)?kommune.*ya?ml.*|mkdocs[^a-z0-9]*kommune(\.txt)?", re.IGNORECASE
)
OTHERS_FILE = "kommunens oppsett leses bare fra {name} i roten av prosjektet; {fix}"
LOCAL = LOCAL_FOLDER.rstrip("/")
PIECES = ("tillegg", "moter", "samlinger")
PLAIN = str.maketrans("æøåÆØÅ", "aoaaoa")


def check_placement(subject: Subject) -> Iterator[Problem]:
    """A municipality's file and folders have the names that are read, and lie where they are read."""
    docs, root = subject.settings.docs_dir, subject.settings.config.parent
    shown = docs.name
    for folder in (root, docs, docs / LOCAL):
        for file in _names_in(folder):
            if LIKE_MUNICIPAL.fullmatch(file.name) and file.is_file() and file != root / MUNICIPAL:
                yield Problem(file.relative_to(root).as_posix(), 0, "", _other_file(file, root))
    for folder in (root, docs):
        for path in _names_in(folder):
            if path.is_dir() and path != docs / LOCAL and _is_meant(path.name, LOCAL):
                message = f"det som er kommunens eget, leses bare fra «{shown}/{LOCAL}»; flytt det dit"
                yield Problem(path.relative_to(root).as_posix(), 0, "", message)
    for path in _names_in(docs / LOCAL):
        near = nearest(path.name.lower().translate(PLAIN), PIECES)
        if path.is_dir() and path.name not in PIECES and near:
            message = f"mappa leses ikke som «{near}»; gi den det navnet"
            yield Problem(f"{shown}/{LOCAL}/{path.name}", 0, "", message)
    left = root / "docs" / LOCAL
    if docs != root / "docs" and left.is_dir() and any(_names_in(left)):
        message = f"mappa leses ikke, for innholdet ligger i «{shown}»; flytt den til «{shown}/{LOCAL}»"
        yield Problem(f"docs/{LOCAL}", 0, "", message)


def _other_file(file: Path, root: Path) -> str:
    if (root / MUNICIPAL).is_file():
        return OTHERS_FILE.format(name=MUNICIPAL, fix="ta bort denne fila")
    is_named = file.name == MUNICIPAL
    fix = (
        "flytt fila dit"
        if is_named
        else "gi fila det navnet" + ("" if file.parent == root else ", og flytt den dit")
    )
    return OTHERS_FILE.format(name=MUNICIPAL, fix=fix)


def _is_meant(name: str, wanted: str) -> bool:
    return nearest(name.lower(), [wanted]) == wanted


def _names_in(folder: Path) -> list[Path]:
    """Return what lies in a folder and is nobody's secret; nothing for a folder that is not there."""
    return (
        sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []
    )
