"""The process that builds, seen from the one that serves: asked for a build, heard when it is done, replaced."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripts.commands import ROOT
from scripts.engine import FIXED_CLOCK

STOPPED = "byggingen stoppet uten et ord; den begynner på nytt ved neste endring"
Answer = dict[str, Any]
"""`folder` (None when there is no new site), `faults`, `warnings`, `watched`, `config`, `url`, `seconds`, `trace`."""


class Builder:
    """One worker at a time, and the folders it has built in."""

    def __init__(
        self, folder: Path, config: Path | None, hear: Callable[[Answer], None], language: str | None = None
    ) -> None:
        self.folder, self._config, self._hear = folder, config, hear
        self._language = language
        self._process: subprocess.Popen[str] | None = None
        self._builds = 0

    def build(self) -> None:
        """Ask for a build in a folder of its own; the answer is heard when it comes."""
        if self._process is None:
            self._start()
        process = self._process
        assert process, "it has been started"
        self._builds += 1
        threading.Thread(target=self._ask, args=(process, str(self._builds)), daemon=True).start()

    def _ask(self, process: subprocess.Popen[str], name: str) -> None:
        assert process.stdin, "there are pipes"
        assert process.stdout, "there are pipes"
        line = ""
        try:
            process.stdin.write(f"{json.dumps(name)}\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            pass
        if self._process is not process:  # Its code has changed in the meantime.
            return
        if not line:
            self.stop()
        self._hear(json.loads(line) if line else {"folder": None, "faults": [STOPPED]})

    def _start(self) -> None:
        command = [sys.executable, "-m", "scripts.live.worker", str(self.folder), self._language or ""]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": FIXED_CLOCK, "NO_MKDOCS_2_WARNING": "1"}
        self._process = subprocess.Popen(
            [*command, *([str(self._config)] if self._config else [])],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for the one who serves.
        )

    def stop(self) -> None:
        """End the worker, whatever it is doing; the next build begins with a new one, and new code."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()

    def tidy(self, keep: Path) -> None:
        """Remove all builds but one, and the one before it, which may still be on its way to a browser."""
        builds = sorted(
            (path for path in self.folder.iterdir() if path.name.isdigit()), key=lambda path: int(path.name)
        )
        for old in builds[: builds.index(keep)][:-1]:
            shutil.rmtree(old, ignore_errors=True)
