"""A municipality's copy in, the course's files that it has changed out, each with what an update will do to it.

Read from git, and only where the course is a remote of the copy's: as `git remote add kurset` makes it, or the
workflow of the code host. Elsewhere there is nothing to compare with, and nothing is said.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from macros.problems import Problem
from macros.reader.textfile import find_conflict
from scripts.commands import MUNICIPAL

COURSES = ("kurset/main", "upstream/main")
"""What the course's branch is called in a copy."""
OWN = (MUNICIPAL, "docs/lokalt")
STAYS = (
    "er kursets fil, og dere har endret den; en oppdatering lar endringen stå, men den dagen kurset endrer "
    "samme sted, stopper oppdateringen; flytt det som er deres, til «docs/lokalt»"
)
CLASHES = (
    "er endret både av dere og av kurset; den neste oppdateringen stopper i denne fila; se siden "
    "«Når oppdateringen stopper», og trykk ikke «Discard commits», som sletter alt dere har gjort"
)
OTHER_LINE_ENDS = (
    "er kursets fil, lagret hos dere med andre linjeskift (CRLF), så hver linje er ulik; en oppdatering som endrer den, "
    "stopper; sett inn kursets utgave av den, som siden «Når oppdateringen stopper» viser"
)
MERGES = (
    "er endret både av dere og av kurset, på hvert sitt sted; den neste oppdateringen tar med begge; "
    "les fila etterpå, og flytt det som er deres, til «docs/lokalt»"
)


def find_changes(root: Path) -> list[Problem]:
    """Return a warning for each of the course's files that is other than in the course; none without git.

    In the middle of a merge those are told of that it stopped in, and nothing else. Marks that a merge left are errors.
    """
    course = _course_of(root)
    base = course and _git(root, "merge-base", "HEAD", course)
    if not base or not course:
        return []
    if _git(root, "rev-parse", "-q", "--verify", "MERGE_HEAD"):
        stopped = _git(root, "diff", "--name-only", "--diff-filter=U", "-z") or ""
        return _marked(root, filter(None, stopped.split("\0")))
    ours = _names(root, base.strip())
    theirs = set(_names(root, f"{base.strip()}..{course}"))
    clashes = _clashes(root, course) if theirs & {*ours} else set()
    differ = {*_names(root, base.strip(), "--ignore-cr-at-eol")}

    def words(name: str) -> str:
        if name not in differ:
            return OTHER_LINE_ENDS
        return CLASHES if name in clashes else MERGES if name in theirs else STAYS

    told = [Problem(name, 0, "", words(name), is_warning=True) for name in ours]
    return [*told, *_marked(root, ours)]


def _marked(root: Path, names: Iterable[str]) -> list[Problem]:
    """Return where the marks of a merge stand in some files, in those as well that are no content."""
    found = []
    for name in names:
        file = root / name
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        conflict = find_conflict(text)
        if conflict:
            place, message = conflict
            found.append(Problem(name, text.count("\n", 0, place) + 1, "", message))
    return found


def _course_of(root: Path) -> str | None:
    if not (shutil.which("git") and (root / ".git").exists() and (root / MUNICIPAL).is_file()):
        return None
    return next((name for name in COURSES if _git(root, "rev-parse", "-q", "--verify", f"{name}^0")), None)


def _names(root: Path, span: str, *options: str) -> list[str]:
    """Return the files that differ, less those that are the municipality's own."""
    own = [f":(exclude){path}" for path in OWN]
    found = _git(root, "diff", "--numstat", "--no-renames", "-z", *options, span, "--", ".", *own)
    return sorted(line.split("\t", 2)[2] for line in (found or "").split("\0") if line)


def _clashes(root: Path, course: str) -> set[str]:
    """Return the files that a merge would stop in."""
    done = _run(root, "merge-tree", "--write-tree", "--name-only", "-z", "--no-messages", "HEAD", course)
    return set() if done.returncode not in (0, 1) else set(done.stdout.split("\0")[1:])


def _git(root: Path, *arguments: str) -> str | None:
    done = _run(root, *arguments)
    return done.stdout if done.returncode == 0 else None


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
