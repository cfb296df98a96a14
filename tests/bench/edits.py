"""A course in, what its author waits out: from a file is saved until Chromium shows it, and what memory that takes."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from bench.content import Project, make_project
from bench.runs import KIB_IN_MIB
from bench.table import Measured, print_row, write_number
from bench.visit import require_chromium
from scripts.commands import ROOT, CommandError, say

ADDRESS = re.compile(r"http://\S+")
PROSE, PROSE_SHOWN = "om/personvern.md", "om/personvern/"
FIELD, FIELD_SHOWN = "filmer/index.md", "filmer/"
EDITS, FEW, MANY = 10, 5, 50
LONGEST_WAITS = {1: 1.2, 5: 4.0}
"""Seconds from saving to seeing, by how many times as large the course is."""
HIGHEST_MEMORY = 1.2
LONGEST_WAIT = 60_000
"""In milliseconds; then something is wrong."""


class Waits(NamedTuple):
    """Seconds from saving to seeing: for a sentence of a page, and for its title, which is in every menu."""

    prose: float
    title: float


def time_writing(config: Path, longest: Mapping[int, float]) -> Iterator[Measured]:
    """Write with the site open: from saving to seeing, and whether memory grows."""
    say("Skriver med nettstedet oppe.")
    print()
    with tempfile.TemporaryDirectory() as folder:
        for factor, target in longest.items():
            project = make_project(config, Path(folder, str(factor)), factor)
            for what, seconds in zip(("setning", "tittel"), time_edits(project), strict=True):
                label = f"Fra lagret til vist, {what}, {project.pages} sider, s (mål {write_number(target)})"
                print_row(label, seconds)
                yield Measured(label.partition(" (")[0], seconds, target)
        ratio = measure_memory(make_project(config, Path(folder, "memory"), 1))
    if ratio is not None:
        print_row(f"Minne etter 50 endringer mot etter 5 (mål {write_number(HIGHEST_MEMORY)})", ratio)
        yield Measured("Minne etter 50 endringer", ratio, HIGHEST_MEMORY)


def time_edits(project: Project) -> Waits:
    """Edit a page that is open, again and again; return the middle of the waits."""
    with _open_browser(project) as (page, address, _):
        return Waits(
            median(_see_prose(page, address, project, EDITS)),
            median(_see_title(page, address, project, EDITS)),
        )


def measure_memory(project: Project) -> float | None:
    """Return what building takes of memory after many edits, as a ratio to after few; None where no one can tell."""
    if not Path("/proc/self/statm").is_file():
        return None
    with _open_browser(project) as (page, address, process):
        _see_prose(page, address, project, FEW)
        few = _memory_of_builder(process)
        _see_prose(page, address, project, MANY - FEW)
        return _memory_of_builder(process) / few


def _see_prose(page: Page, address: str, project: Project, times: int) -> list[float]:
    file = project.ours.with_name("docs") / PROSE
    text = file.read_text(encoding="utf-8")
    waits = []
    page.goto(address + PROSE_SHOWN)
    for number in range(times):
        words = f"Setning nummer {number} er ny."
        waits.append(_time(page, f"text={words}", file, f"{text}\n{words}\n"))
    file.write_text(text, encoding="utf-8")
    page.locator(f"text={words}").wait_for(state="detached", timeout=LONGEST_WAIT)
    return waits


def _see_title(page: Page, address: str, project: Project, times: int) -> list[float]:
    file = project.ours.with_name("docs") / FIELD
    text = file.read_text(encoding="utf-8")
    waits = []
    page.goto(address + FIELD_SHOWN)
    for number in range(times):
        words = f"Filmer nummer {number}"
        changed = re.sub(r"^title: .*$", f"title: {words}", text, count=1, flags=re.MULTILINE)
        waits.append(_time(page, f"h1:has-text('{words}')", file, changed))
    file.write_text(text, encoding="utf-8")
    return waits


def _time(page: Page, selector: str, file: Path, text: str) -> float:
    """Save a file and return how long it takes until what it says is on the page."""
    start = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    page.locator(selector).first.wait_for(state="attached", timeout=LONGEST_WAIT)
    return time.perf_counter() - start


@contextmanager
def _open_browser(project: Project) -> Iterator[tuple[Page, str, int]]:
    """Serve a project, and open a browser; gives a page, the site's address, and the server's process."""
    command = [sys.executable, "scripts/serve.py", "--addr", "127.0.0.1:0", "--config", str(project.ours)]
    executable = require_chromium()
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr, "there is a pipe"
        found = ADDRESS.search(process.stderr.readline())
        try:
            if not found:
                raise CommandError("scripts/serve kom ikke i gang.")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
                yield browser.new_page(), f"{found[0]}/", process.pid
                browser.close()
        finally:
            process.terminate()


def _memory_of_builder(server: int) -> float:
    """Return the MiB that the process takes which the server has build."""
    children = Path(f"/proc/{server}/task").glob("*/children")
    builder = next(child for file in children for child in file.read_text(encoding="utf-8").split())
    status = Path(f"/proc/{builder}/status").read_text(encoding="utf-8")
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    assert found, "a process that runs has memory"
    return int(found[1]) / KIB_IN_MIB
