"""A command and its options in, a `.venv` that has the packages they need out.

Python 3.6 can read this file and what it imports at the top, so that one who has it is told of that in our words.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import NoReturn

from scripts.environment import CORE, FILES, PYTHON, ROOT, TESTS, VENV, choose_lock, say

try:
    import fcntl
except ImportError:  # Windows, where two set-ups at once are for their starter to avoid
    fcntl = None  # type: ignore[assignment]

OLDEST, TRIED = (3, 11), (11, 12, 13, 14)
"""The oldest Python that will do, and the minor versions that are looked for when this one is older."""
TOO_OLD = "Python {} er for gammel. Installer 3.11 eller nyere, eller sett PYTHON til hvor den ligger."
BEGINS = {
    CORE: "Setter opp .venv; det tar opptil et par minutter første gang.",
    FILES: "Henter pakkene til PDF-er og Word-filer; det tar opptil et par minutter.",
    TESTS: "Henter pakkene til testene; det tar opptil noen minutter.",
}
NO_VENV = "Python mangler det som lager .venv. På Debian og Ubuntu: sudo apt install python3-venv."
WAITS = "Venter på et oppsett som alt er i gang."
WENT_ON = "Fikk ikke hentet det som er nytt i {lock}; fortsetter med pakkene fra før. Se {log}, og prøv igjen med nett."
FAILED = "Fikk ikke hentet pakkene i {lock}. Se {log}, og prøv igjen med nett."


def main() -> int:
    """Set up what the command needs, unless it is there; return the exit code."""
    if sys.version_info < OLDEST:
        use_newer_python()
    words = sys.argv[1:]
    try:
        return set_up(choose_lock(words[0], words[1:]), words)
    except KeyboardInterrupt:
        say("Avbrutt.")
        return 130


def use_newer_python() -> NoReturn:
    """Go on with a Python that is new enough; without one, end with what to do."""
    for minor in () if os.environ.get("PYTHON") else TRIED:
        newer = shutil.which(f"python3.{minor}")
        if newer and subprocess.call([newer, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(newer, [newer, *sys.argv])  # noqa: S606 - no shell is wanted
    say(TOO_OLD.format(".".join(map(str, sys.version_info[:2]))))
    sys.exit(1)


def set_up(lock: str, words: "list[str]") -> int:
    """See to it that `.venv` has what a command and its options need; return the exit code."""
    from scripts.installation import LOG, install, recover

    with one_at_a_time() as held:
        recover()
        if ask("--ready", words):
            return 0
        if not (shutil.which("uv") or find_spec("pip") or find_spec("ensurepip")):
            say(NO_VENV)
            return 1
        say(BEGINS[lock])
        if install(lock, held):
            return 0
    is_kept = ask("--usable", words)
    say((WENT_ON if is_kept else FAILED).format(lock=lock, log=LOG))
    return 0 if is_kept else 1


def ask(question: str, words: "list[str]") -> bool:
    """Return what the environment's own Python says of it; none that runs is no."""
    command = [str(VENV / PYTHON), "-I", str(ROOT / "scripts" / "environment.py"), question, *words]
    try:
        return subprocess.call(command, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


@contextmanager
def one_at_a_time() -> "Iterator[tuple[int, ...]]":
    """Wait while another set-up runs; yield the lock, which its installers hold, too: they may outlive it."""
    if fcntl is None:
        yield ()
        return
    held = os.open(ROOT / "scripts", os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(WAITS)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield (held,)
    finally:
        os.close(held)


if __name__ == "__main__":
    sys.exit(main())
