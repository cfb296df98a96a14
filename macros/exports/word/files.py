"""A document in, the bytes of a Word file out: the only module that knows Word.

The file has headings, table headers, language and title for those who listen to it, and no time of
day in it, so that the same document is the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table

from macros.components.blanks.view import Line
from macros.exports.word import ooxml
from macros.exports.word.outline import Bullets, Grid, Heading, Options, Paragraph, Part, WordDocument
from macros.wording import spoken, text

FONT, SIZE = "Arial", Pt(11)
INK = RGBColor(0x17, 0x45, 0x6B)
MARGIN, TOP, PAGE = Mm(20), Mm(17), (Mm(210), Mm(297))
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
TABLE_WIDTH = TEXT_WIDTH - Mm(4)
"""Its cells have margins of their own on each side."""
MOST_ROWS_TOGETHER = 12
"""A longer table may be cut by the end of a page; its header is repeated."""
HEADINGS = {"Heading 1": (Pt(18), Pt(0)), "Heading 2": (Pt(13), Pt(9)), "Heading 3": (Pt(11), Pt(8))}
"""The size of each, and the space before it."""
AFTER_TABLE = Pt(6)
LAST_TOGETHER = 6
"""The paragraphs at the end that go together to the next page, so no signature stands there alone."""
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def write_word(document: WordDocument) -> bytes:
    """Return a document as a Word file."""
    made = docx.Document()
    _set_properties(made.core_properties, document)
    _set_page(made.sections[0], document)
    _set_styles(made.styles)
    ooxml.drop_thumbnail(made.part.package)
    ooxml.set_settings_language(made.settings.element, _language())
    made.add_heading(document.title, level=1)
    for before, part in zip((None, *document.parts[:-1]), document.parts, strict=True):
        _add_part(made, part)
        if isinstance(before, Grid) and isinstance(part, Paragraph):
            made.paragraphs[-1].paragraph_format.space_before = AFTER_TABLE
    for paragraph in made.paragraphs[-LAST_TOGETHER:-1]:
        paragraph.paragraph_format.keep_with_next = True
    raw = io.BytesIO()
    made.save(raw)
    return _fix_times(raw.getvalue())


def _set_properties(properties: Any, document: WordDocument) -> None:
    written = datetime.combine(document.version, time(), UTC)
    properties.title, properties.subject = document.title, document.subject
    properties.author = properties.last_modified_by = document.author
    properties.language, properties.comments, properties.keywords = _language(), "", document.id
    properties.created = properties.modified = written
    properties.revision = 1


def _language() -> str:
    """Return what Word calls the language that is written."""
    return f"{spoken()}-NO"


def _set_page(section: Any, document: WordDocument) -> None:
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = TOP
    section.header_distance = section.footer_distance = Mm(9)
    foot = section.footer.paragraphs[0]
    foot.add_run(text("word.foot", id=document.id, version=document.version))
    before, between, after = text("word.page", page="\0", pages="\0").split("\0")
    foot.add_run(f"\t{before}")
    ooxml.add_field(foot, "PAGE")
    foot.add_run(between)
    ooxml.add_field(foot, "NUMPAGES")
    foot.add_run(after)
    if document.municipality:
        section.header.paragraphs[0].add_run(document.municipality)


def _set_styles(styles: Any) -> None:
    """One readable font for all, and Norwegian for every word."""
    ooxml.set_defaults(styles.element, FONT, _language())
    normal = styles["Normal"]
    normal.font.size = SIZE
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.07
    for name in ("Normal", *HEADINGS, "List Bullet", "List Number", "Header", "Footer"):
        ooxml.set_font(styles[name].element, FONT, _language())
    for name, (size, before) in HEADINGS.items():
        style = styles[name]
        style.font.size, style.font.bold, style.font.color.rgb = size, True, INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = before, Pt(3)
        style.paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        styles[name].font.size = Pt(9)
        ooxml.clear_tabs(styles[name].element)
        styles[name].paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _add_part(made: Any, part: Part) -> None:
    if isinstance(part, Heading):
        made.add_heading(part.text, level=part.level)
    elif isinstance(part, Paragraph):
        paragraph = made.add_paragraph()
        if part.label:
            paragraph.add_run(f"{part.label}: ").bold = True
        _add_line(paragraph, part.words)
    elif isinstance(part, Bullets):
        for item in part.items:
            _add_line(made.add_paragraph(style="List Number" if part.is_numbered else "List Bullet"), item)
    elif isinstance(part, Options):
        ooxml.add_choice(made.add_paragraph(), part.label, text("word.choose"), part.options)
    else:
        made.paragraphs[-1].paragraph_format.keep_with_next = True
        _fill_grid(made.add_table(len(part.rows) + 1, len(part.header), style="Table Grid"), part)


def _add_line(paragraph: Any, line: Line) -> None:
    for run in line:
        written = paragraph.add_run(run.text)
        written.bold = run.is_strong or None
        if run.is_blank:
            ooxml.shade(written)
            ooxml.make_control(written, run.text.strip("[]"))


def _fill_grid(table: Table, grid: Grid) -> None:
    table.autofit = False
    ooxml.describe_table(table, grid.title)
    ooxml.mark_header(table.rows[0])
    total = sum(grid.widths)
    lines = (grid.header, *grid.rows)
    for number, (row, words) in enumerate(zip(table.rows, lines, strict=True), 1):
        ooxml.keep_whole(row)
        is_followed = number < len(lines) <= MOST_ROWS_TOGETHER or number == 1
        for column, (cell, word, width) in enumerate(zip(row.cells, words, grid.widths, strict=True)):
            cell.width = TABLE_WIDTH * width // total
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            paragraph.paragraph_format.keep_with_next = is_followed
            paragraph.add_run(word).bold = words is grid.header or None
            if column in grid.ticked and words is not grid.header:
                ooxml.add_tick(paragraph, f"{words[0]} {grid.header[column]}")
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = TABLE_WIDTH * width // total


def _fix_times(raw: bytes) -> bytes:
    """Write the archive again without the time of day."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(fixed, "w") as new:
        for entry in old.infolist():
            named = zipfile.ZipInfo(entry.filename, FIXED_TIME)
            named.compress_type = zipfile.ZIP_DEFLATED
            named.external_attr = 0o600 << 16
            new.writestr(named, old.read(entry))
    return fixed.getvalue()
