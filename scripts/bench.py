"""Measure what the pages cost, in one run: builds, growth, the check, a first visit. Exit 1 when a target is missed.

Builds are compared with those of the same pages without macros, by processor time, which other
programs on the machine disturb least.
"""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from macros.site import load_settings
from scripts.bench_content import Project, make_project
from scripts.bench_runs import Run, run_build, run_in_turn, run_python, time_check, time_pages
from scripts.bench_visit import weigh_visits
from scripts.commands import Parser, choose_config, run, say

FACTORS, TIMES = (1, 4, 16), 5
HIGHEST_RATIO, HIGHEST_GROWTH, LONGEST_CHECK, HEAVIEST_VISIT = 1.15, 1.2, 1.0, 80.0
LABEL, COLUMN = 44, 9


class Finding(NamedTuple):
    """A figure that has a target."""

    label: str
    value: float
    target: float


def main() -> int:
    """Measure, print a table, and name the targets that are missed."""
    parser = Parser("Mål hva sidene koster i tid, minne og nettrafikk. Det tar noen minutter.")
    parser.add_argument("--quick", action="store_true", help="mål én gang, og bare kurset slik det er")
    options = parser.parse_args()
    config = choose_config(options.config)
    factors, times = (FACTORS[:1], 1) if options.quick else (FACTORS, TIMES)
    with tempfile.TemporaryDirectory() as folder:
        say("Lager innholdet som måles.")
        projects = [make_project(config, Path(folder, str(factor)), factor) for factor in factors]
        findings = list(measure(config, projects, times))
    missed = [finding for finding in findings if finding.value > finding.target]
    print("\nMål som ikke er nådd:" if missed else "\nAlle mål er nådd.")
    for label, value, target in missed:
        print(f"- {label}: {_number(value)}, mål høyst {_number(target)}")
    return 1 if missed else 0


def measure(config: Path, projects: list[Project], times: int) -> Iterator[Finding]:
    """Measure everything, and print it as it comes."""
    cores = os.cpu_count()
    print(f"Python {platform.python_version()}, {cores} kjerner; medianen av {times}, målt om hverandre.")
    _print_row("Innholdet", *(f"{project.factor}×" for project in projects))
    _print_row("Sider", *(str(project.pages) for project in projects))
    yield from compare_builds(projects, times)
    yield from compare_growth(projects, times)
    yield from time_checks(config, times)
    yield from weigh(projects[0])


def compare_builds(projects: list[Project], times: int) -> Iterator[Finding]:
    """Build every size with macros and without."""
    say("Bygger.")
    measures = {
        config: partial(run_build, config) for project in projects for config in (project.ours, project.plain)
    }
    runs = {config: Run.median(found) for config, found in run_in_turn(measures, times).items()}
    pairs = [(runs[project.ours], runs[project.plain]) for project in projects]
    for field, label, unit in (
        ("processor", "prosessortid", "s"),
        ("clock", "tid på klokka", "s"),
        ("memory", "mest minne", "MiB"),
    ):
        for name, index in (("Med makroer", 0), ("Uten makroer", 1)):
            _print_row(f"{name}, {label}, {unit}", *(_number(getattr(pair[index], field)) for pair in pairs))
    ratios = [ours.processor / plain.processor for ours, plain in pairs]
    _print_row(f"Forhold i prosessortid (mål {_number(HIGHEST_RATIO)})", *map(_number, ratios))
    for project, ratio in zip(projects, ratios, strict=True):
        yield Finding(f"Bygging med og uten makroer, {project.factor}×", ratio, HIGHEST_RATIO)


def compare_growth(projects: list[Project], times: int) -> Iterator[Finding]:
    """Load, plan and render every size here; the first round only warms up."""
    say("Leser, planlegger og skriver sidene.")
    measures = {project.factor: partial(time_pages, project.ours) for project in projects}
    run_in_turn(measures, 1)
    costs = [median(found) for found in run_in_turn(measures, times).values()]
    _print_row("Lese, planlegge og skrive, ms per side", *map(_number, costs))
    growths = [cost / costs[0] for cost in costs]
    _print_row(f"Forhold til 1× (mål {_number(HIGHEST_GROWTH)})", *map(_number, growths))
    for project, growth in zip(projects[1:], growths[1:], strict=True):
        yield Finding(f"Tid per side ved {project.factor}× mot 1×", growth, HIGHEST_GROWTH)


def time_checks(config: Path, times: int) -> Iterator[Finding]:
    """Check the course with the command, and here."""
    say("Kontrollerer.")
    command = partial(run_python, "scripts/check.py", "--config", str(config))
    found = Run.median(run_in_turn({"": command}, times)[""])
    inside = median(run_in_turn({"": partial(time_check, config)}, times)[""])
    print()
    _print_row(f"scripts/check, s på klokka (mål {_number(LONGEST_CHECK)})", _number(found.clock))
    _print_row("scripts/check, s prosessortid", _number(found.processor))
    _print_row("Selve kontrollen, s", _number(inside))
    yield Finding("scripts/check, s", found.clock, LONGEST_CHECK)


def weigh(project: Project) -> Iterator[Finding]:
    """Visit the largest page of every kind as a new reader."""
    say("Besøker sidene.")
    print(f"\nFørste besøk til den største siden av hvert slag, KiB over Brotli (mål {HEAVIEST_VISIT:.0f})")
    visits = weigh_visits(load_settings(project.ours), project.ours.with_name("docs-site"))
    for kind, weight in visits.items():
        _print_row(f"  {kind}", _number(weight))
        yield Finding(f"Første besøk, {kind}, KiB", weight, HEAVIEST_VISIT)


def _print_row(label: str, *cells: str) -> None:
    print(f"{label:{LABEL}}{''.join(f'{cell:>{COLUMN}}' for cell in cells)}", flush=True)


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


if __name__ == "__main__":
    run(main)
