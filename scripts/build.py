"""Check, build in a folder of its own, export, and only then put the new site in the old one's place.

The swap is two renames; a build that was killed between them is mended when the next one starts.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.exports.documents import can_write, write_documents
from macros.exports.registry import export_files
from macros.settings import Settings, read_settings
from macros.site import Site, load_settings
from scripts.commands import NOT_FETCHED, CommandError, Parser, choose_config, run, say, say_warnings
from scripts.engine import ENGINES, Engine, EngineError, derived_config, run_engine, summarize
from scripts.offline import make_zip, offline_folder
from scripts.pdfs import make_all_pdfs, require_weasyprint

try:
    import fcntl
except ImportError:  # Windows, where two builds at once are for their starter to avoid
    fcntl = None  # type: ignore[assignment]

UNTOUCHED = "Byggingen stoppet; det forrige nettstedet er urørt."


def main() -> int:
    """Build into `site/`."""
    parser = Parser("Bygg nettstedet til mappa site.")
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="hva det bygges med")
    parser.add_argument("--word", action="store_true", help="lag Word-filene også")
    parser.add_argument("--pdf", action="store_true", help="lag PDF-er også; det trenger WeasyPrint")
    parser.add_argument("--zip", action="store_true", help="lag en zip-fil som kan åpnes uten nett også")
    parser.add_argument("--verbose", action="store_true", help="vis alt motoren sier når den stopper")
    options = parser.parse_args()
    if options.word and not can_write():
        raise CommandError(NOT_FETCHED.format(option="--word"))
    settings = read_settings(choose_config(options.config))
    if options.pdf:
        require_weasyprint()
    with one_at_a_time(settings.config.parent) as lock:
        recover(settings)
        site = load_settings(settings.config)
        say_warnings(settings)
        refuse_other_folder(settings.site_dir)
        old, new = _siblings(settings.site_dir)
        try:
            engine = Engine(options.engine, settings, lock)
            run_engine(engine, new)
            make_files(site, engine, new, options)
        except (EngineError, CommandError) as error:
            shutil.rmtree(new, ignore_errors=True)
            raise CommandError(f"{_reason(error, options.verbose)}\n{UNTOUCHED}") from None
        swap(new, settings.site_dir, old)
    say(f"Ferdig: {settings.site_dir} ({_count(site)}).")
    return 0


def make_files(site: Site, engine: Engine, folder: Path, options: argparse.Namespace) -> None:
    """Make what lies beside the pages; the zip holds all of the rest."""
    pdfs = make_all_pdfs(site, engine.settings, folder) if options.pdf else ()
    made = [*pdfs, *(write_documents(site, folder) if options.word else ())]
    if options.zip:
        made.append(make_zip(engine, site, folder, made))
    export_files(site, folder, made)


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
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock
    finally:
        os.close(lock)


def recover(settings: Settings) -> None:
    """Undo what a killed build left: bring back the old site, drop the half-made new one."""
    if settings.problems:  # there may be no telling where the site is
        return
    old, new = _siblings(settings.site_dir)
    if old.exists() and not settings.site_dir.exists():
        old.rename(settings.site_dir)
    for leftover in (old, new, offline_folder(settings)):
        shutil.rmtree(leftover, ignore_errors=True)
    derived_config(settings).unlink(missing_ok=True)


def refuse_other_folder(site_dir: Path) -> None:
    """Write over nothing but a site."""
    if site_dir.exists() and not ((site_dir / "index.html").is_file() or _is_empty(site_dir)):
        raise CommandError(f"{site_dir} er ikke et nettsted; flytt den, eller gi «site_dir» et annet navn.")


def swap(new: Path, site_dir: Path, old: Path) -> None:
    """Put the new site where the old one is; `os.replace` onto a full folder would fail."""
    if site_dir.exists():
        site_dir.rename(old)
    new.rename(site_dir)
    shutil.rmtree(old, ignore_errors=True)


def _siblings(site_dir: Path) -> tuple[Path, Path]:
    """Return where the old and the new site lie during a build, beside the site itself."""
    return site_dir.with_name(f".{site_dir.name}-old"), site_dir.with_name(f".{site_dir.name}-new")


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _reason(error: Exception, verbose: bool) -> str:
    """Say what stopped the build; of what an engine says, only what a person can use."""
    if isinstance(error, CommandError) or verbose:
        return str(error)
    return f"{summarize(str(error))}\nMed --verbose vises alt motoren sa."


def _count(site: Site) -> str:
    return f"{len(site.course.pages)} sider, {len(site.year.sessions)} ledersamlinger"


if __name__ == "__main__":
    run(main)
