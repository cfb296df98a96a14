"""A sheet or a text to adapt in, its Word document out, from the same data as the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from macros.components.adaptable_text.view import adaptable_text
from macros.components.blanks.view import words
from macros.course import Entry
from macros.exports.word.outline import (
    Bullets,
    Grid,
    Heading,
    Options,
    Paragraph,
    Part,
    WordDocument,
    author_of,
    table,
    to_write,
)
from macros.schema.adaptable import AdaptableText
from macros.schema.sheet import (
    CheckList,
    Choice,
    ClassList,
    Column,
    Lines,
    Sheet,
    SheetField,
    Signatures,
    Sketch,
    Table,
)
from macros.site import Site
from macros.wording import text

FULL_WIDTH = 100


def sheet_document(site: Site, entry: Entry[Sheet]) -> WordDocument:
    """Return a sheet with every field empty."""
    page = entry.page
    return WordDocument(
        id=page.id,
        title=page.title,
        subject=page.description,
        version=page.version,
        author=author_of(site),
        municipality=site.course.local.municipality,
        parts=tuple(part for field in page.fields for part in _field_parts(field)),
    )


def text_document(site: Site, entry: Entry[AdaptableText]) -> WordDocument:
    """Return a text to adapt, with its blanks."""
    page, view = entry.page, adaptable_text(site, entry)
    parts: list[Part] = [Paragraph(line) for line in view.opening]
    for section in view.sections:
        parts += [Heading(section.title), *(Paragraph(line) for line in section.paragraphs)]
        parts += [Bullets(section.items)] if section.items else []
    parts += [Paragraph(line) for line in view.closing]
    return WordDocument(
        id=page.id,
        title=page.heading,
        subject=page.description,
        version=page.version,
        author=author_of(site),
        municipality=site.course.local.municipality,
        parts=tuple(parts),
    )


def _field_parts(field: SheetField) -> Iterator[Part]:
    yield Heading(field.label)
    if field.help:
        yield Paragraph(words(field.help))
    match field:
        case Signatures():
            yield from (Paragraph(to_write(), line) for line in field.lines)
        case Lines():
            yield Paragraph(to_write())
        case Choice():
            yield Options(field.label, field.options)
        case Table():
            rows = field.rows if isinstance(field.rows, int) else tuple((title,) for title in field.rows)
            yield table(field.label, _widths(field.columns), rows)
        case CheckList():
            yield _check_table(field)
        case ClassList() | Sketch():
            raise TypeError(
                f"a {field.kind} is for paper alone; the schema keeps its sheet from being a file"
            )
        case _:
            assert_never(field)


def _widths(columns: tuple[Column, ...]) -> dict[str, int]:
    known = sum(column.width or 0 for column in columns)
    unknown = sum(column.width is None for column in columns)
    each = max(FULL_WIDTH - known, 0) // unknown if unknown else 0
    return {column.title: column.width or each for column in columns}


def _check_table(field: CheckList) -> Grid:
    """A point a row, with a column to mark for each choice."""
    answers = field.choices or (text("sheet.done"),)
    comment = {text("sheet.comment"): 25} if field.comment else {}
    point = FULL_WIDTH - 10 * len(answers) - sum(comment.values())
    columns = {text("sheet.point"): point, **dict.fromkeys(answers, 10), **comment}
    grid = table(field.label, columns, tuple((item,) for item in field.items))
    return replace(grid, ticked=range(1, 1 + len(answers)))
