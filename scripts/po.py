"""Messages and a catalogue in, the catalogue with them in their order out; no translation is ever lost.

What has gone stays as obsolete, and comes back when it does. A text that has changed keeps its translation,
as fuzzy, with what it was translated from beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import polib

from macros.catalogues import Key, parse_catalogue

FUZZY = "fuzzy"
DRAFT = "utkast"
"""The comment of a translation that a machine has made, for as long as nobody has edited it."""
ALSO = "Stod også slik:"
"""Begins the comment with what else a message was that stood twice."""
LIKE = 0.45
"""Of 1: how much of a text must be left for its translation to be of use."""
NO_WRAP = 0


class Wanted(NamedTuple):
    """A message as a catalogue has it."""

    key: Key
    place: tuple[str, str]
    """The file it stands in, and no line, which would change with every line above it."""


def open_catalogue(file: Path, language: str) -> Any:
    """Return a catalogue, which is empty when the file is not there; raises CatalogueError."""
    catalogue = parse_catalogue(file, NO_WRAP) if file.is_file() else polib.POFile(wrapwidth=NO_WRAP)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return catalogue


def update(catalogue: Any, wanted: Sequence[Wanted], memory: Mapping[str, str]) -> Any:
    """Return a catalogue with what is wanted; `memory` has what equal texts are elsewhere."""
    left = _by_key(catalogue)
    made = polib.POFile(wrapwidth=NO_WRAP)
    made.metadata = catalogue.metadata
    kept = {each.key: left.pop(each.key) for each in wanted if each.key in left}
    for each in wanted:
        entry = kept.get(each.key) or _make(each.key, left, memory)
        entry.obsolete, entry.occurrences = False, [each.place]
        if not entry.msgstr and each.key[1] in memory:
            entry.msgstr = memory[each.key[1]]
        made.append(entry)
    for entry in left.values():
        if entry.msgstr:
            entry.obsolete, entry.occurrences = True, []
            made.append(entry)
    return made


def _by_key(catalogue: Any) -> dict[Key, Any]:
    """Return the messages of a catalogue; of doubles the best, which tells what the others say."""
    found: dict[Key, Any] = {}
    for entry in sorted(
        catalogue, key=lambda entry: (not is_edited(entry), entry.obsolete, not entry.msgstr)
    ):
        best = found.setdefault((entry.msgctxt or "", entry.msgid), entry)
        if best is not entry and entry.msgstr not in ("", best.msgstr):
            best.tcomment = "\n".join(filter(None, [best.tcomment, f"{ALSO} {entry.msgstr}"]))
    return found


def _make(key: Key, left: dict[Key, Any], memory: Mapping[str, str]) -> Any:
    """Return a new message, with the translation of an equal text, or of the one that it has come in place of."""
    entry = polib.POEntry(msgctxt=key[0], msgid=key[1])
    if key[1] in memory:
        entry.msgstr = memory[key[1]]
        return entry
    before = max(
        (old for old in left if old[0] == key[0] and left[old].msgstr),
        key=lambda old: _likeness(old[1], key[1]),
        default=None,
    )
    if before and _likeness(before[1], key[1]) >= LIKE:
        old = left.pop(before)
        entry.msgstr, entry.tcomment, entry.flags = old.msgstr, old.tcomment, [FUZZY]
        entry.previous_msgid = old.previous_msgid or before[1]
    return entry


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def is_edited(entry: Any) -> bool:
    """Whether somebody has made a translation good."""
    return bool(entry.msgstr) and not entry.obsolete and FUZZY not in entry.flags


def remember(catalogues: Iterable[Any]) -> dict[str, str]:
    """Return what each text is that is edited anywhere."""
    return {
        entry.msgid: entry.msgstr
        for catalogue in catalogues
        for entry in catalogue
        if entry.msgstr and FUZZY not in entry.flags
    }


def save(catalogue: Any, file: Path) -> bool:
    """Write a catalogue if it is other than what is there; returns whether it was."""
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    after = f"{str(catalogue).rstrip()}\n"
    if after != before:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(after, encoding="utf-8", newline="\n")
    return after != before
