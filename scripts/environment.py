"""A command and its options in, a `.venv` that has the packages they need out; one that has more will do.

Python 3.6 can read this file, so that one who has it is told of that in our words: what is newer stands in
`installation`, which is imported when there is something to install.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

OLDEST, TRIED = (3, 11), (11, 12, 13, 14)
"""The oldest Python that will do, and the minor versions that are looked for when this one is older."""
CORE, FILES, TESTS = "requirements.txt", "scripts/requirements.txt", "tests/requirements.txt"
"""The locks; each holds all of the one before."""
FOR_TESTS = {("check", "--all"), ("build", "zensical"), ("build", "--engine=zensical")}
FOR_FILES = {("build", "--pdf"), ("build", "--word")}
TOO_OLD = "Python {} er for gammel. Installer 3.11 eller nyere, eller sett PYTHON til hvor den ligger."

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = "requirements.txt"
"""The lock that an environment was made from, copied into it when all else is done."""


def main() -> int:
    """Set up what the command needs, unless it is there; return the exit code."""
    words = sys.argv[1:]
    question = words.pop(0) if words[:1] and words[0] in ANSWERS else None
    lock = choose_lock(words[0] if words else "", words[1:])
    if question:
        return 0 if ANSWERS[question](read_pins(ROOT / lock), read_pins(VENV / STAMP)) else 1
    if sys.version_info < OLDEST:
        use_newer_python()
    from scripts.installation import set_up

    try:
        return set_up(lock, words)
    except KeyboardInterrupt:
        say("Avbrutt.")
        return 130


def choose_lock(command: str, options: "list[str]") -> str:
    """Return the smallest lock that has what the command needs."""
    asked = {(command, option) for option in options}
    if command in ("test", "bench") or asked & FOR_TESTS:
        return TESTS
    return FILES if asked & FOR_FILES else CORE


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
"""Questions that the Python of an environment is asked, which shows at once whether it runs."""


def use_newer_python() -> NoReturn:
    """Go on with a Python that is new enough; without one, end with what to do."""
    for minor in () if os.environ.get("PYTHON") else TRIED:
        newer = shutil.which(f"python3.{minor}")
        if newer and subprocess.call([newer, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(newer, [newer, *sys.argv])  # noqa: S606 - no shell is wanted
    say(TOO_OLD.format(".".join(map(str, sys.version_info[:2]))))
    sys.exit(1)


def say(words: str) -> None:
    """Tell the one who waits what happens."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
