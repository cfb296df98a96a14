"""Browsers and their helpers as processes that never outlive the tests, and share nothing with the user's own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from browser.hands import PATIENCE, PAUSE, HandsError

Found = TypeVar("Found")
SCREEN = "2000x2000x24"
TETHER = ("setpriv", "--pdeathsig", "KILL")
"""Takes a process down with the one that started it, even when the tests are killed outright."""


@contextmanager
def new_home() -> Iterator[Path]:
    """Make a folder to be a browser's home: it finds no profile and leaves none."""
    with tempfile.TemporaryDirectory(prefix="hands-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        home.chmod(0o700)
        yield home


@contextmanager
def running(
    command: Sequence[str], home: Path, display: str = "", pass_fds: Sequence[int] = ()
) -> Iterator[subprocess.Popen[str]]:
    """Run a program in a home of its own, and kill it with all that it started; `output` there is what it says."""
    tether = TETHER if shutil.which(TETHER[0]) else ()
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "LANG": "C.UTF-8",
        "DISPLAY": display,
        "GSETTINGS_BACKEND": "memory",
        "NO_AT_BRIDGE": "1",  # no bus is there to tell of what is on the screen
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }
    with (home / "output").open("ab") as output:
        process = subprocess.Popen(
            [*tether, *command],
            env={name: value for name, value in environment.items() if value},
            pass_fds=pass_fds,
            encoding="utf-8",
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _kill(process)


def _kill(process: subprocess.Popen[str]) -> None:
    """End a program and its children, which are in its session; it need not agree."""
    with suppress(ProcessLookupError):  # it may have ended by itself
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@contextmanager
def x_server(home: Path) -> Iterator[str]:
    """Run a screen that nobody sees; gives its display, a number that the server takes for itself."""
    reader, writer = os.pipe()
    try:
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp"]
        with running(command, home, pass_fds=[writer]) as server:
            os.close(writer)
            writer = -1
            with os.fdopen(reader, closefd=False) as numbers:
                number = numbers.readline().strip()
            if not number:
                raise HandsError(f"Xvfb ended with {server.wait()}: {read_output(home)}")
            yield f":{number}"
    finally:
        os.close(reader)
        if writer >= 0:
            os.close(writer)


def wait_until(found: Callable[[], Found | None], process: subprocess.Popen[str], home: Path) -> Found:
    """Return what a look gives once that is something, unless the process ends before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = found()
        if value is not None:
            return value
        if process.poll() is not None:
            raise HandsError(f"{process.args} ended with {process.returncode}: {read_output(home)}")
        time.sleep(PAUSE)
    raise HandsError(f"{process.args} was not ready in {PATIENCE} seconds: {read_output(home)}")


def read_output(home: Path) -> str:
    """Return what the programs in a home have said."""
    file = home / "output"
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
