"""A clone in, what it takes until the first page shows out: ours, and the same pages in a bare environment with Material.

Both begin with nothing installed and with empty caches, and need a network.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from bench.content import Project
from scripts.commands import ROOT, CommandError

BLOCK, MB = 512, 1_000_000
"""In bytes."""
PYTHON = Path(sys.base_prefix, "bin", "python3")
"""The machine's own, not that of an environment."""
PATIENCE = 600


class Start(NamedTuple):
    """Seconds by the clock and of processor time until the first page, and the size of what is installed, in MB."""

    clock: float
    processor: float
    size: float


def start_ours(folder: Path) -> Start:
    """Clone what is committed, and run the README's first command, in a new folder below `folder`."""
    folder = Path(tempfile.mkdtemp(dir=folder))
    clone = folder / "clone"
    address = _free_address()
    steps: list[list[str | Path]] = [
        ["git", "clone", "--quiet", ROOT, clone],
        [clone / "scripts" / "serve", "--addr", address],
    ]
    return _time_start(steps, address, folder, clone / ".venv")


def start_material(project: Project, folder: Path) -> Start:
    """Do what Material's own guide says, with the pages as they are without macros, in a new folder."""
    folder = Path(tempfile.mkdtemp(dir=folder))
    given = json.loads(project.material.read_text(encoding="utf-8"))
    docs = str(project.material.with_name("plain"))
    bare = {**given, "docs_dir": docs, "plugins": ["search"], "strict": False, "validation": {}}
    config, python, address = folder / "mkdocs.json", folder / "bare" / "bin" / "python", _free_address()
    bare["theme"]["custom_dir"] = str(project.material.with_name("templates"))
    config.write_text(json.dumps(bare), encoding="utf-8")
    steps: list[list[str | Path]] = [
        [PYTHON, "-m", "venv", folder / "bare"],
        [python, "-m", "pip", "install", "--quiet", "mkdocs", "mkdocs-material"],
        [python, "-m", "mkdocs", "serve", "--dev-addr", address, "--config-file", config],
    ]
    return _time_start(steps, address, folder, folder / "bare")


def _time_start(steps: Sequence[Sequence[str | Path]], address: str, folder: Path, installed: Path) -> Start:
    """Run the steps, the last of which serves."""
    caches = {name: str(folder / name) for name in ("PIP_CACHE_DIR", "UV_CACHE_DIR")}
    environment = {**os.environ, **caches, "PYTHON": str(PYTHON), "PYTHONDONTWRITEBYTECODE": ""}
    environment.pop("PYTHONPATH", None)
    before, start = _processor_time(), time.perf_counter()
    with (folder / "said.txt").open("wb") as said:
        for step in steps[:-1]:
            subprocess.run(step, env=environment, check=True, stdout=said, stderr=said)
        server = subprocess.Popen(
            steps[-1], env=environment, stdout=said, stderr=said, start_new_session=True
        )
        try:
            _wait_for_page(server, f"http://{address}/", folder / "said.txt")
            clock = time.perf_counter() - start
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()
    size = sum(file.lstat().st_blocks for file in installed.rglob("*")) * BLOCK / MB
    return Start(clock, _processor_time() - before, size)


def _wait_for_page(server: subprocess.Popen[bytes], url: str, said: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(url, timeout=PATIENCE):
                return
        except URLError:
            time.sleep(0.05)
    raise CommandError(said.read_text(encoding="utf-8"))


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _free_address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"
