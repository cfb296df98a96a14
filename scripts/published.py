"""The folder of the site and a new site beside it in, the new one in the old one's place out.

Where the folder can be renamed, that is two renames, and a build that was killed between them is mended
when the next one starts. A link, a mount or a folder of another's keeps its place and gets new content.
Nothing is deleted that no build of ours has made.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from macros.exports.course_data import DATA, SCHEMA
from macros.exports.offline import NAME as OFFLINE
from scripts.commands import CommandError

OURS = (DATA, SCHEMA, OFFLINE, "index.html", "404.html", "search.json", "sitemap.xml", "sitemap.xml.gz")
"""The files at the root of a site; all else there is folders."""
FROM_DOCS = ("CNAME", "robots.txt")
COMING = ".kommer-"
"""Begins the name of what is on its way into a folder that keeps its place."""
READABLE_FILE, READABLE_FOLDER = 0o644, 0o755


def siblings(site_dir: Path) -> tuple[Path, Path]:
    """Return where the old and the new site lie during a build, beside the site itself."""
    return site_dir.with_name(f".{site_dir.name}-old"), site_dir.with_name(f".{site_dir.name}-new")


def refuse_others(site_dir: Path, docs_dir: Path) -> None:
    """Write over nothing but a site of ours, and delete nothing that lies in one and is another's."""
    if site_dir.is_symlink() and not site_dir.exists():
        raise CommandError(
            f"{site_dir} er en lenke til en mappe som ikke finnes; lag mappa, eller slett lenka."
        )
    if not site_dir.exists():
        return
    if not site_dir.is_dir():
        raise CommandError(f"{site_dir} er en fil; flytt den, for der skal nettstedet ligge.")
    there = [path for path in site_dir.iterdir() if not path.name.startswith(COMING)]
    if there and not ((site_dir / DATA).is_file() and (site_dir / SCHEMA).is_file()):
        raise CommandError(
            f"{site_dir} er ikke et nettsted som er bygd her, og blir ikke skrevet over; "
            "flytt mappa, eller gi den et annet navn."
        )
    for path in there:
        is_others = path.name.startswith(".") or (path.is_file() and path.name not in OURS)
        if is_others and not (docs_dir / path.name).is_file():
            raise CommandError(
                f"{path} er ikke laget her, og ville blitt borte; {_where_to(path.name, docs_dir)}."
            )


def swap(new: Path, site_dir: Path) -> None:
    """Put the new site where the old one is, for anyone to read, whatever the mask of the one who builds."""
    _make_readable(new)
    old, _ = siblings(site_dir)
    if site_dir.exists() and not _may_move(site_dir):
        _exchange(new, site_dir)
        return
    if site_dir.exists():
        site_dir.rename(old)
    new.rename(site_dir)
    shutil.rmtree(old, ignore_errors=True)


def recover(site_dir: Path, leftovers: tuple[Path, ...]) -> None:
    """Undo what a killed build left: bring back the old site, drop the half-made new one."""
    old, new = siblings(site_dir)
    if old.exists() and not site_dir.exists():
        old.rename(site_dir)
    for leftover in (old, new, *leftovers):
        shutil.rmtree(leftover, ignore_errors=True)
        if leftover.exists():
            raise CommandError(
                f"{leftover} er igjen etter en annen bygging og kan ikke slettes herfra; slett den."
            )


def _where_to(name: str, docs_dir: Path) -> str:
    if name in FROM_DOCS:
        return f"legg den i «{docs_dir.name}», så kommer den med i hver bygging"
    return "flytt den ut av mappa først"


def _may_move(site_dir: Path) -> bool:
    """Whether the folder can be renamed: it is no link and no mount, and lies in a folder one may write in."""
    return not site_dir.is_symlink() and not os.path.ismount(site_dir) and os.access(site_dir.parent, os.W_OK)


def _exchange(new: Path, site_dir: Path) -> None:
    """Give a folder new content, entry by entry, the old there until the new has come."""
    for stale in site_dir.glob(f"{COMING}*"):
        _remove(stale)
    names = {path.name for path in new.iterdir()}
    for name in sorted(names):
        coming = site_dir / f"{COMING}{name}"
        if (new / name).is_dir():
            shutil.copytree(new / name, coming)
        else:
            shutil.copy2(new / name, coming)
    for name in sorted(names):
        if (site_dir / name).is_dir():
            _remove(site_dir / name)
        (site_dir / f"{COMING}{name}").replace(site_dir / name)
    for path in list(site_dir.iterdir()):
        if path.name not in names:
            _remove(path)
    shutil.rmtree(new)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _make_readable(folder: Path) -> None:
    folder.chmod(READABLE_FOLDER)
    for path in folder.rglob("*"):
        path.chmod(READABLE_FOLDER if path.is_dir() else READABLE_FILE)
