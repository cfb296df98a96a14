"""Measure what the pages cost, in one run: builds, growth, the year, the check, a visit, a change. Exit 1 when a target is missed.

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

from bench.content import Project, make_project
from bench.edits import LONGEST_WAITS, time_writing
from bench.pdf import time_pdf_page
from bench.runs import Run, run_build, run_in_turn, run_python, time_check, time_pages
from bench.setup import start_material, start_ours
from bench.table import Measured, print_row, write_number
from bench.visit import weigh_visits
from bench.year import MANY, USUAL, make_owners, time_planning
from macros.catalogues import MADE
from macros.course.folder import store_of
from macros.settings import read_settings
from macros.site import load_site
from scripts.commands import ROOT, Parser, choose_config, run, say

FACTORS, TIMES, SETUPS = (1, 4, 16), 5, 3
BUILDS = {"ours": "Vårt nettsted", "plain": "Uten makroer", "material": "Material alene"}
REFERENCE = "material"
"""What our builds are held against. Against our own theme without macros their start shows, too, in small builds."""
HIGHEST_RATIO, HIGHEST_GROWTH, LONGEST_CHECK, HEAVIEST_VISIT = 1.0, 1.2, 1.0, 50.0
HIGHEST_MUNICIPAL_RATIO, LONGEST_PLANNING = 1.1, 50.0
LONGEST_PDF_PAGE = 0.3
HIGHEST_SETUP_RATIO, LARGEST_SETUP = 1.3, 200.0


def main() -> int:
    """Measure, print a table, and name the targets that are missed."""
    parser = Parser("Mål hva sidene koster i tid, minne og nettrafikk. Det tar noen minutter.")
    parser.prog = "bench"
    parser.add_argument("--quick", action="store_true", help="mål én gang, og bare kurset slik det er")
    parser.add_argument(
        "--oppsett", action="store_true", help="mål oppsettet fra bunnen også; det trenger nett"
    )
    options = parser.parse_args()
    config = choose_config(options.config)
    factors, times = (FACTORS[:1], 1) if options.quick else (FACTORS, TIMES)
    (ROOT / MADE).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / MADE) as folder:  # beside the code, as `scripts/build` has it
        say("Lager innholdet som måles.")
        projects = [make_project(config, Path(folder, str(factor)), factor) for factor in factors]
        findings = list(measure(config, projects, times))
        findings += time_setup(projects[0], Path(folder), min(times, SETUPS)) if options.oppsett else ()
        for store in filter(None, (store_of(project.ours.with_name("docs")) for project in projects)):
            store.unlink(missing_ok=True)
    missed = [finding for finding in findings if finding.value > finding.target]
    print("\nMål som ikke er nådd:" if missed else "\nAlle mål er nådd.")
    for label, value, target in missed:
        print(f"- {label}: {write_number(value)}, mål høyst {write_number(target)}")
    return 1 if missed else 0


def measure(config: Path, projects: list[Project], times: int) -> Iterator[Measured]:
    """Measure everything, and print it as it comes."""
    cores = os.cpu_count()
    print(f"Python {platform.python_version()}, {cores} kjerner; medianen av {times}, målt om hverandre.")
    print_row("Innholdet", *(f"{project.factor}×" for project in projects))
    print_row("Sider", *(str(project.pages) for project in projects))
    yield from compare_builds(projects, times)
    yield from compare_growth(projects, times)
    yield from compare_owners(projects[0], times)
    yield from time_checks(config, times)
    yield from weigh(projects[0])
    yield from time_pdfs(projects[0], times)
    yield from time_writing(config, LONGEST_WAITS if len(projects) > 1 else {1: LONGEST_WAITS[1]})


def compare_builds(projects: list[Project], times: int) -> Iterator[Measured]:
    """Build every size with macros, without them, and in Material as it comes."""
    say("Bygger.")
    measures = {
        (project.factor, kind): partial(run_build, getattr(project, kind))
        for project in projects
        for kind in BUILDS
    }
    runs = run_in_turn(measures, times)
    for field, unit in (("processor", "s prosessortid"), ("clock", "s på klokka"), ("memory", "MiB minne")):
        for kind, name in BUILDS.items():
            found = (runs[project.factor, kind] for project in projects)
            print_row(f"{name}, {unit}", *(median(getattr(run, field) for run in some) for some in found))
    for other in ("plain", REFERENCE):
        ratios = [compare(runs[project.factor, "ours"], runs[project.factor, other]) for project in projects]
        label = f"{BUILDS['ours']} mot «{BUILDS[other]}»"
        has_target = other == REFERENCE
        print_row(f"{label} (mål {write_number(HIGHEST_RATIO)})" if has_target else label, *ratios)
        for project, ratio in zip(projects, ratios, strict=True) if has_target else ():
            yield Measured(f"{label}, {project.factor}×", ratio, HIGHEST_RATIO)


def compare(ours: list[Run], others: list[Run]) -> float:
    """Return the middle of the ratios of runs that stood beside each other."""
    return median(one.processor / other.processor for one, other in zip(ours, others, strict=True))


def compare_growth(projects: list[Project], times: int) -> Iterator[Measured]:
    """Load, plan and render every size here; the first round only warms up."""
    say("Leser, planlegger og skriver sidene.")
    measures = {project.factor: partial(time_pages, project.ours) for project in projects}
    run_in_turn(measures, 1)
    costs = [median(found) for found in run_in_turn(measures, times).values()]
    print_row("Lese, planlegge og skrive, ms per side", *costs)
    growths = [cost / costs[0] for cost in costs]
    print_row(f"Forhold til 1× (mål {write_number(HIGHEST_GROWTH)})", *growths)
    for project, growth in zip(projects[1:], growths[1:], strict=True):
        yield Measured(f"Tid per side ved {project.factor}× mot 1×", growth, HIGHEST_GROWTH)


def compare_owners(project: Project, times: int) -> Iterator[Measured]:
    """Build and plan the course for a municipality, with all of its dates, and for nobody."""
    say("Bygger for en kommune.")
    owners = make_owners(project.ours.with_name("docs"))
    measures = {owner: partial(run_build, getattr(owners, owner)) for owner in owners._fields}
    runs = run_in_turn(measures, times)
    print()
    for owner, groups in (("municipal", USUAL), ("large", MANY)):
        ratio = compare(runs[owner], runs["neutral"])
        label = f"Kommune med {groups} grupper mot nøytralt nettsted"
        has_target = owner == "municipal"
        print_row(f"{label} (mål {write_number(HIGHEST_MUNICIPAL_RATIO)})" if has_target else label, ratio)
        if has_target:
            yield Measured(label, ratio, HIGHEST_MUNICIPAL_RATIO)
    planning = median(time_planning(owners.large) for _ in range(times))
    label = f"Planlegge året til {MANY} grupper, ms"
    print_row(f"{label} (mål {LONGEST_PLANNING:.0f})", planning)
    yield Measured(label, planning, LONGEST_PLANNING)


def time_checks(config: Path, times: int) -> Iterator[Measured]:
    """Check the course with the command, and here."""
    say("Kontrollerer.")
    command = partial(run_python, "scripts/check.py", "--config", str(config))
    runs = [command() for _ in range(times)]
    inside = median(time_check(config) for _ in range(times))
    print()
    seconds = median(run.clock for run in runs)
    print_row(f"scripts/check, s på klokka (mål {write_number(LONGEST_CHECK)})", seconds)
    print_row("scripts/check, s prosessortid", median(run.processor for run in runs))
    print_row("Selve kontrollen av innholdet, s på klokka", inside)
    yield Measured("scripts/check, s", seconds, LONGEST_CHECK)


def weigh(project: Project) -> Iterator[Measured]:
    """Visit the largest page of every kind as a new reader."""
    say("Besøker sidene.")
    print(f"\nFørste besøk til den største siden av hvert slag, KiB over Brotli (mål {HEAVIEST_VISIT:.0f})")
    visits = weigh_visits(load_site(read_settings(project.ours)), project.ours.with_name("ours-site"))
    for kind, weight in visits.items():
        print_row(f"  {kind}", weight)
        yield Measured(f"Første besøk, {kind}, KiB", weight, HEAVIEST_VISIT)


def time_pdfs(project: Project, times: int) -> Iterator[Measured]:
    """Lay out the piles of the teachers' meetings."""
    say("Lager PDF-er.")
    seconds = median(time_pdf_page(project.ours, project.ours.with_name("ours-site")) for _ in range(times))
    print()
    print_row(f"PDF, s prosessortid per side (mål {write_number(LONGEST_PDF_PAGE)})", seconds)
    yield Measured("PDF, s per side", seconds, LONGEST_PDF_PAGE)


