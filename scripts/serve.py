"""Show the site while it is written: built in the background, reloaded by itself, with what is wrong on top."""

from __future__ import annotations

import os
import signal

# Ctrl-C is silent from the first line on; there is nothing to tidy up yet.
signal.signal(signal.SIGINT, lambda *_: os._exit(130))

import shutil  # noqa: E402
import tempfile  # noqa: E402
import threading  # noqa: E402
from pathlib import Path  # noqa: E402

from macros.catalogues import LANGUAGES, SOURCE  # noqa: E402
from scripts.commands import (  # noqa: E402
    ROOT,
    Parser,
    find_config,
    run,
    say,
)
from scripts.live.server import open_server  # noqa: E402
from scripts.live.serving import STOP, Serving  # noqa: E402
from scripts.live.state import Shown  # noqa: E402

ADDRESS = "127.0.0.1:8000"
INTERRUPTED = 130


def main() -> int:
    """Serve until interrupted."""
    parser = Parser("Vis nettstedet mens du skriver.")
    parser.add_argument("--addr", default=ADDRESS, help=f"adressen det vises på; ellers {ADDRESS}")
    parser.add_argument("--verbose", action="store_true", help="vis alt som ble sagt når byggingen stopper")
    parser.add_argument("--sprak", choices=(SOURCE, *LANGUAGES), help="målformen; ellers den oppsettet sier")
    options = parser.parse_args()
    config = find_config(options.config) if options.config else None
    shown = Shown()
    server = open_server(options.addr, shown)
    folder = Path(tempfile.mkdtemp(prefix="gode-relasjoner-"))
    serving = Serving(config.parent if config else ROOT, folder, config, shown, options.sprak)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: serving.words.put(STOP))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Åpne http://{show_address(options.addr, server.server_port)} i nettleseren. Ctrl-C avslutter.")
    try:
        serving.run(is_verbose=options.verbose)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        serving.stop()
        server.server_close()
        shutil.rmtree(folder, ignore_errors=True)
    return INTERRUPTED


def show_address(address: str, port: int) -> str:
    """Return the address with the port that was had, since 0 asks for any."""
    return f"{address.rpartition(':')[0]}:{port}"


if __name__ == "__main__":
    run(main)
