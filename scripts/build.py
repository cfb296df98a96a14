"""Check, build in a folder of its own, export, and only then put the new site in the old one's place.

The swap is two renames; a build that was killed between them is mended when the next one starts.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.exports.documents import can_write, write_documents
from macros.exports.registry import export_files
from macros.settings import Settings, read_settings
from macros.site import Site, load_settings
from scripts.commands import CommandError, Parser, choose_config, run, say
from scripts.pdfs import make_all_pdfs, require_weasyprint

ENGINES = ("mkdocs", "zensical")
UNTOUCHED = "Byggingen stoppet; det forrige nettstedet er urørt."
FIXED_CLOCK = "315532800"
"""1980-01-01, which engines that stamp their files use in place of the time of day."""
NO_WORD = (
    "Word-filene lages med python-docx, som ikke er installert.\n"
    "Kjør «python -m pip install --require-hashes -r requirements.txt», eller bygg uten --word."
)


def main() -> int:
    """Build into `site/`."""
    parser = Parser("Bygg nettstedet til mappa site.")
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="hva det bygges med")
    parser.add_argument("--word", action="store_true", help="lag Word-filene også")
    parser.add_argument("--pdf", action="store_true", help="lag PDF-er også; det trenger WeasyPrint")
    parser.add_argument("--verbose", action="store_true", help="vis alt motoren sier når den stopper")
    options = parser.parse_args()
    if options.word and not can_write():
        raise CommandError(NO_WORD)
    settings = read_settings(choose_config(options.config))
    if options.pdf:
        require_weasyprint()
    with one_at_a_time(settings.config.parent) as lock:
        recover(settings)
        site = load_settings(settings.config)
        for warning in settings.problems:  # an old name of a key, and the line to write in its place
            say(str(warning))
        refuse_other_folder(settings.site_dir)
        old, new = _siblings(settings.site_dir)
        output = _run_engine(options.engine, settings, new, lock)
        if output is not None:
            shutil.rmtree(new, ignore_errors=True)
            reason = (
                output if options.verbose else f"{summarize(output)}\nMed --verbose vises alt motoren sa."
            )
            raise CommandError(f"{reason}\n{UNTOUCHED}")
        make_files(site, settings, new, options)
        swap(new, settings.site_dir, old)
    say(f"Ferdig: {settings.site_dir} ({_count(site)}).")
    return 0


def make_files(site: Site, settings: Settings, folder: Path, options: argparse.Namespace) -> None:
    """Make what lies beside the pages; when something fails, drop the new site."""
    try:
        pdfs = make_all_pdfs(site, settings, folder) if options.pdf else ()
        documents = write_documents(site, folder) if options.word else ()
        export_files(site, folder, (*pdfs, *documents))
    except CommandError as error:
        shutil.rmtree(folder)
        raise CommandError(f"{error}\n{UNTOUCHED}") from None


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[int]:
    """Wait while another build runs here; the lock goes to the engine, too, which may outlive a killed build."""
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
    for leftover in (old, new):
        shutil.rmtree(leftover, ignore_errors=True)
    _zensical_config(settings).unlink(missing_ok=True)


def refuse_other_folder(site_dir: Path) -> None:
    """Write over nothing but a site."""
    if site_dir.exists() and not ((site_dir / "index.html").is_file() or _is_empty(site_dir)):
        raise CommandError(f"{site_dir} er ikke et nettsted; flytt den, eller gi «site_dir» et annet navn.")


def summarize(output: str) -> str:
    """Leave out what an engine says of its progress, and all of a traceback but its last line."""
    lines, keeps = [], True
    for line in output.splitlines():
        if line[:1].strip():
            keeps = not line.startswith(("INFO", "DEBUG", "Traceback"))
        if keeps:
            lines.append(line)
    return "\n".join(lines).strip()


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


def _zensical_config(settings: Settings) -> Path:
    """Return where the configuration lies that says what Zensical takes no option for."""
    return settings.config.with_name(f".zensical-{settings.config.name}")


def _run_engine(engine: str, settings: Settings, target: Path, lock: int) -> str | None:
    """Build into `target`; return what the engine said if there is no site."""
    config = settings.config
    command = ["mkdocs", "build", "--strict", "--config-file", str(config), "--site-dir", str(target)]
    if engine == "zensical":
        data = {"INHERIT": config.name, "site_dir": os.path.relpath(target, config.parent)}
        config = _zensical_config(settings)
        config.write_text(json.dumps(data), encoding="utf-8")
        command = ["zensical", "build", "--strict", "--clean", "--config-file", config.name]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": FIXED_CLOCK, "NO_MKDOCS_2_WARNING": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=config.parent,
            env=environment,
            check=False,
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=(lock,),
        )
    finally:
        _zensical_config(settings).unlink(missing_ok=True)
    return done.stdout if done.returncode or not (target / "index.html").is_file() else None


def _count(site: Site) -> str:
    return f"{len(site.course.pages)} sider, {len(site.year.sessions)} ledersamlinger"


if __name__ == "__main__":
    run(main)
