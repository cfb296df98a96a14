"""What upstream has renamed or removed, by `history.yml`: the old name in, where it went out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from macros.reader.tree import parse_yaml
from macros.schema.base import Model, Text, Version

HISTORY = Path(__file__).with_name("history.yml")
Kind = Literal[
    "film", "prompt", "prompt_set", "sheet", "theme", "method", "reference", "theory", "page", "block"
]


class RenamedKey(Model):
    """A key of local data with a new name; the old one works until a version."""

    old: str
    """Dotted, from `extra.local`: `contact.mail`."""
    new: str
    """The new name, without what stands before the last dot."""
    since: Version
    until: Version


class GoneId(Model):
    """A name that is no more: what it is called now, or why there is nothing."""

    kind: Kind
    old: str
    new: str | None = None
    reason: Text | None = None
    since: Version


class History(Model):
    """All that has been renamed or removed."""

    keys: tuple[RenamedKey, ...] = ()
    ids: tuple[GoneId, ...] = ()

    def find(self, kind: str, name: str) -> GoneId | None:
        """Return what happened to a name, if anything did."""
        return next((gone for gone in self.ids if (gone.kind, gone.old) == (kind, name)), None)


@lru_cache(maxsize=1)
def load_history() -> History:
    """Read the history; a mistake in it is ours, so it raises."""
    data = parse_yaml(HISTORY.read_text(encoding="utf-8"), HISTORY.name).data
    keys = (RenamedKey(**item) for item in data["keys"])
    return History(keys=tuple(keys), ids=tuple(GoneId(**item) for item in data["ids"]))


def where_it_went(kind: str, name: str) -> str | None:
    """Say what an old name is called now, or why it is gone; None for a name that never was."""
    gone = load_history().find(kind, name)
    if gone is None:
        return None
    old, (place, _, new) = name.rpartition("/")[2], (gone.new or "").rpartition("/")
    if not gone.new:
        return f"«{old}» ble fjernet i versjon {gone.since}: {gone.reason or 'ingenting kom i stedet'}"
    moved = f" og ligger i «{place}»" if place != name.rpartition("/")[0] else ""
    return f"«{old}» heter «{new}»{moved} fra versjon {gone.since}; skriv det nye navnet"
