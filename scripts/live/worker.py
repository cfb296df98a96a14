"""The process that builds while the site is shown: a folder a line in, how it went a line out, as JSON.

It lives until its code changes or its starter goes away. It imports what may be broken where that can be told.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from scripts.live.faults import explain, show_traceback

if TYPE_CHECKING:
    from macros.settings import Settings
    from scripts.live.engine import LiveEngine

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "mkdocs.yml"
ALWAYS = ("docs", "macros", "overrides")
"""The folders that a change in is noticed while there is no telling which ones they are."""


def main() -> int:
    """Build as long as someone asks."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # What anyone prints is no answer.
    folder, language, *config = sys.argv[1:]
    worker = Worker(Path(config[0]) if config else None, language)
    for line in sys.stdin:
        _write(answers, worker.answer(Path(folder, json.loads(line))))
        gc.collect()  # While the author reads: what a build leaves goes in circles, and is looked for seldom.
    shutil.rmtree(folder, ignore_errors=True)  # The starter is gone, perhaps without time to tidy up.
    return 0


class Worker:
    """Builds, and what is kept between them."""

    def __init__(self, wanted: Path | None, language: str = "") -> None:
        self.wanted, self.language = wanted, language
        self.engine: LiveEngine | None = None
        self.said: list[str] = []
        self.config = wanted or CONFIG

    def answer(self, folder: Path) -> dict[str, Any]:
        """Build into a folder, and say how it went; a folder that is not whole is removed."""
        started = time.monotonic()
        answer: dict[str, Any] = {"folder": None, "faults": [], "warnings": [], "trace": ""}
        answer["watched"] = [str(ROOT / name) for name in ALWAYS]
        try:
            self._build(folder, answer)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the author is told
            said = self.engine.warnings.lines if self.engine else ()
            answer["faults"], answer["trace"] = explain(error, said, self.config), show_traceback(error)
        if answer["folder"] is None:
            shutil.rmtree(folder, ignore_errors=True)
        answer["config"], answer["seconds"] = self.config.name, time.monotonic() - started
        return answer

    def _build(self, folder: Path, answer: dict[str, Any]) -> None:
        from macros.catalogues import LANGUAGES
        from macros.settings import read_settings
        from macros.site import check_site, hand_over
        from macros.translation.count import find_broken
        from scripts.commands import CommandError, find_config

        try:
            self.config = find_config(self.wanted)
        except CommandError as error:
            answer["faults"] = [str(error)]
            return
        settings = replace(read_settings(self.config), shows_drafts=True)
        answer["watched"] = [str(path) for path in _watched(settings)]
        site, problems = check_site(settings)
        language = self.language or settings.local.language
        problems += find_broken() if language in LANGUAGES else ()
        answer["warnings"] = [str(problem) for problem in sorted(set(problems)) if problem.is_warning]
        if site is None:
            answer["faults"] = [str(problem) for problem in sorted(set(problems)) if not problem.is_warning]
            return
        hand_over(site)
        config = self.config
        if language in LANGUAGES:
            from scripts.languages import prepare

            config = prepare(settings, site, language, folder)
        if self.engine is None:
            from scripts.live.engine import LiveEngine

            self.engine = LiveEngine()
        self.engine.build(config, folder, _mark_surroundings(settings))
        if language in LANGUAGES:
            from macros.translation.finish import finish_site

            finish_site(folder)
            config.unlink(missing_ok=True)
        answer["folder"], answer["url"] = str(folder), site.url


def _watched(settings: Settings) -> list[Path]:
    folders = [settings.docs_dir, settings.theme_dir, settings.config.parent / "macros"]
    return [folder for folder in folders if folder and folder.is_dir()]


def _mark_surroundings(settings: Settings) -> str:
    """Return what tells one state of the configuration and the theme's own files from another."""
    mark = hashlib.sha256()
    own = sorted(settings.theme_dir.rglob("*")) if settings.theme_dir else []
    for file in (*settings.files, *own):
        if file.is_file():
            mark.update(f"{file}\0".encode())
            mark.update(file.read_bytes())
    return mark.hexdigest()


def _write(answers: IO[str], answer: dict[str, Any]) -> None:
    answers.write(f"{json.dumps(answer)}\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
