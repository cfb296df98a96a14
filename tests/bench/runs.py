"""A command in, what it took of time and memory out; a course in, what it takes to make its pages out."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from macros.render import render
from macros.settings import read_settings
from macros.site import check_site, load_settings
from scripts.commands import ROOT, CommandError

KIB_IN_MIB = 1024
MS_IN_S = 1000
K = TypeVar("K")
T = TypeVar("T")


class Run(NamedTuple):
    """One run of a command: seconds by the clock, seconds of processor time, and the most memory in MiB."""

    clock: float
    processor: float
    memory: float


def run_in_turn(measures: Mapping[K, Callable[[], T]], times: int) -> dict[K, list[T]]:
    """Run everything once, then everything again, so that what disturbs the machine disturbs all alike."""
    runs: dict[K, list[T]] = {name: [] for name in measures}
    for _ in range(times):
        for name, measure in measures.items():
            runs[name].append(measure())
    return runs


def run_build(config: Path) -> Run:
    """Build with MkDocs, as `scripts/build` has it done."""
    return run_python("-m", "mkdocs", "build", "--strict", "--config-file", str(config))


def run_python(*arguments: str) -> Run:
    """Run Python in a process of its own, and show what it printed if it fails.

    Compiled modules are kept from run to run, as they are where no one has told Python otherwise.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise CommandError(output.read().decode("utf-8", "replace"))
    return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / KIB_IN_MIB)


def time_pages(config: Path) -> float:
    """Load, plan and render a course here; return the milliseconds of processor time that a page took."""
    gc.collect()
    start = time.process_time()
    site = load_settings(config)
    for path, entry in site.course.pages.items():
        for call in entry.body.calls:
            render(site, call.name, path, *call.arguments)
    return (time.process_time() - start) * MS_IN_S / len(site.course.pages)


def time_check(config: Path) -> float:
    """Check a course here; return the seconds it took."""
    start = time.perf_counter()
    check_site(read_settings(config))
    return time.perf_counter() - start
