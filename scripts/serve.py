"""Check the content, then let MkDocs build, show and rebuild it at every change."""

from __future__ import annotations

import os
import subprocess
import sys

from macros.settings import read_settings
from macros.site import load_site
from scripts.commands import ROOT, Parser, choose_config, run, say

ADDRESS = "127.0.0.1:8000"


def main() -> int:
    """Serve until interrupted."""
    parser = Parser("Vis nettstedet mens du skriver.")
    parser.add_argument("--addr", default=ADDRESS, help=f"adressen det vises på; ellers {ADDRESS}")
    options = parser.parse_args()
    settings = read_settings(choose_config(options.config))
    load_site(settings)  # what it warns of, the engine tells at every build
    say(f"Åpne http://{options.addr} i nettleseren. Ctrl-C avslutter.")
    config = str(settings.config)
    command = ["mkdocs", "serve", "--livereload", "--dev-addr", options.addr, "--config-file", config]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    run(main)
