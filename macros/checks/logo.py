"""A municipality's logo in, light or dark, what is wrong with the file out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.checks.subject import Subject
from macros.problems import Problem, format_field
from macros.settings import LOCAL

LARGEST_LOGO = 30_000
"""In bytes; it is fetched with every first visit."""


def check_logo(subject: Subject) -> Iterator[Problem]:
    """A logo is there and is small; that it is a safe image, the check of all files says."""
    settings = subject.settings
    local = settings.local
    for key, logo in (("logo", local.logo), ("logo_dark", local.logo_dark)):
        message = _refuse(settings.docs_dir / logo, logo) if logo else None
        if logo and key == "logo_dark" and not local.logo:
            message = "vises bare sammen med «logo»; skriv den også"
        if message:
            place = (*LOCAL, key)
            yield Problem(settings.local_file, settings.local_tree.line(place), format_field(place), message)


def _refuse(file: Path, logo: str) -> str | None:
    """Say what keeps a file from being a logo, if anything does."""
    if not file.is_file():
        return f"bildet «{logo}» finnes ikke; legg det i «docs/lokalt»"
    size = file.stat().st_size
    if size > LARGEST_LOGO:
        return f"bildet er {size // 1000} kB og gjør hver side tyngre; bruk ett på høyst 30 kB"
    return None
