"""What every command shares: its options, which configuration it uses, and how it ends."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from macros.problems import ContentError
from macros.reader.textfile import explain_os_error
from macros.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
NOT_FETCHED = "Pakkene som {option} trenger, mangler her. Kjør ./scripts/build {option}, som henter dem."
MUNICIPAL, NEUTRAL = "mkdocs.kommune.yml", "mkdocs.yml"


class CommandError(Exception):
    """A command cannot go on; the message says in Norwegian what to do."""


class Parser(argparse.ArgumentParser):
    """An argument parser that errs in Norwegian."""

    def __init__(self, description: str) -> None:
        super().__init__(description=description, add_help=False, allow_abbrev=False)  # see environment.py
        self.add_argument("-h", "--help", action="help", help="vis denne hjelpen")
        self.add_argument("--config", type=Path, help=f"oppsettet; ellers {MUNICIPAL} når den finnes")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "bruk:", 1).replace("options:", "valg:", 1)

    def error(self, message: str) -> NoReturn:
        del message  # argparse's, in English
        self.exit(2, f"«{' '.join(sys.argv[1:])}» ble ikke forstått. Skriv --help for å se valgene.\n")


def choose_config(wanted: Path | None) -> Path:
    """Return the configuration to use, and say so when it is the municipality's."""
    if wanted is not None:
        if wanted.is_dir():
            raise CommandError(f"Oppsettet {wanted} er en mappe; skriv navnet på fila, som {NEUTRAL}.")
        if not wanted.exists():
            raise CommandError(f"Oppsettet {wanted} finnes ikke; skriv navnet på fila, som {NEUTRAL}.")
        return wanted.resolve()
    municipal = ROOT / MUNICIPAL
    if municipal.is_file():
        say(f"Bruker {MUNICIPAL}.")
        return municipal
    return ROOT / NEUTRAL


def say(words: str) -> None:
    """Tell the one who waits what happens, apart from the command's output."""
    print(words, file=sys.stderr, flush=True)


def say_warnings(settings: Settings) -> None:
    """Tell of what in the configuration still works, and how it is to be written from now on."""
    for warning in settings.problems:
        say(str(warning))


def run(command: Callable[[], int]) -> NoReturn:
    """Run a command; what a person can have done wrong ends in words, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names of files need not be UTF-8
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(command())
    except (ContentError, CommandError) as error:
        say(str(error))
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        say(f"Det gikk ikke med {error.filename or 'filene'}: {explain_os_error(error)}.")
        sys.exit(1)
    except KeyboardInterrupt:
        say("Avbrutt.")
        sys.exit(130)
