"""`scripts/serve` as its user has it: a process on a port of its own, files to save, what it says."""

import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from project import command

PATIENCE = 120  # seconds; what does not come in this time does not come
ADDRESS = re.compile(r"Åpne (http://\S+) i nettleseren")
SCRIPT = re.compile(rb'<script src="/\.live/live\.js" data-build="[^"]*"></script>\Z')


class Live:
    """A server, and the project it shows."""

    def __init__(self, project: Path, process: subprocess.Popen, output: Path) -> None:
        self.project, self.process, self._output = project, process, output

    @property
    def said(self) -> str:
        return self._output.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        """Where the site is, with a slash at the end."""
        self.wait_until(lambda: ADDRESS.search(self.said))
        return f"{ADDRESS.search(self.said)[1]}/"

    def read(self, path: str = "") -> bytes:
        """Return what lies at an address, without the script; nothing while there is nothing to have."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return SCRIPT.sub(b"", answer.read())
        except urllib.error.HTTPError as error:
            return SCRIPT.sub(b"", error.read())
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return b""

    def wait_until(self, is_so: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def wait_for(self, words: str, path: str = "") -> None:
        self.wait_until(lambda: words in self.read(path).decode())

    def wait_for_word(self, words: str, heard: int = 0) -> None:
        """Wait until it says something after the first `heard` characters."""
        self.wait_until(lambda: words in self.said[heard:])

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert old in text, path
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def serve_live(project: Path, output: Path, *options: object) -> Iterator[Live]:
    """Serve a project; what the server says goes into a file."""
    line, environment = command(project, "serve", "--addr", "127.0.0.1:0", *options)
    with output.open("w") as said:
        process = subprocess.Popen(
            line, cwd=project, env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield Live(project, process, output)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)
