"""The content and the configuration in; every page as it is written, and the files beside the pages, out.

They are kept from one build to the next under a mark of all that decides what they become: the
content, what the configuration says, this package and what it stands on. Under another mark everything is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from functools import cached_property, lru_cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # Importing it takes as long as all that is kept saves.
    from macros.site import Site

KEPT = Path(".cache") / "sider.json"
PACKAGE = Path(__file__).resolve().parent
STANDS_ON = ("holidays", "icalendar", "jinja2", "markupsafe", "pydantic", "pydantic-core", "pyyaml")
Texts = dict[str, str]


class KeptSite:
    """A site that is read only when something is asked of it that is not kept; then it raises ContentError."""

    def __init__(self, docs_dir: Path, said: str) -> None:
        self._docs_dir, self._said = docs_dir, said
        self._file = docs_dir.parent / KEPT
        self._mark = mark_of(docs_dir, said)
        self._pages, self._files, self._downloads = _read(self._file, self._mark)
        self._is_whole = bool(self._pages)
        if not self._is_whole:
            self._site  # noqa: B018 - nothing is rendered of content that has errors

    @cached_property
    def _site(self) -> Site:
        from macros.site import load_site

        return load_site(self._docs_dir, *json.loads(self._said))

    def page(self, path: str, body: str) -> str:
        """Return the body of the page at `path`, rendered."""
        key = f"{path} {hashlib.sha256(body.encode()).hexdigest()}"
        if key not in self._pages:
            from macros.render import render_body

            self._pages[key], self._is_whole = render_body(self._site, path, body), False
        return self._pages[key]

    def export(self, folder: Path) -> None:
        """Write the files that take no time to make into the built site, and keep all that was made."""
        if not self._files:
            self._is_whole = False
            self._make_files()
        for name, text in self._files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        if self._downloads:
            from macros.exports.downloads import Download, fill_downloads

            fill_downloads(folder, [Download(**download) for download in self._downloads])
        if not self._is_whole and self._mark == mark_of(self._docs_dir, self._said):  # no one wrote meanwhile
            made = {"pages": self._pages, "files": self._files, "downloads": self._downloads}
            _write(self._file, {"mark": self._mark, **made})

    def _make_files(self) -> None:
        from macros.exports.registry import QUICK, export_files

        with TemporaryDirectory() as folder:
            downloads = export_files(self._site, Path(folder), exporters=QUICK)
            self._files = {name: file.read_bytes().decode() for name, file in _files_in(Path(folder))}
        self._downloads = [asdict(download) for download in downloads]


def keep_site(docs_dir: Path, local: Any, site_url: Any = None) -> KeptSite:
    """Return the site of some content, and of what an engine has read of its configuration.

    The same one for as long as no file and no local value changes: one engine asks once a page.
    """
    stamp = tuple(
        (str(file), stat.st_mtime_ns, stat.st_size)
        for file in sorted(chain(docs_dir.rglob("*.md"), docs_dir.rglob(".nav.yml")))
        for stat in (file.lstat(),)
    )
    return _keep(docs_dir, json.dumps([_plain(local or {}), site_url], sort_keys=True, default=str), stamp)


@lru_cache(maxsize=2)
def _keep(docs_dir: Path, said: str, _stamp: object) -> KeptSite:
    return KeptSite(docs_dir, said)


def _plain(value: Any) -> Any:
    """Undo an engine's own mapping types."""
    return {str(key): _plain(item) for key, item in value.items()} if hasattr(value, "items") else value


def mark_of(docs_dir: Path, said: str) -> str:
    """Return what changes with anything that decides how the site becomes."""
    parts = [said, str(docs_dir), *(f"{name} {version(name)}" for name in STANDS_ON)]
    mark = hashlib.sha256("\0".join(parts).encode())
    for folder in (PACKAGE, docs_dir):
        for name, file in _files_in(folder):
            content = file.read_bytes() if file.is_file() else b""
            mark.update(f"\0{name}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    mark.update((PACKAGE.parent / "pyproject.toml").read_bytes())
    return mark.hexdigest()


def _files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file and empty folder below a folder, by name, but for compiled modules."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names) if names or folders else ("",):
            file = Path(parent, name)
            yield file.relative_to(folder).as_posix(), file


def _read(file: Path, mark: str) -> tuple[Texts, Texts, list[dict[str, Any]]]:
    """Return the pages, files and downloads that are kept under a mark; nothing when they are not fit for use."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(file.read_bytes())
        if kept["mark"] == mark:
            return dict(kept["pages"]), dict(kept["files"]), list(kept["downloads"])
    return {}, {}, []


def _write(file: Path, kept: dict[str, Any]) -> None:
    """Write the whole file or nothing; where nothing can be written, each build makes everything anew."""
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile("w", dir=file.parent, encoding="utf-8", delete=False) as part:
            json.dump(kept, part, ensure_ascii=False)
        Path(part.name).replace(file)
