"""Sheets in, what is wider than their paper out: every column measured in millimetres, as it is printed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from macros.course import Course, problem_at
from macros.problems import Location, Problem
from macros.schema.sheet import CheckList, ClassList, Column, Sheet, SheetField, Table

PAPER = {"portrait": 180.0, "landscape": 267.0}
"""Between the margins of A4."""
LIST_OF_TWO = 130.5
CODE = {1: 20.0, 2: 15.5}
"""The column of codes in a class list, by how many lists stand side by side."""
CHOICE = 14.0
COMMENT = 0.2
POINT = 60.0
"""A point of a check list is a sentence."""
HAND = 7.0
"""What a hand needs to write a letter or a cross."""
MARKS = 28.0
"""Four letters to draw a ring round."""
HEADING = {1: 10.0, 2: 8.5}
PADDING = {1: 3.2, 2: 1.8}
POINT_SIZE = 25.4 / 72
EM = 1000
USUAL_GLYPH = 611
GLYPHS = {
    278: "IijlJ.,:;!/ ",
    333: "ft-–()",
    389: "r",
    500: "z",
    556: "aceksvxyå0123456789",
    667: "ESPVXY",
    722: "ABCDHKNRUÅ",
    778: "GOQwØ",
    889: "mæMW",
    1000: "Æ",
}
"""How wide letters are in a bold sans serif, in thousandths of its size."""
WIDTHS = {glyph: width for width, glyphs in GLYPHS.items() for glyph in glyphs}


def check_widths(course: Course) -> Iterator[Problem]:
    """No column of a sheet is narrower than its heading or a hand, and all of them fit on the paper."""
    for entry in course.sheets.values():
        for index, field in enumerate(entry.page.fields):
            for location, message in _misfits(entry.page, field):
                yield problem_at(entry, ("fields", index, *location), message)


def _misfits(sheet: Sheet, field: SheetField) -> Iterator[tuple[Location, str]]:
    paper = PAPER[sheet.orientation]
    if isinstance(field, CheckList):
        yield from _check_choices(field, paper)
    elif isinstance(field, Table):
        yield from _check_columns(field.columns, paper, 0, 1)
    elif isinstance(field, ClassList):
        width = LIST_OF_TWO if field.lists > 1 else paper
        yield from _check_columns(
            field.columns, min(width, paper / field.lists), CODE[field.lists], field.lists
        )


def _check_columns(
    columns: Sequence[Column], paper: float, taken: float, lists: int
) -> Iterator[tuple[Location, str]]:
    """Check the columns of a table `paper` millimetres wide, of which `taken` are not theirs."""
    declared = sum(column.percent for column in columns)
    room = math.floor(100 * (paper - taken) / paper)
    if declared > room:
        message = f"kolonnene tar {declared} prosent av bredden, og det er {room} å ta av; gjør noen smalere"
        yield ("columns",), message
        return
    open_columns = sum(not column.percent for column in columns)
    rest = (paper - taken) - paper * declared / 100
    for index, column in enumerate(columns):
        width = paper * column.percent / 100 or rest / open_columns
        need, what = _needed(column, lists)
        if width < need:
            least = math.ceil(100 * need / paper / 5) * 5
            message = (
                f"kolonnen blir {width:.0f} mm på papiret, men trenger {math.ceil(need)} mm til {what};"
                f" gi den «width: {least}», eller et kortere ord"
            )
            yield ("columns", index), message


def _needed(column: Column, lists: int) -> tuple[float, str]:
    """Return the millimetres a column needs, and what for."""
    word = max(column.title.replace("-", "- ").split(), key=_glyphs)
    heading = _millimetres(word, lists)
    if column.marks and heading < MARKS:
        return MARKS, "merkene"
    return (heading, f"«{word}»") if heading > HAND else (HAND, "håndskrift")


def _check_choices(field: CheckList, paper: float) -> Iterator[tuple[Location, str]]:
    for index, choice in enumerate(field.choices):
        word = max(choice.split(), key=_glyphs)
        need = _millimetres(word, 1)
        if need > CHOICE:
            message = (
                f"ruta er {CHOICE:.0f} mm, men «{word}» trenger {math.ceil(need)} mm; finn et kortere ord"
            )
            yield ("choices", index), message
    left = paper * (1 - COMMENT * field.comment) - CHOICE * len(field.choices)
    if left < POINT:
        message = (
            f"det blir {left:.0f} mm igjen til punktene, og de trenger {POINT:.0f};"
            " bruk færre ruter, eller «orientation: landscape»"
        )
        yield ("choices",), message


def _millimetres(word: str, lists: int) -> float:
    """Return how wide a word is as a heading, with the air around it."""
    return _glyphs(word) / EM * HEADING[lists] * POINT_SIZE + PADDING[lists]


def _glyphs(word: str) -> int:
    return sum(WIDTHS.get(letter, USUAL_GLYPH) for letter in word)
