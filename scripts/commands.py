"""What every command shares: its options, which configuration it uses, and how it ends."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from macros.problems import ContentError, Problem, annotation, format_problems
from macros.reader.textfile import explain_os_error
from macros.settings import municipal

ROOT = Path(__file__).resolve().parent.parent
MUNICIPAL, NEUTRAL = municipal.MUNICIPAL, municipal.UPSTREAM


def shown(command: str) -> str:
    """Return how a command of ours is written where this runs: a shell of Windows knows no `./`."""
    return f"scripts\\{command}" if os.name == "nt" else f"./scripts/{command}"


class CommandError(Exception):
    """A command cannot go on; the message says in Norwegian what to do."""


class Parser(argparse.ArgumentParser):
    """An argument parser that errs in Norwegian."""

    def __init__(self, description: str) -> None:
        super().__init__(description=description, add_help=False, allow_abbrev=False)  # see environment.py
        self.add_argument("-h", "--help", action="help", help="vis denne hjelpen")
        self.add_argument("--config", type=Path, help=f"oppsettet; ellers {MUNICIPAL} når den finnes")

    def format_help(self) -> str:
        words = {"usage:": "bruk:", "positional arguments:": "du skriver:", "options:": "valg:"}
        text = super().format_help()
        for english, ours in words.items():
            text = text.replace(english, ours, 1)
        return text

    def error(self, message: str) -> NoReturn:
        del message  # argparse's, in English
        self.exit(2, f"«{' '.join(sys.argv[1:])}» ble ikke forstått. Skriv --help for å se valgene.\n")


def choose_config(wanted: Path | None) -> Path:
    """Return the configuration to use, and say so when it is the municipality's."""
    config = find_config(wanted)
    if wanted is None and config.name == MUNICIPAL:
        say(f"Bruker {MUNICIPAL}.")
    return config


def find_config(wanted: Path | None) -> Path:
    """Return the configuration to use."""
    if wanted is not None:
        if wanted.is_dir():
            raise CommandError(f"Oppsettet {wanted} er en mappe; skriv navnet på fila, som {NEUTRAL}.")
        if not wanted.exists():
            raise CommandError(f"Oppsettet {wanted} finnes ikke; skriv navnet på fila, som {NEUTRAL}.")
        return wanted.resolve()
    municipal = ROOT / MUNICIPAL
    return municipal if municipal.is_file() else ROOT / NEUTRAL


def say(words: str) -> None:
    """Tell the one who waits what happens, apart from the command's output."""
    print(words, file=sys.stderr, flush=True)


def say_warnings(warnings: Sequence[Problem]) -> None:
    """Tell of what can be built, and should be looked at."""
    if warnings:
        say(format_problems(warnings))
        annotate(warnings)


def show_progress(done: int, total: int, url: str) -> None:
    """Tell how many PDFs are made: over the same line on a terminal, elsewhere a line for each."""
    line = f"PDF {done} av {total}: {url}"
    if not sys.stderr.isatty():
        say(line)
        return
    end = "\n" if done == total else ""
    print(f"\r\033[K{line}", file=sys.stderr, end=end, flush=True)


def annotate(problems: Sequence[Problem]) -> None:
    """Tell GitHub, where it runs a workflow, what to show at the lines of the files; it takes the first ten."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in sorted(set(problems)):
            say(annotation(problem))


def run(command: Callable[[], int]) -> NoReturn:
    """Run a command; what a person can have done wrong ends in words, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names of files need not be UTF-8
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(command())
    except (ContentError, CommandError) as error:
        say(str(error))
        annotate(error.problems if isinstance(error, ContentError) else ())
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        say(f"Det gikk ikke med {error.filename or 'filene'}: {explain_os_error(error)}.")
        sys.exit(1)
    except KeyboardInterrupt:
        say("Avbrutt.")
        sys.exit(130)
