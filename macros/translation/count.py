"""The content in, how much of it is in the other language out, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.catalogues import (
    LANGUAGES,
    OWN,
    STRINGS,
    CatalogueError,
    Key,
    catalogue_of,
    catalogues_in,
    parse_catalogue,
    read_catalogue,
)
from macros.problems import Problem
from macros.translation.faults import find_fault
from macros.translation.messages import messages_in

BROKEN = "herfra er fila ingen katalog, og ingenting i den blir vist; rett linja, eller hent tilbake fila"
ROOT = STRINGS.parents[1]


def find_broken() -> Iterator[Problem]:
    """Yield each catalogue that cannot be read, with the line where that begins."""
    (language,) = LANGUAGES
    for file in catalogues_in(language):
        if not read_catalogue(file):
            try:
                parse_catalogue(file)
            except CatalogueError as error:
                yield Problem(file.relative_to(ROOT).as_posix(), error.line, "", BROKEN, is_warning=True)


def tell_translated(docs_dir: Path) -> str:
    """Say how many texts are edited, and how many were until somebody changed them."""
    (language,) = LANGUAGES
    known = {file: read_catalogue(file) for file in catalogues_in(language)}
    there, done = set[Key](), 0
    for message in messages_in(docs_dir):
        words = known.get(catalogue_of(message.path, language), {}).get(message.key)
        there.add(message.key)
        done += bool(words and words.is_edited and not find_fault(message.key, words.text))
    changed = sum(
        words.is_edited and key not in there
        for file, said in known.items()
        if file.stem != OWN
        for key, words in said.items()
    )
    left = (
        f" {changed} redigerte tekster er endret på bokmål siden; kjør kommandoen sprak." if changed else ""
    )
    if done == len(there):
        return f"Nynorsk: alle {done} tekster er redigert.{left}"
    return f"Nynorsk: {done} av {len(there)} tekster er redigert; resten vises på bokmål.{left}"
