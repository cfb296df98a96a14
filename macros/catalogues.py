"""A language's catalogues in, what each message is in that language out.

A catalogue is gettext's, one for each folder of `docs/` and one for our own words; ordinary tools open them.
What was read is kept by what the file holds, since reading takes longer than all else a build does with it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

STRINGS = Path(__file__).with_name("strings")
MADE = ".sprak"
"""The folder of what is made of catalogues; an engine empties `.cache` as it likes."""
KEPT = Path(__file__).resolve().parents[1] / MADE / "lest"
SOURCE, LANGUAGES = "nb", ("nn",)
"""The language that all is written in, and those it is translated to."""
OWN = "ord"
"""The catalogue of the words that templates write; the others bear the names of folders of `docs/`."""
THEME = "overrides"
"""The context of the words that stand in the theme's templates."""
AROUND = "around"
"""The key in `extra` that gives an engine the marks of the tree that it builds."""
START, END = "\ue001", "\ue002"
"""Stand around words that are still in the source's language, until a page is built."""
SYNTAX = re.compile(r"\(line (\d+)\)")
"""How polib says where it stopped; at times it goes on to say why."""
MARKED, PLAIN = "merket", "ord"
"""The two trees of a language: one for an engine, one for whoever reads the course as data and wants no marks."""
Key = tuple[str, str]
"""A message's context, a path and a place there, and its words in the source's language."""


class Words(NamedTuple):
    """What a catalogue says of a message."""

    text: str
    is_edited: bool
    """Whether somebody has made it good; a draft is shown to nobody."""


class CatalogueError(Exception):
    """A file is no catalogue from `line` on, such as after a merge that was left half done."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


@cache
def catalogue_of(path: str, language: str) -> Path:
    """Return the catalogue of a file below `docs/`: `laerer/tema/1-a.md` has its folder's."""
    folder = path.rpartition("/")[0] or "forside"
    return STRINGS / language / f"{folder}.po"


def catalogues_in(language: str, strings: Path = STRINGS) -> list[Path]:
    """Return all catalogues of a language."""
    return sorted((strings / language).rglob("*.po"))


def read_edited(language: str, strings: Path = STRINGS) -> Mapping[Key, str]:
    """Return what is fit to be shown, from all catalogues; `strings` may be those of another version."""
    return {
        key: words.text
        for file in catalogues_in(language, strings)
        for key, words in read_catalogue(file).items()
        if words.is_edited
    }


def read_catalogue(file: Path) -> Mapping[Key, Words]:
    """Return what one catalogue says: nothing of what has no words yet, and nothing at all of a broken file."""
    raw = file.read_bytes() if file.is_file() else b""
    return _read(file, hashlib.sha256(raw).hexdigest()[:20]) if raw else {}


@lru_cache(maxsize=128)
def _read(file: Path, mark: str) -> Mapping[Key, Words]:
    name = hashlib.sha256(bytes(file)).hexdigest()[:8]
    kept = KEPT / f"{name}-{mark}.json"
    with suppress(OSError, ValueError, TypeError):
        return _unpack(json.loads(kept.read_text(encoding="utf-8")))
    try:
        rows = list(_rows_of(file))
    except CatalogueError:  # Its texts stay in the source's language, and the check says so.
        return {}
    with suppress(OSError):  # Where nothing can be written, each build reads anew.
        KEPT.mkdir(parents=True, exist_ok=True)
        for older in KEPT.glob(f"{name}-*.json"):
            older.unlink(missing_ok=True)
        kept.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return _unpack(rows)


def _unpack(rows: list[list[Any]]) -> Mapping[Key, Words]:
    return {(context, source): Words(text, bool(is_edited)) for context, source, text, is_edited in rows}


def _rows_of(file: Path) -> Iterator[list[Any]]:
    for entry in parse_catalogue(file):
        if entry.msgstr and not entry.obsolete:
            yield [entry.msgctxt or "", entry.msgid, entry.msgstr, not entry.fuzzy]


def parse_catalogue(file: Path, width: int = 78) -> Any:
    """Return a catalogue that is there, with lines of a width, as polib has it; raises CatalogueError."""
    import polib  # Whoever builds one language has no use for it.

    try:
        return polib.pofile(str(file), wrapwidth=width, encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CatalogueError(error.object.count(b"\n", 0, error.start) + 1) from None
    except OSError as error:
        if error.errno is not None:  # the file's system says so, and not polib
            raise
        stopped = SYNTAX.findall(str(error))
        raise CatalogueError(int(stopped[-1]) if stopped else 1) from None


def mark(words: str) -> str:
    """Mark words as being in the source's language."""
    return f"{START}{words}{END}" if words else words


def unmark(words: str) -> str:
    """Return words without such marks."""
    return words.replace(START, "").replace(END, "")
