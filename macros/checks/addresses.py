"""The pages' paths in, those that become one address out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.checks.subject import Subject
from macros.problems import Problem


def check_addresses(subject: Subject) -> Iterator[Problem]:
    """Two files do not become one page: `om.md` and `om/index.md` have the same address."""
    first: dict[str, str] = {}
    for path in subject.course.pages:
        pure = PurePosixPath(path)
        address = str(pure.parent if pure.stem.casefold() in ("index", "readme") else pure.with_suffix(""))
        other = first.setdefault(address.casefold(), path)
        if other != path:
            message = f"siden får samme adresse som docs/{other}; gi fila et annet navn"
            yield Problem(f"docs/{path}", 0, "", message)
