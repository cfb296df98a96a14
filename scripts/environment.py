"""A command and its options in, the lock they need and whether `.venv` has what stands in it out.

One that has more will do. Python 3.6 can read this file.
"""

import os
import sys
from pathlib import Path

CORE, FILES, TESTS = "requirements.txt", "scripts/requirements.txt", "tests/requirements.txt"
"""The locks; each holds all of the one before."""
FOR_TESTS = {("check", "--all"), ("build", "zensical"), ("build", "--engine=zensical")}
FOR_FILES = {("build", "--pdf"), ("build", "--word"), ("build", "--gjennomgang")}

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = "Scripts" if os.name == "nt" else "bin"
PYTHON = Path(PROGRAMS, "python")
STAMP = "requirements.txt"
"""The lock that an environment was made from, copied into it when all else is done."""


def main() -> int:
    """Answer a question about `.venv`, whose Python runs this: the exit code is 0 for yes."""
    question, command, *options = sys.argv[1:]
    lock = choose_lock(command, options)
    return 0 if ANSWERS[question](read_pins(ROOT / lock), read_pins(VENV / STAMP)) else 1


def choose_lock(command: str, options: "list[str]") -> str:
    """Return the smallest lock that has what the command needs."""
    asked = {(command, option) for option in options}
    if command in ("test", "bench") or asked & FOR_TESTS:
        return TESTS
    return FILES if command == "gjennomgang" or asked & FOR_FILES else CORE


def read_pins(lock: Path) -> "set[str]":
    """Return each package of a lock with its version; none when there is no lock.

    For which machines it is, differs between locks, by who needs it there.
    """
    lines = lock.read_text(encoding="utf-8").splitlines() if lock.is_file() else ()
    return {line.split()[0] for line in lines if line[:1].isalnum()}


def is_ready(needed: "set[str]", there: "set[str]") -> bool:
    """Return whether this environment has what is needed, for the Python that now runs it.

    An upgrade of the system's Python leaves the packages behind, in the folder of the old version.
    """
    folder = VENV / "lib" / "python{}.{}".format(*sys.version_info) / "site-packages"
    return bool(there) and needed <= there and (os.name == "nt" or folder.is_dir())


def is_usable(needed: "set[str]", there: "set[str]") -> bool:
    """Return whether it has the packages at least, if not their versions."""
    return is_ready(*({pin.partition("==")[0] for pin in pins} for pins in (needed, there)))


ANSWERS = {"--ready": is_ready, "--usable": is_usable}
"""The questions. That an environment's own Python is asked, shows at once whether it runs."""


def say(words: str) -> None:
    """Tell the one who waits what happens."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
