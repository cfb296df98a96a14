"""Check, build in a folder of its own, export, and only then put the new site in the old one's place.

The swap is two renames; a build that was killed between them is mended when the next one starts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros.export import write_exports
from macros.settings import Settings, read_settings
from macros.site import Site, load_settings
from scripts.commands import CommandError, Parser, choose_config, run, say

ENGINES = ("mkdocs", "zensical")
FIXED_CLOCK = "315532800"
"""1980-01-01, which engines that stamp their files use in place of the time of day."""


def main() -> int:
    """Build into `site/`."""
    parser = Parser("Bygg nettstedet til mappa site.")
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="hva det bygges med")
    options = parser.parse_args()
    config = choose_config(options.config)
    site = load_settings(config)
    settings = read_settings(config)
    old, new = _siblings(settings.site_dir)
    recover(settings.site_dir)
    _run_engine(options.engine, settings, new)
    if options.engine == "zensical":
        write_exports(site, new)
    swap(new, settings.site_dir, old)
    say(f"Ferdig: {settings.site_dir} ({_count(site)}).")
    return 0


def recover(site_dir: Path) -> None:
    """Undo what a killed build left: bring back the old site, drop the half-made new one."""
    old, new = _siblings(site_dir)
    if old.exists() and not site_dir.exists():
        old.rename(site_dir)
    for leftover in (old, new):
        shutil.rmtree(leftover, ignore_errors=True)


def swap(new: Path, site_dir: Path, old: Path) -> None:
    """Put the new site where the old one is; `os.replace` onto a full folder would fail."""
    if site_dir.exists():
        site_dir.rename(old)
    new.rename(site_dir)
    shutil.rmtree(old, ignore_errors=True)


def _siblings(site_dir: Path) -> tuple[Path, Path]:
    """Return where the old and the new site lie during a build, beside the site itself."""
    return site_dir.with_name(f".{site_dir.name}-old"), site_dir.with_name(f".{site_dir.name}-new")


def _run_engine(engine: str, settings: Settings, target: Path) -> None:
    config = settings.config
    command = ["mkdocs", "build", "--strict", "--config-file", str(config), "--site-dir", str(target)]
    temporary = None
    if engine == "zensical":
        temporary = config.with_name(f".zensical-{config.name}")
        temporary.write_text(f"INHERIT: {config.name}\nsite_dir: {target.name}\n", encoding="utf-8")
        command = ["zensical", "build", "--clean", "--config-file", temporary.name]
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
        )
    finally:
        if temporary:
            temporary.unlink()
    if done.returncode or not (target / "index.html").is_file():
        raise CommandError(f"{done.stdout}\nByggingen stoppet; det forrige nettstedet er urørt.")


def _count(site: Site) -> str:
    return f"{len(site.course.pages)} sider, {len(site.year.sessions)} ledersamlinger"


if __name__ == "__main__":
    run(main)
