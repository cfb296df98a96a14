"""The components' styles in, the site's stylesheets out: for reading, for paper, for the room; and a colour.

Our scripts come from the engine as they are written, and leave as a browser reads them.

They are put together in the order of names, what is for all before the components'; where two rules weigh the
same, the later one wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from macros.colour import stylesheet
from macros.components.folders import FOLDERS, ROOM
from macros.schema.local import Local

ASSETS = "assets/stylesheets"
FOR_ALL = ROOM.parent / "styles"
ALONE = {"storskjerm.css": ROOM / "big_screen", "led.css": ROOM / "lead_live"}
"""Components whose pages load their styles after all others, and no other pages do."""
SEARCH = FOR_ALL / "search.css"
"""Comes with the search, when somebody searches."""

SCRIPTS, OWN_SCRIPTS = "assets/javascripts", ROOM.parents[1] / "overrides/assets/javascripts"
UNREAD = re.compile(r"^[ ]*(?://.*)?\n|^[ ]+", re.MULTILINE)
"""A line of nothing but a comment, and what stands before a line; no string of ours is longer than one."""
COMMENT = re.compile(r'("[^"]*")|/\*.*?\*/', re.DOTALL)
SPACE = re.compile(r'("[^"]*")|\s*([{};,>])\s*|(?<=:)\s+|(\s)\s*')


def write_styles(local: Local, directory: Path) -> None:
    """Write the stylesheets that `main.html` and `storskjerm.html` and `led.html` ask for; shorten the scripts."""
    folder = directory / ASSETS
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in join_styles(local).items():
        (folder / name).write_text(words, encoding="utf-8", newline="\n")
    for file in (directory / SCRIPTS / own.name for own in OWN_SCRIPTS.glob("*.js")):
        if file.is_file():
            spare = UNREAD.sub("", file.read_text(encoding="utf-8"))
            file.write_text(spare, encoding="utf-8", newline="\n")


def join_styles(local: Local) -> dict[str, str]:
    """Return the words of each stylesheet by its name; a municipality's colour comes last on a page."""
    paper = sorted(FOR_ALL.glob("paper*.css"))
    for_all = sorted({*FOR_ALL.glob("*.css")} - {SEARCH, *paper})
    components = [folder for folder in FOLDERS if folder not in ALONE.values()]
    return {
        "kurs.css": _join(for_all, components, "screen*.css"),
        "utskrift.css": _join(paper, components, "paper*.css"),
        "sok.css": _join([SEARCH], [], ""),
        **{name: _join([], [folder], "screen*.css") for name, folder in ALONE.items()},
        **({"kommune.css": stylesheet(local.colour)} if local.colour else {}),
    }


def _join(first: Iterable[Path], folders: Iterable[Path], pattern: str) -> str:
    files = [*first, *(file for folder in folders for file in sorted(folder.glob(pattern)))]
    return "\n".join(shrink(file.read_text(encoding="utf-8")) for file in files)


def shrink(styles: str) -> str:
    """Return styles without what a browser does not read; every page fetches them. What is in quotes stays."""
    spare = COMMENT.sub(lambda found: found[1] or "", styles)
    return (
        SPACE.sub(lambda found: found[1] or found[2] or (found[3] and " ") or "", spare)
        .replace(";}", "}")
        .strip()
    )
