"""A lock in, a `.venv` made from it out: beside the old one first, then in its place.

Whatever stops it, at any moment: the old one is there, or `recover` brings it back.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from scripts.environment import PROGRAMS, PYTHON, ROOT, STAMP, TESTS, VENV, say

NEW, OLD, TOOLS = (ROOT / name for name in (".venv-new", ".venv-old", ".venv-tools"))
LOG = Path(".cache", "oppsett.txt")
OWN_INDEX = re.compile(rb"[.](no-index|index-url)=")
"""Settings of pip's that say where packages come from."""


def recover() -> None:
    """Bring back the old environment after a swap that was killed in the middle."""
    if os.path.lexists(OLD) and not os.path.lexists(VENV):
        OLD.rename(VENV)


def install(lock: str, held: tuple[int, ...]) -> bool:
    """Make an environment and put it in the place of the old one; return whether that went well."""
    try:
        (ROOT / LOG).parent.mkdir(exist_ok=True)
        with (ROOT / LOG).open("wb") as log:
            run = partial(_succeeds, log, held)
            is_made = any(make(run, installer, lock) for installer in find_installers(run))
        if is_made:
            swap(lock)
    except OSError as error:
        say(f"{error.filename}: {error.strerror}")
        return False
    else:
        return is_made
    finally:
        remove(NEW)
        remove(TOOLS)


def _succeeds(log: BinaryIO, held: tuple[int, ...], *command: str | Path) -> bool:
    return not subprocess.call(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=held)


def make(run: Callable[..., bool], installer: list[str | Path], lock: str) -> bool:
    """Install a lock into a new, empty environment; return whether that went well."""
    remove(NEW)
    is_made = run(sys.executable, "-m", "venv", "--without-pip", "--prompt", VENV.name, NEW)
    return is_made and run(*installer, "--require-hashes", "-r", ROOT / lock)


def find_installers(run: Callable[..., bool]) -> Iterator[list[str | Path]]:
    """Yield commands that install into the new environment: uv, which is many times faster, and pip.

    Where pip is told of an index of its own, uv is not fetched, since it would ask another.
    """
    to_new = ("pip", "install", "--compile-bytecode", "--python", NEW / PYTHON)
    uv = shutil.which("uv")
    if uv:
        yield [uv, *to_new]
    remove(TOOLS)
    python = Path(sys.executable)
    if not find_spec("pip"):
        if not run(sys.executable, "-m", "venv", TOOLS):
            return
        python = TOOLS / PYTHON
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check"]
    settings = subprocess.run([*pip, "config", "list"], stdout=subprocess.PIPE, check=False).stdout
    if not uv and not OWN_INDEX.search(settings) and _fetch_uv(partial(run, *pip)):
        yield [TOOLS / "uv" / "bin" / "uv", *to_new]
    yield [*pip, "--python", NEW / PYTHON, "install", "--retries", "2"]


def _fetch_uv(pip: Callable[..., bool]) -> bool:
    """Install uv among the tools, as the lock of the tests has it."""
    pin = re.search(r"^uv==.*(\n .*)*", (ROOT / TESTS).read_text(encoding="utf-8"), re.MULTILINE)
    if not pin:
        return False
    TOOLS.mkdir(exist_ok=True)
    lock = TOOLS / STAMP
    lock.write_text(pin[0], encoding="utf-8")
    return pip("install", "--retries", "1", "--target", TOOLS / "uv", "--require-hashes", "-r", lock)


def swap(lock: str) -> None:
    """Put the new environment where the old one is; its programs are told where they are from then on."""
    for file in filter(Path.is_file, (NEW / PROGRAMS).iterdir()):
        content = file.read_bytes()
        if bytes(NEW) in content and b"\0" not in content:
            file.write_bytes(content.replace(bytes(NEW), bytes(VENV)))
    shutil.copyfile(ROOT / lock, NEW / STAMP)
    remove(OLD)
    if os.path.lexists(VENV):
        VENV.rename(OLD)
    NEW.rename(VENV)
    remove(OLD)


def remove(folder: Path) -> None:
    """Remove a folder, or a link to one that is another's."""
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)
