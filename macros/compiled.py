"""Compiled templates, kept from build to build: without them, compiling takes a fifth of a small build.

They lie in a folder of their own beside the components, as Python keeps modules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import jinja2

FOLDER = Path(__file__).resolve().parent / "components" / "__pycache__"


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """A template is compiled anew when its source changes, or its makers: whatever else decides what it becomes."""

    def __init__(self, *makers: str) -> None:
        mark = hashlib.sha256("\0".join((jinja2.__version__, *makers)).encode()).hexdigest()[:16]
        super().__init__(str(FOLDER), f"%s-{mark}.cache")

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(OSError):  # Where nothing can be written, each build compiles anew.
            FOLDER.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


def keep_compiled(make: Callable[[], jinja2.Environment], *makers: str) -> Callable[[], jinja2.Environment]:
    """Return a maker of environments whose templates are kept compiled."""

    def make_keeping() -> jinja2.Environment:
        environment = make()
        environment.bytecode_cache = CompiledTemplates(*makers)
        return environment

    return make_keeping
