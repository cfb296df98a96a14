"""What everyone who makes files for a built site is given: the site, where it lies, and what is made already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.exports.downloads import Download
from macros.settings import Settings
from macros.site import Site


class ExportError(Exception):
    """Some files cannot be made; the message says in Norwegian which, and why."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """A built site to make files for."""

    site: Site
    settings: Settings
    folder: Path
    """Where the site was built; the files go there."""
    made: tuple[Download, ...] = ()
    """What those before in the list have made."""
    rebuild: Callable[[Path, Mapping[str, Any]], None] | None = None
    """Builds the site once more, elsewhere, with changes to its configuration; None where an engine is at work."""
    say: Callable[[str], None] = lambda _words: None
    progress: Callable[[int, int, str], None] = lambda _done, _total, _url: None
    """Told how many files are done, of how many, and the address of the last one."""
