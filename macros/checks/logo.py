"""A municipality's logo in, what is wrong with the file out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.problems import Problem
from macros.settings import LOCAL

LARGEST_LOGO = 30_000
"""In bytes; it is fetched with every first visit."""
PNG = b"\x89PNG\r\n\x1a\n"
SVG = re.compile(rb"\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<svg[\s>]", re.DOTALL)


def check_logo(subject: Subject) -> Iterator[Problem]:
    """A logo is there, is an image, and is small."""
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
    elif not _is_image(file.read_bytes(), file.suffix):
        message = f"«{logo}» er ikke et bilde av slaget {file.suffix[1:].upper()}; lagre det på nytt"
    if message:
        line = settings.local_tree.line((*LOCAL, "logo"))
        yield Problem(settings.local_file, line, "extra.local.logo", message)


def _is_image(content: bytes, suffix: str) -> bool:
    if suffix == ".png":
        return content.startswith(PNG)
    return SVG.match(content.removeprefix(b"\xef\xbb\xbf")) is not None
