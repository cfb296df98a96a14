"""Say what a release lacks: a contact for what is wrong in the course. Exit 1 when there is none."""

from __future__ import annotations

import re

from macros.version import read_contact
from scripts.commands import CommandError, Parser, run, say

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|https://[^\s<>\"]+")
PLACE = "pyproject.toml: tool.gode-relasjoner.contact"


def main() -> int:
    """Refuse a release whose readers would have nobody to write to."""
    Parser("Se om en utgivelse har det den må ha.").parse_args()
    contact = read_contact()
    if not ADDRESS.fullmatch(contact):
        told = f"er «{contact}»" if contact else "er tom"
        raise CommandError(
            f"{PLACE}: {told}; skriv e-postadressen eller nettadressen der leserne kan si fra om feil i innholdet"
        )
    say(f"Leserne sier fra til {contact}.")
    return 0


if __name__ == "__main__":
    run(main)
