"""A municipality's copy in, the course's files that it has changed out, each with what an update will do to it.

Read from git, and only where the course is a remote of the copy's: as `git remote add kurset` makes it, or the
workflow of the code host. Elsewhere there is nothing to compare with, and nothing is said.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from macros.problems import Problem
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
MERGES = (
    "er endret både av dere og av kurset, på hvert sitt sted; den neste oppdateringen tar med begge; "
    "les fila etterpå, og flytt det som er deres, til «docs/lokalt»"
)


def find_changes(root: Path) -> list[Problem]:
    """Return a warning for each of the course's files that is other than in the course; none without git."""
    course = _course_of(root)
    base = course and _git(root, "merge-base", "HEAD", course)
    if not base or not course:
        return []
    ours = _names(root, base.strip())
    theirs = set(_names(root, f"{base.strip()}..{course}"))
    clashes = _clashes(root, course) if theirs & {*ours} else set()
    return [
        Problem(
            name, 0, "", CLASHES if name in clashes else MERGES if name in theirs else STAYS, is_warning=True
        )
        for name in ours
    ]


def _course_of(root: Path) -> str | None:
    if not (shutil.which("git") and (root / ".git").exists() and (root / MUNICIPAL).is_file()):
        return None
    return next((name for name in COURSES if _git(root, "rev-parse", "-q", "--verify", f"{name}^0")), None)


def _names(root: Path, span: str) -> list[str]:
    """Return the files that differ, less those that are the municipality's own."""
    own = [f":(exclude){path}" for path in OWN]
    found = _git(root, "diff", "--name-only", "--no-renames", "-z", span, "--", ".", *own)
    return sorted(filter(None, (found or "").split("\0")))


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
