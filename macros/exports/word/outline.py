"""What a Word document says, as plain values: parts in their order, and who it is by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.components.blanks.view import Line, blank
from macros.site import Site
from macros.wording import text


@dataclass(frozen=True)
class Heading:
    """A heading below the document's own."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `label` stands in bold before it."""

    words: Line
    label: str | None = None


@dataclass(frozen=True)
class Bullets:
    """A list of points."""

    items: tuple[Line, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Options:
    """One of several, chosen from a list."""

    label: str
    options: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table; its first row is the header, repeated on each page."""

    title: str
    """What it holds, for those who cannot see it."""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """Of the columns, in percent, about."""
    ticked: range = range(0)
    """The columns with a box to tick on each row."""


Part = Heading | Paragraph | Bullets | Options | Grid


@dataclass(frozen=True, kw_only=True)
class WordDocument:
    """A whole document."""

    id: str
    title: str
    subject: str
    version: date
    """An ISO date, which also dates the file, so that the same input makes the same bytes."""
    author: str
    municipality: str | None
    parts: tuple[Part, ...]


def author_of(site: Site) -> str:
    """Return whose document it is."""
    return site.course.local.municipality or text("word.author")


def to_write() -> Line:
    """Return an open blank."""
    return blank(text("word.write"))


def table(title: str, columns: dict[str, int], rows: int | tuple[tuple[str, ...], ...]) -> Grid:
    """Return a table by its columns and their widths; rows are padded with empty cells."""
    given = rows if isinstance(rows, tuple) else ((),) * rows
    padded = tuple((*row, *[""] * (len(columns) - len(row))) for row in given)
    return Grid(title=title, header=tuple(columns), rows=padded, widths=tuple(columns.values()))
