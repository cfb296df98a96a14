"""Changes in, new pages and what is wrong out: what happens from a file is saved until it is seen."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from queue import Empty, SimpleQueue

from scripts.commands import MUNICIPAL, say
from scripts.live.builder import Answer, Builder
from scripts.live.state import Shown
from scripts.live.watch import Snapshot, Watcher

STOP, CHANGE = "stop", "change"
QUIET = 0.05
"""Seconds without a change after which what was saved is taken to be whole."""
PATIENCE = 1.0
"""The same for a file that is empty, which is what many editors make of it before they write."""
READ_ANEW = (".jinja", ".css")
"""Files of the package that are no code: each build reads what has changed of them."""
DEFAULT = ("docs", "macros", "overrides")


class Serving:
    """One go of `scripts/serve`; `words` is how anyone, signals too, tells it something."""

    def __init__(
        self, root: Path, folder: Path, config: Path | None, shown: Shown, language: str | None = None
    ) -> None:
        self.words: SimpleQueue[str | Answer] = SimpleQueue()
        self._shown, self._package = shown, root / "macros"
        self._builder = Builder(folder, config, self.words.put, language)
        self._watcher = Watcher(root, lambda: self.words.put(CHANGE))
        self._watcher.watch(root / name for name in DEFAULT)
        self._built: Snapshot = {}
        self._due: float | None = None
        self._is_building = self._has_waited = False
        self._said: tuple[str, list[str], list[str]] = ("", [], [])

    def run(self, *, is_verbose: bool = False) -> None:
        """Build, and build again at every change, until told to stop."""
        self._build(self._watcher.snapshot())
        while True:
            try:
                word = self.words.get(
                    timeout=None if self._due is None else max(0, self._due - time.monotonic())
                )
            except Empty:
                self._due = None
                self._look()
                continue
            if word == STOP:
                return
            if isinstance(word, str):
                self._due = time.monotonic() + QUIET
            else:
                self._hear(word, is_verbose)

    def stop(self) -> None:
        """End what has been started."""
        self._builder.stop()
        self._watcher.stop()

    def _look(self) -> None:
        """Build if anything is other than when the last build began, and whole."""
        now = self._watcher.snapshot()
        changed = {file for file, _ in now.items() ^ self._built.items()}
        if not changed:
            return
        if any(file in now and not now[file][1] for file in changed) and not self._has_waited:
            self._has_waited, self._due = True, time.monotonic() + PATIENCE
            return
        self._has_waited = False
        if any(self._is_code(Path(file)) for file in changed):
            self._builder.stop()
            self._is_building = False
        if not self._is_building:  # else it looks again when it has heard how that build went
            self._build(now)

    def _is_code(self, file: Path) -> bool:
        """Tell what a process reads once from what it reads anew."""
        return file.is_relative_to(self._package) and file.suffix not in READ_ANEW

    def _build(self, now: Snapshot) -> None:
        self._is_building, self._built = True, now
        self._builder.build()

    def _hear(self, answer: Answer, is_verbose: bool) -> None:
        """Show what was built or what is wrong, in the browser and in the terminal."""
        self._is_building = False
        if answer["folder"]:
            folder = Path(answer["folder"])
            self._shown.show(folder, answer["url"])
            self._builder.tidy(folder)
        else:
            self._shown.tell(answer["faults"])
        self._say(answer)
        if is_verbose and answer.get("trace"):
            say(answer["trace"])
        self._watcher.watch(map(Path, answer.get("watched", ())))
        self._due = time.monotonic()  # What was changed meanwhile is not in this build.

    def _say(self, answer: Answer) -> None:
        """Tell what is new since the last time."""
        config, warnings, faults = answer.get("config", ""), answer.get("warnings", []), answer["faults"]
        if config == MUNICIPAL != self._said[0]:
            say(f"Bruker {MUNICIPAL}.")
        if warnings != self._said[1]:
            _say_lines(warnings)
        if faults:
            _say_lines([*faults, f"{len(faults)} feil. Nettleseren viser det samme; rett det, og lagre."])
        elif answer["folder"]:
            seconds = f"{answer['seconds']:.1f}".replace(".", ",")
            say(f"{'I orden igjen' if self._said[2] else 'Bygd'} ({seconds} s).")
        self._said = (config or self._said[0], warnings, faults)


def _say_lines(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
