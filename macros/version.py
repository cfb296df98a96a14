"""`pyproject.toml` in, the version of the course out: the one place it stands, with git or without."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


@lru_cache(maxsize=1)
def read_version() -> str:
    """Return the version, such as `0.1.0`."""
    return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])


def order_of(version: str) -> tuple[int, ...]:
    """Return what versions are compared by."""
    return tuple(map(int, version.split(".")))
