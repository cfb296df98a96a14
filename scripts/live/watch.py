"""Folders in, word of each change in them out, as soon as the one who saved has finished."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

READING = ("opened", "closed_no_write")
UNSEEN = ("__pycache__",)
Snapshot = dict[str, tuple[int, int, int]]
"""By file: when it was last changed in nanoseconds, its size and its number in the file system."""


class Watcher:
    """Watches folders and all that is in them, and of the project's own folder what lies right in it."""

    def __init__(self, root: Path, notice: Callable[[], None]) -> None:
        self._root, self._handler = root, _Handler(notice)
        self._observer: Any = None
        self._watched: set[tuple[str, int]] = set()
        self.folders: tuple[Path, ...] = ()

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch these folders from now on; one that is made anew is watched anew."""
        self.folders = tuple(sorted(set(folders)))
        wanted = {(str(folder), folder.stat().st_ino) for folder in self.folders if folder.is_dir()}
        if wanted == self._watched and self._observer:
            return
        self.stop()
        try:
            self._start(Observer(), wanted)
        except OSError:  # The system watches only so many folders for one user.
            self._start(PollingObserver(timeout=0.5), wanted)
        self._watched = wanted

    def _start(self, observer: Any, wanted: set[tuple[str, int]]) -> None:
        observer.schedule(self._handler, str(self._root), recursive=False)
        for folder, _ in sorted(wanted):
            observer.schedule(self._handler, folder, recursive=True)
        observer.start()
        self._observer = observer

    def stop(self) -> None:
        """Watch nothing."""
        if self._observer:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def snapshot(self) -> Snapshot:
        """Return the state of everything that a build depends on."""
        files = [
            file for file in self._root.glob("*.yml") if not file.name.startswith(".") and file.is_file()
        ]
        found = {str(file): _state(file) for file in files}
        for folder in self.folders:
            for place, inner, names in os.walk(folder):
                inner[:] = [name for name in inner if name not in UNSEEN and not name.startswith(".")]
                for name in names:
                    if _is_content(name):
                        with suppress(OSError):
                            found[os.path.join(place, name)] = _state(Path(place, name))  # noqa: PTH118 - quicker
        return found


class _Handler(FileSystemEventHandler):
    def __init__(self, notice: Callable[[], None]) -> None:
        self._notice = notice

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in READING:
            self._notice()


def _is_content(name: str) -> bool:
    """Tell what an editor keeps for itself while someone writes from what is written."""
    return name == ".nav.yml" or not name.startswith(".")


def _state(file: Path) -> tuple[int, int, int]:
    stat = file.stat()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
