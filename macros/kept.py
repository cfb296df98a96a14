"""What was made once, by all that decides it: a round of work forgets what the one before made in vain.

In: a key and a maker. Out: what was made, in this process or, for what is `Stored`, in one before it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import pickle
import sys
from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
PACKAGE = Path(__file__).resolve().parent
SEAL = hashlib.sha256().digest_size
KEY = ("gode-relasjoner", "nokkel")
"""The folder and the file, among the user's own caches, of what seals are made with."""


class Kept(Generic[T]):
    """Values by what decides them, for as long as each round wants them."""

    def __init__(self) -> None:
        self._values: dict[Hashable, T] = {}
        self._wanted: set[Hashable] = set()

    def make(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value of a key, made if it is not kept."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def get(self, key: Hashable) -> T | None:
        """Return the value that is kept for a key, if one is."""
        self._wanted.add(key)
        return self._values.get(key)

    def put(self, key: Hashable, value: T) -> None:
        """Keep a value until the end of a round that has not wanted it."""
        self._wanted.add(key)
        self._values[key] = value

    def end_round(self) -> None:
        """Forget what nobody has wanted since the last round."""
        self._values = {key: value for key, value in self._values.items() if key in self._wanted}
        self._wanted.clear()


class Stored(Kept[T]):
    """The same, handed from process to process in a file, which is believed when the same code has written it here.

    A stored value can run code, and a file below a checkout may have come with it. So the seal is made with a
    key that never lies in one; where there is no key, all is made anew.

    `rooms` are the packages of ours that decide what is made, besides the modules that lie beside them; of
    other packages, each one's version counts.
    """

    def __init__(self, *rooms: str) -> None:
        super().__init__()
        self.rooms = rooms
        self._files: set[Path] = set()
        self._file: Path | None = None

    def take_from(self, file: Path) -> None:
        """Take in what lies in a file, once; the first round after that writes it if anything was made."""
        if file in self._files:
            return
        self._files.add(file)
        self._file, self._stored, written, key = file, frozenset(), b"", b""
        with suppress(OSError, RuntimeError):
            written, key = file.read_bytes(), _key_file().read_bytes()
        if len(key) == SEAL and hmac.compare_digest(written[:SEAL], self._seal(key, written[SEAL:])):
            stored = pickle.loads(written[SEAL:])  # noqa: S301 - sealed with the user's own key
            self._values |= stored
            self._stored = frozenset(stored)

    def end_round(self) -> None:
        """Forget what nobody wants, and write the rest; later rounds are those of someone who waits for them."""
        super().end_round()
        file, self._file = self._file, None
        if file and not self._values.keys() <= self._stored:
            written = pickle.dumps(self._values, pickle.HIGHEST_PROTOCOL)
            beside = file.with_name(f"{file.name}.{os.getpid()}")
            with suppress(OSError, RuntimeError):  # Where nothing can be written, each process makes it anew.
                seal = self._seal(_make_key(), written)
                file.parent.mkdir(parents=True, exist_ok=True)
                beside.write_bytes(seal + written)
                beside.replace(file)

    _stored: frozenset[Hashable] = frozenset()

    @cached_property
    def _code(self) -> bytes:
        folders = [Path(place) for place in sys.path if Path(place).is_dir()]
        installed = {path.name for folder in folders for path in folder.glob("*.dist-info")}
        ours = [file for room in (".", *self.rooms) for file in sorted((PACKAGE / room).glob("*.py"))]
        words = "\0".join((sys.version, *sorted(installed), *map(str, ours)))
        return b"\0".join((words.encode(), *(file.read_bytes() for file in ours)))

    def _seal(self, key: bytes, written: bytes) -> bytes:
        return hmac.digest(key, self._code + written, "sha256")


def _key_file() -> Path:
    """Return where the key lies; raises RuntimeError where the user has no folder outside the checkout for it."""
    given = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "")
    folder = (given if given.is_absolute() else Path.home() / ".cache").resolve()
    if folder.is_relative_to(PACKAGE.parent):
        raise RuntimeError(folder)
    return folder.joinpath(*KEY)


def _make_key() -> bytes:
    """Return the key, made if there is none; nobody but the user can read it. Raises OSError, or as above."""
    file = _key_file()
    key = file.read_bytes() if file.is_file() else b""
    if len(key) != SEAL:
        key, beside = os.urandom(SEAL), file.with_name(f"{file.name}.{os.getpid()}")
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(key)
        beside.replace(file)  # Of two who make one at a time, the other's store is made anew.
    return key
