"""Check the content; with `--all` the code as well. Exit 1 and every problem when there is one."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from macros.checks.reading_paths import reading_lengths, tell_length
from macros.checks.registry import FOR_AUTHORS, run_checks
from macros.checks.subject import Subject
from macros.problems import format_problems
from macros.settings import read_settings
from macros.site import Site, check_site
from macros.translation.count import find_broken, tell_translated
from scripts.audit import read_audit, start_audit
from scripts.commands import ROOT, Parser, annotate, choose_config, run, say
from scripts.own_changes import find_changes
from scripts.spelling import check_spelling

CODE_CHECKS = (("ruff", "check"), ("ruff", "format", "--check", "--quiet"), ("mypy",))


def main() -> int:
    """Check, print what is wrong, and return the exit code."""
    parser = Parser("Se etter feil i innholdet, uten å bygge.")
    parser.add_argument("--all", action="store_true", help="se etter feil i koden også")
    options = parser.parse_args()
    audit = start_audit() if options.all else None
    settings = read_settings(choose_config(options.config))
    with ThreadPoolExecutor(max_workers=1) as beside:  # hunspell is a process of its own
        spelling = beside.submit(check_spelling, settings.docs_dir)
        site, problems = check_site(settings)
        misspelt = spelling.result()
    problems += find_changes(ROOT)
    if site:
        problems += run_checks(FOR_AUTHORS, Subject(site.course, settings, site.year))
        problems += [*(misspelt or ()), *find_broken()]
    if problems:
        print(format_problems(problems), flush=True)
        annotate(problems)
    is_wrong = any(not problem.is_warning for problem in problems)
    if site:
        if not is_wrong:
            say(f"Innholdet er i orden: {len(site.course.pages)} sider.")
        _say_lengths(site)
        say(tell_translated(settings.docs_dir))
        if misspelt is None:
            say("Stavekontrollen er ikke kjørt; den trenger hunspell med ordboka nb_NO.")
    failed = [check for check in CODE_CHECKS if options.all and not _passes(check)]
    lines, is_weak = read_audit(audit) if audit else ([], False)
    for line in lines:
        say(line)
    return 1 if failed or is_weak or is_wrong else 0


def _say_lengths(site: Site) -> None:
    """Tell how much there is, and how much of it each reader reads."""
    for path, words in reading_lengths(site.course).items():
        say(f"{tell_length(path, words).capitalize()}.")


def _passes(check: tuple[str, ...]) -> bool:
    return subprocess.run([sys.executable, "-m", *check], cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    run(main)
