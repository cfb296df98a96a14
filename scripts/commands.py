"""What every command shares: its options, which configuration it uses, and how it ends."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from macros.problems import ContentError

ROOT = Path(__file__).resolve().parent.parent
MUNICIPAL, NEUTRAL = "mkdocs.kommune.yml", "mkdocs.yml"


class CommandError(Exception):
    """A command cannot go on; the message says in Norwegian what to do."""


class Parser(argparse.ArgumentParser):
    """An argument parser that errs in Norwegian."""

    def __init__(self, description: str) -> None:
        super().__init__(description=description, add_help=False)
        self.add_argument("-h", "--help", action="help", help="vis denne hjelpen")
        self.add_argument("--config", type=Path, help=f"oppsettet; ellers {MUNICIPAL} når den finnes")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Valgene ble ikke forstått ({message}). Skriv --help for å se hva som finnes.\n")


def choose_config(wanted: Path | None) -> Path:
    """Return the configuration to use, and say so when it is the municipality's."""
    if wanted is not None:
        if not wanted.is_file():
            raise CommandError(f"Oppsettet {wanted} finnes ikke.")
        return wanted.resolve()
    municipal = ROOT / MUNICIPAL
    if municipal.is_file():
        say(f"Bruker {MUNICIPAL}.")
        return municipal
    return ROOT / NEUTRAL


def say(words: str) -> None:
    """Tell the one who waits what happens, apart from the command's output."""
    print(words, file=sys.stderr, flush=True)


def run(command: Callable[[], int]) -> NoReturn:
    """Run a command; what a person can have done wrong ends in words, never in a traceback."""
    try:
        sys.exit(command())
    except (ContentError, CommandError) as error:
        say(str(error))
        sys.exit(1)
    except OSError as error:
        say(f"Filsystemet sa nei: {error.strerror} ({error.filename}).")
        sys.exit(1)
    except KeyboardInterrupt:
        say("Avbrutt.")
        sys.exit(130)
