"""A configuration in, the site that an engine builds of it out; the engine runs in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from macros.catalogues import SOURCE
from macros.settings import Settings

ENGINES = ("mkdocs", "zensical")
FIXED_CLOCK = "315532800"
"""1980-01-01, which engines that stamp their files use in place of the time of day."""


class EngineError(Exception):
    """The engine made no site; the message is what it said."""


class Engine(NamedTuple):
    """An engine with all that it needs to build a site, once or several times."""

    name: str
    settings: Settings
    lock: int | None
    """An open file that the engine's process keeps locked as long as it lives."""
    absent: tuple[str, ...] = ()
    """Paths of files that are no pages; one engine knows of them only from its configuration."""
    changes: Mapping[str, Any] = {}
    """What each of its builds has otherwise than the configuration, such as a language."""


def run_engine(engine: Engine, target: Path, changes: Mapping[str, Any] | None = None) -> None:
    """Build into `target`, with `changes` to the configuration; raises EngineError."""
    config = derived_config(engine.settings)
    command = ["mkdocs", "build", "--strict", "--config-file", config.name]
    if engine.name == "zensical":
        command = ["zensical", "build", "--strict", "--clean", "--config-file", config.name]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": FIXED_CLOCK, "NO_MKDOCS_2_WARNING": "1"}
    try:
        write_config(engine, target, changes or {})
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=config.parent,
            env=environment,
            check=False,
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=() if engine.lock is None else (engine.lock,),
        )
    finally:
        config.unlink(missing_ok=True)
    if done.returncode or not (target / "index.html").is_file():
        raise EngineError(done.stdout)


def write_config(engine: Engine, target: Path, changes: Mapping[str, Any]) -> Path:
    """Write the configuration of one build, and return where it lies."""
    settings, config = engine.settings, derived_config(engine.settings)
    data: dict[str, Any] = {
        "INHERIT": settings.config.name,
        "site_dir": os.path.relpath(target, config.parent),
        "site_url": settings.site_url or "",  # an address that is nobody's is none
        **engine.changes,
        **changes,
    }
    if "extra" in engine.changes and "extra" in changes:
        data["extra"] = {**engine.changes["extra"], **changes["extra"]}
    if engine.absent:
        data["exclude_docs"] = "\n".join([settings.exclude_docs.rstrip(), *engine.absent])
    config.write_text(json.dumps(data), encoding="utf-8")
    return config


def derived_config(settings: Settings) -> Path:
    """Return where the configuration lies that says what a build has of its own."""
    language = "" if settings.language == SOURCE else f"{settings.language}-"
    return settings.config.with_name(f".build-{language}{settings.config.name}")


def summarize(output: str) -> str:
    """Leave out what an engine says of its progress, and all of a traceback but its last line."""
    lines, keeps = [], True
    for line in output.splitlines():
        if line[:1].strip():
            keeps = not line.startswith(("INFO", "DEBUG", "Traceback"))
        if keeps:
            lines.append(line)
    return "\n".join(lines).strip()
