"""Compiled templates, kept from build to build: without them, compiling takes a fifth of a small build.

They lie in a folder of their own beside the macros' templates, as Python keeps modules.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import jinja2

FOLDER = Path(__file__).resolve().parent / "templates" / "__pycache__"


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """A template is compiled anew when its source changes, or its makers: whatever else decides what it becomes."""

    def __init__(self, *makers: str) -> None:
        mark = hashlib.sha256("\0".join((jinja2.__version__, *makers)).encode()).hexdigest()[:16]
        super().__init__(str(FOLDER), f"%s-{mark}.cache")

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(OSError):  # Where nothing can be written, each build compiles anew.
            FOLDER.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


class VisibleTemplates(jinja2.FileSystemLoader):
    """A loader that lists no folder whose name begins with a dot: a theme has ten thousand icons there."""

    def list_templates(self) -> list[str]:
        """Return the names of all templates that are for pages and files."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, inner, files in os.walk(root):
                inner[:] = [name for name in inner if not name.startswith(".")]
                place = Path(folder).relative_to(root)
                found.update((place / file).as_posix() for file in files)
        return sorted(found)


def keep_compiled(make: Callable[[], jinja2.Environment], *makers: str) -> Callable[[], jinja2.Environment]:
    """Return a maker of one environment, the same for all that ask, whose templates are kept compiled."""

    @cache
    def make_keeping() -> jinja2.Environment:
        environment = make()
        environment.bytecode_cache = CompiledTemplates(*makers)
        if isinstance(environment.loader, jinja2.FileSystemLoader):
            environment.loader = VisibleTemplates(environment.loader.searchpath)
        return environment

    return make_keeping
