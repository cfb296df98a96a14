"""Say what a release lacks: a contact for what is wrong in the course, or what is new for readers. Exit 1 then."""

from __future__ import annotations

import re

from macros.news import load_releases
from macros.version import read_contact, read_version
from scripts.commands import ROOT, CommandError, Parser, run, say

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|https://[^\s<>\"]+")
NEWS = "docs/om/hva-er-nytt.md"
PLACE = "pyproject.toml: tool.gode-relasjoner.contact"


def main() -> int:
    """Refuse a release whose readers would have nobody to write to, or would not be told what is new."""
    Parser("Se om en utgivelse har det den må ha.").parse_args()
    contact = read_contact()
    if not ADDRESS.fullmatch(contact):
        told = f"er «{contact}»" if contact else "er tom"
        raise CommandError(
            f"{PLACE}: {told}; skriv e-postadressen eller nettadressen der leserne kan si fra om feil i innholdet"
        )
    _refuse_without_news(read_version())
    say(f"Leserne sier fra til {contact}.")
    return 0


def _refuse_without_news(version: str) -> None:
    release = next((each for each in load_releases() if each.version == version), None)
    if release is None:
        raise CommandError(
            f"Hva som er nytt i {version}, er ikke skrevet; kjør scripts/news.py med utgaven før."
        )
    page = (ROOT / NEWS).read_text(encoding="utf-8")
    wanted = [f"{{: #utgave-{version.replace('.', '-')} }}"]
    wanted += [f'{{{{ changes("{version}") }}}}'] if release.pages else []
    missing = [f"«{words}»" for words in wanted if words not in page]
    if missing:
        raise CommandError(f"{NEWS}: {' og '.join(missing)} mangler; skriv det viktigste om utgaven der.")


if __name__ == "__main__":
    run(main)
