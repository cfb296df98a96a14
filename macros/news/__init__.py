"""What each release changed in texts, meetings and sheets, by `releases/<version>.yml`: a file in, a `Release` out.

`scripts/news.py` writes a file when a release is made, from the course as it was and as it is. It is kept with the
course, so that a build asks no one for its history, and whoever releases may take out what nobody needs to know.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from macros.reader.tree import parse_yaml
from macros.schema.base import MAX_TITLE, Model, Version
from macros.version import order_of

RELEASES = Path(__file__).with_name("releases")
NewsFor = Literal["teachers", "facilitators", "leaders", "all", "municipality"]
"""Whom a page is for; the order is that of the page that tells."""
What = Literal["new", "gone", "moved", "changed", "corrected"]
Name = Annotated[str, Field(max_length=MAX_TITLE)]
Names = Mapping[str, Name]
"""A name in the languages that it was translated to, by language."""


class Piece(Model):
    """A block, an item, a question, a field or a section of a page that is new, gone or other than it was."""

    name: Name
    names: Names = Field(default_factory=dict)
    what: Literal["new", "gone", "changed"]
    minutes: tuple[int | None, int | None] | None = None
    """What it took, and what it takes, when they differ."""
    is_reworded: bool = False
    """Whether more than a few of its words are others."""


class PageNews(Model):
    """What happened to a page; one whose words are put right here and there is `corrected`."""

    path: str
    title: Name
    titles: Names = Field(default_factory=dict)
    reader: NewsFor
    what: What
    before: str | None = None
    """The title it had, when it has another."""
    before_in: Names = Field(default_factory=dict)
    minutes: tuple[int, int] | None = None
    """What all of it took, and what it takes, when they differ."""
    pieces: tuple[Piece, ...] = ()
    rest: bool = False
    """Whether more than a few words outside the pieces are others."""


class Release(Model):
    """A version, and what is other than in the one before."""

    version: Version
    since: Version | None
    """The version it is compared with; None for the first."""
    pages: tuple[PageNews, ...]


@lru_cache(maxsize=4)
def load_releases(folder: Path = RELEASES) -> tuple[Release, ...]:
    """Read all releases, the newest first; a mistake in a file is ours, so it raises."""
    files = sorted(folder.glob("*.yml"))
    found = (_read(file) for file in files)
    return tuple(sorted(found, key=lambda release: order_of(release.version), reverse=True))


def _read(file: Path) -> Release:
    data = parse_yaml(file.read_text(encoding="utf-8"), file.name).data
    return Release.model_validate(data, strict=False)
