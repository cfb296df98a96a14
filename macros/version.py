"""`pyproject.toml` in, what the project says of itself out: its version, with git or without, and its contact."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def read_version() -> str:
    """Return the version, such as `0.1.0`."""
    return str(_project()["project"]["version"])


def read_contact() -> str:
    """Return the mail or web address for what is wrong in the course; empty until its owners have one."""
    return str(_project().get("tool", {}).get("gode-relasjoner", {}).get("contact", ""))


@lru_cache(maxsize=1)
def _project() -> dict[str, Any]:
    return tomllib.loads(PROJECT.read_text(encoding="utf-8"))


def order_of(version: str) -> tuple[int, ...]:
    """Return what versions are compared by."""
    return tuple(map(int, version.split(".")))
