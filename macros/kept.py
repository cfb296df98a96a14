"""What was made once in a process, by all that decides it: a round of work forgets what the one before made in vain."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


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
