"""Catalogues in, what is wrong with them out: broken, lost, double and foreign messages, each with its line."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

from macros.catalogues import Key
from macros.problems import Problem
from macros.translation.faults import find_fault
from macros.translation.style import QUOTED, find_bokmal, words_in
from scripts.commands import ROOT
from scripts.po import Wanted, is_edited

SPELLER = "nn_NO"
WORD_LIST = Path(__file__).with_name("ordliste-nn.txt")
LOST = "teksten finnes ikke lenger i docs; kjør kommandoen sprak"
FOREIGN = "meldingen hører til i {}; kjør kommandoen sprak, som flytter den"
DOUBLE = "meldingen står to ganger; behold den ene"
UNKNOWN = "står ikke i den nynorske ordboka; rett ordet, eller legg det til i scripts/ordliste-nn.txt"


def find_wrong(
    catalogues: Mapping[Path, Any], wishes: Mapping[Path, Collection[Wanted]]
) -> Iterator[Problem]:
    """Yield what is wrong in the messages that are edited, and with what there is of messages."""
    edited: list[tuple[str, Any]] = []
    homes = {each.key: _name(file) for file, wanted in wishes.items() for each in wanted}
    for file, catalogue in catalogues.items():
        path, seen = _name(file), set[Key]()
        known = {each.key for each in wishes.get(file, ())}
        for entry in catalogue:
            if entry.obsolete:
                continue
            key = (entry.msgctxt or "", entry.msgid)
            if key in seen:
                yield Problem(path, entry.linenum, key[0], DOUBLE)
            elif key not in known:
                message = FOREIGN.format(homes[key]) if key in homes else LOST
                yield Problem(path, entry.linenum, key[0], message, is_warning=True)
            seen.add(key)
            if is_edited(entry):
                edited.append((path, entry))
    yield from _find_faults(edited)
    yield from _find_misspelt(edited)


def _find_faults(edited: list[tuple[str, Any]]) -> Iterator[Problem]:
    for path, entry in edited:
        fault = find_fault((entry.msgctxt or "", entry.msgid), entry.msgstr)
        if fault:
            yield Problem(path, entry.linenum, entry.msgctxt, fault)
        is_name = entry.msgstr == entry.msgid  # such as a film's
        for word in dict.fromkeys(() if is_name else find_bokmal(entry.msgstr)):
            if _is_kept(word, entry):
                continue
            message = f"«{word}» er bokmål; skriv det på nynorsk, slik rettleiinga i CONTRIBUTING.md sier"
            yield Problem(path, entry.linenum, entry.msgctxt, message, is_warning=True)


def _find_misspelt(edited: list[tuple[str, Any]]) -> Iterator[Problem]:
    """Yield each word that neither the dictionary nor our own list knows; nothing without a dictionary."""
    program = shutil.which("hunspell")
    if not program:
        return
    own = {line.strip().casefold() for line in WORD_LIST.read_text(encoding="utf-8").splitlines()}
    places: dict[str, list[tuple[str, Any]]] = {}
    for path, entry in edited:
        for word in dict.fromkeys(words_in(_without_names(entry))):
            if not _is_kept(word, entry) and (word not in words_in(entry.msgid) or word.islower()):
                places.setdefault(word, []).append((path, entry))
    with Popen(
        [program, "-d", SPELLER, "-i", "utf-8", "-l"],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        encoding="utf-8",
    ) as speller:
        unknown = set(speller.communicate("\n".join(places))[0].split())
    for word in sorted(unknown):
        for path, entry in places.get(word, ()) if word.casefold() not in own else ():
            yield Problem(path, entry.linenum, entry.msgctxt, f"«{word}» {UNKNOWN}", is_warning=True)


def _is_kept(word: str, entry: Any) -> bool:
    """Say whether a word is there in bokmål on purpose: readers search for it in either form."""
    return (entry.msgctxt or "").endswith(":search_words") and word in words_in(entry.msgid)


def _without_names(entry: Any) -> str:
    """Return the words of a translation without what is quoted as it stands, such as a title."""
    return QUOTED.sub(lambda quoted: " " if quoted[0] in entry.msgid else quoted[0], entry.msgstr)


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name
