"""Check, build in a folder of its own, export, and only then put the new site in the old one's place."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from macros.catalogues import SOURCE
from macros.exports.job import ExportError, Job
from macros.exports.offline import offline_folder
from macros.exports.registry import EXPORTERS, export_files, find_fault
from macros.reader.textfile import explain_os_error
from macros.settings import read_settings
from macros.settings.rules import own_address
from macros.site import Site, load_site
from scripts.commands import CommandError, Parser, choose_config, run, say, say_warnings, show_progress
from scripts.engine import ENGINES, Engine, EngineError, derived_config, run_engine, summarize
from scripts.published import recover, refuse_others, siblings, swap

try:
    import fcntl
except ImportError:  # Windows, where two builds at once are for their starter to avoid
    fcntl = None  # type: ignore[assignment]

Rebuild = Callable[[Engine, Path, Mapping[str, Any] | None], None]
OF_SYSTEM = re.compile(r"^\w*Error: \[Errno (?P<python>\d+)\]|\(os error (?P<rust>\d+)\)", re.MULTILINE)
"""How the engines pass on what the system refused them, a full disk for one."""
PATIENCE, STEP = 1800, 0.2
"""In seconds: how long to wait for another build, and how often to look."""
UNTOUCHED = "Byggingen stoppet; det forrige nettstedet er urørt."


def main() -> int:
    """Build into `site/`."""
    parser = Parser("Bygg nettstedet til mappa site.")
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="hva det bygges med")
    for each in EXPORTERS:
        if each.option:
            parser.add_argument(f"--{each.option}", action="store_true", help=each.help)
    parser.add_argument(
        "--address", metavar="URL", help="adressen nettstedet får, når oppsettet ikke sier den"
    )
    parser.add_argument("--verbose", action="store_true", help="vis alt motoren sier når den stopper")
    options = parser.parse_args()
    asked = [each.option for each in EXPORTERS if each.option and getattr(options, each.option)]
    fault = find_fault(asked)
    if fault:
        raise CommandError(fault)
    settings = read_settings(choose_config(options.config))
    settings = replace(settings, site_url=settings.site_url or own_address(options.address))
    with one_at_a_time(settings.config.parent) as lock:
        if not settings.problems:  # else there may be no telling where the site is
            recover(settings.site_dir, (offline_folder(settings),))
            derived_config(settings).unlink(missing_ok=True)
        site = load_site(settings)
        say_warnings(site.warnings)
        refuse_others(settings.site_dir, settings.docs_dir)
        new = siblings(settings.site_dir)[1]
        engine = Engine(options.engine, settings, lock, site.absent)
        try:
            _build_all(site, engine, new, partial(export, asked=asked))
        except (EngineError, ExportError, OSError) as error:
            shutil.rmtree(new, ignore_errors=True)  # a full disk has no room for half a site, either
            raise _told(error, verbose=options.verbose) from None
        swap(new, settings.site_dir)
    say(f"Ferdig: {settings.site_dir} ({_count(site)}).")
    return 0


def _build_all(site: Site, engine: Engine, folder: Path, export: Callable[..., None]) -> None:
    """Build the site in the languages that its settings ask for."""
    if engine.settings.local.language == SOURCE:
        run_engine(engine, folder)
        export(site, engine, folder)
        return
    from scripts.languages import build_languages

    build_languages(site, engine, folder, export)


def export(
    site: Site, engine: Engine, folder: Path, *, asked: Collection[str], build: Rebuild = run_engine
) -> None:
    """Make all files that were asked for of a site that an engine has built; `build` builds it once more."""
    rebuild = partial(build, engine)
    export_files(
        Job(
            site=site,
            settings=engine.settings,
            folder=folder,
            rebuild=rebuild,
            say=say,
            progress=show_progress,
        ),
        asked,
    )


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[int | None]:
    """Wait while another build runs here; the lock goes to the engine, too, which may outlive a killed build."""
    if fcntl is None:
        yield None
        return
    lock = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Venter på en bygging som alt er i gang.")
            _wait_for(lock)
        yield lock
    finally:
        os.close(lock)


def _wait_for(lock: int) -> None:
    """Wait until the other is done, but not for one that hangs."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(STEP)
        else:
            return
    raise CommandError("En annen bygging her er ikke ferdig etter en halvtime; stopp den, og prøv igjen.")


def _told(error: EngineError | ExportError | OSError, *, verbose: bool) -> Exception:
    """Return what is to be said of what stopped a build; what the system refused is said where commands end."""
    return error if isinstance(error, OSError) else CommandError(f"{_reason(error, verbose)}\n{UNTOUCHED}")


def _reason(error: Exception, verbose: bool) -> str:
    """Say what stopped the build; of what an engine says, only what a person can use."""
    if isinstance(error, ExportError) or verbose:
        return str(error)
    failed = OF_SYSTEM.search(str(error))
    if failed:
        why = explain_os_error(OSError(int(failed["python"] or failed["rust"]), failed[0]))
        return f"Motoren fikk ikke skrevet nettstedet: {why}.\nMed --verbose vises alt motoren sa."
    return f"{summarize(str(error))}\nMed --verbose vises alt motoren sa."


def _count(site: Site) -> str:
    return f"{len(site.course.pages)} sider, {len(site.year.sessions)} ledersamlinger"


if __name__ == "__main__":
    run(main)
