"""Print the path of a Chromium for the tests; installed first if there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.commands import CommandError, run, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def main() -> int:
    """Print where the browser is."""
    print(find_chromium() or _install())
    return 0


def find_chromium() -> str | None:
    """Return an installed browser: the one that CHROMIUM names, or one on the path."""
    named = os.environ.get("CHROMIUM")
    return named if named and Path(named).is_file() else next(filter(None, map(shutil.which, NAMES)), None)


def _install() -> str:
    """Install with apt when root, otherwise by the test tool's own download."""
    say("Installerer Chromium til testene.")
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run([apt, *step], check=False, env=quiet, stdout=sys.stderr)
        found = find_chromium()
        if found:
            return found
    from playwright.sync_api import sync_playwright

    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdout=sys.stderr
    )
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).is_file():
        raise CommandError("Fant ingen Chromium. Installer den, eller sett CHROMIUM til hvor den ligger.")
    return path


if __name__ == "__main__":
    run(main)
