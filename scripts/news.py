"""Write what a release changes for readers: the content at a tag of git's against the content that is here.

Whoever releases reads the file, takes out what nobody needs to know, and writes in own words on the page of news.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

import yaml

from macros.catalogues import LANGUAGES, MARKED, read_edited
from macros.news import RELEASES, Release
from macros.news.compare import compare
from macros.news.pages import PageText, add_names, read_pages
from macros.translation.tree import write_tree
from macros.version import read_version
from scripts.commands import ROOT, CommandError, Parser, run, say

HEAD = "# What {version} changed since {since}; made by scripts/news.py, and read by whoever released it.\n"


def main() -> int:
    """Compare, write, and say where."""
    parser = Parser("Skriv hva som er endret for leserne siden en utgave, før en ny blir gitt ut.")
    parser.add_argument("since", metavar="UTGAVE", help="utgaven å sammenligne med, som 0.1.0")
    parser.add_argument("--tag", help="merket i git, når det ikke er «v» og utgaven")
    parser.add_argument(
        "--skriv-over", action="store_true", help="lag fila på nytt, uten det som er rettet i den"
    )
    options = parser.parse_args()
    tag, version = options.tag or f"v{options.since}", read_version()
    if options.since == version:
        raise CommandError(
            f"Utgaven her heter også {version}; sett den nye «version» i pyproject.toml først."
        )
    with tempfile.TemporaryDirectory() as folder:
        then, made = Path(folder) / "then", Path(folder) / "made"
        _unpack(tag, then)
        release = compare(_read(then, made), _read(ROOT, made), version, options.since)
    target = RELEASES / f"{version}.yml"
    if target.exists() and not options.skriv_over:
        raise CommandError(
            f"{target.relative_to(ROOT)} finnes, kanskje med det noen har rettet; skriv --skriv-over for å lage den på nytt."
        )
    target.write_text(_written(release), encoding="utf-8", newline="\n")
    count = len(release.pages)
    say(
        f"{count} {'side' if count == 1 else 'sider'} er endret siden {options.since}. Les {target.relative_to(ROOT)}."
    )
    say(f'Skriv det viktigste på siden «Hva er nytt», med «{{{{ changes("{version}") }}}}» under.')
    return 0


def _unpack(tag: str, folder: Path) -> None:
    """Put the content and its catalogues as they were at a tag into a folder."""
    command = ["git", "archive", "--format=zip", tag]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise CommandError(
            f"Fant ikke «{tag}» i git; hent merkene med «git fetch --tags», eller skriv --tag."
        )
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder)


def _read(root: Path, made: Path) -> dict[str, PageText]:
    """Return the pages of a version with their names in every language; `made` is emptied and used for that."""
    pages = read_pages(root / "docs")
    for language in LANGUAGES:
        write_tree(root / "docs", made, language, read_edited(language, root / "macros" / "strings"))
        pages = add_names(pages, language, read_pages(made / MARKED))
    return pages


def _written(release: Release) -> str:
    data = release.model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    return HEAD.format(version=release.version, since=release.since) + text


if __name__ == "__main__":
    run(main)