def time_setup(project: Project, folder: Path, times: int) -> Iterator[Measured]:
    """Set up from nothing and show the first page, in turn; what was committed last is what is cloned."""
    say("Setter opp fra bunnen.")
    measures = {"ours": partial(start_ours, folder), "material": partial(start_material, project, folder)}
    starts = run_in_turn(measures, times)
    print()
    for field, unit in (("clock", "s på klokka"), ("processor", "s prosessortid"), ("size", "MB")):
        both = (median(getattr(start, field) for start in found) for found in starts.values())
        print_row(f"Fra klone til første side, vårt og Material, {unit}", *both)
    label = "Fra klone til første side mot Material"
    ratios = {
        field: median(
            getattr(one, field) / getattr(other, field) for one, other in zip(*starts.values(), strict=True)
        )
        for field in ("clock", "processor")
    }
    print_row(f"{label}, på klokka (mål {write_number(HIGHEST_SETUP_RATIO)})", ratios["clock"])
    print_row(f"{label}, i prosessortid", ratios["processor"])
    yield Measured(label, ratios["clock"], HIGHEST_SETUP_RATIO)
    size = max(start.size for start in starts["ours"])
    print_row(f"Pakkene som bygger, MB (mål {LARGEST_SETUP:.0f})", size)
    yield Measured("Pakkene som bygger, MB", size, LARGEST_SETUP)


if __name__ == "__main__":
    run(main)
