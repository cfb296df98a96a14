"""A municipality's logo in, what is wrong with the file out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.problems import Problem
from macros.settings import LOCAL

LARGEST_LOGO = 30_000
"""In bytes; it is fetched with every first visit."""


def check_logo(subject: Subject) -> Iterator[Problem]:
    """A logo is there and is small; that it is a safe image, the check of all files says."""
    settings = subject.settings
    logo = settings.local.logo
    if not logo:
        return
    file, message = settings.docs_dir / logo, None
    if not file.is_file():
        message = f"bildet «{logo}» finnes ikke; legg det i «docs/lokalt»"
    elif file.stat().st_size > LARGEST_LOGO:
        message = (
            f"bildet er {file.stat().st_size // 1000} kB og gjør hver side tyngre; bruk ett på høyst 30 kB"
        )
    if message:
        line = settings.local_tree.line((*LOCAL, "logo"))
        yield Problem(settings.local_file, line, "extra.local.logo", message)
