"""The part of a page that begins at a heading in, a Word document to write over out.

The page stays Markdown for its readers; what they get as a file is the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile
from xml.etree.ElementTree import Element

from macros.components.blanks.view import Line, Run, words
from macros.course import Entry
from macros.exports.word.outline import Bullets, Grid, Heading, Paragraph, Part, WordDocument, author_of
from macros.left_out import unlink
from macros.markup.look import look_at
from macros.own_words import exchange
from macros.schema.library import TheoryPage
from macros.site import Site

FULL_WIDTH = 100
MOST_SIGNS, ROOM, SIGN = 60, 12, 3
"""What a column's width is weighed by: the signs in its longest cell, room besides, and a sign that is not broken off."""
BELOW = {"h3": 2, "h4": 3}
"""The headings below the one that becomes the document's title, which is the first level."""


def prose_document(site: Site, entry: Entry[TheoryPage]) -> WordDocument:
    """Return what stands from the heading that the page names, to its end."""
    page = entry.page
    assert page.word, "the caller asks only those that have a file"
    assert page.version, "the schema sees to it"
    said = exchange(unlink(entry.body.prose, entry.path, site.course.left_out), site.course)
    heading, *rest = find_section(said, page.word)
    return WordDocument(
        id=page.id,
        title=_words(heading),
        subject=page.description,
        version=page.version,
        author=author_of(site),
        municipality=site.course.local.municipality,
        parts=tuple(_parts(rest)),
    )


def find_section(body: str, name: str) -> list[Element]:
    """Return the elements from the heading with an id to the end of the text; none when there is none."""
    return list(dropwhile(lambda element: element.get("id") != name, look_at(body).tree))


def _parts(elements: list[Element]) -> Iterator[Part]:
    title = ""
    for element in elements:
        match element.tag:
            case "h3" | "h4":
                title = _words(element)
                yield Heading(title, BELOW[element.tag])
            case "p":
                yield Paragraph(_line(element))
            case "ul" | "ol":
                yield Bullets(tuple(map(_line, element)), is_numbered=element.tag == "ol")
            case "table":
                yield _grid(element, title)
            case _:
                yield Paragraph(words(_words(element)))


def _grid(table: Element, title: str) -> Grid:
    """Return a table, with a column wide enough for its longest word, and wider the more there is in it."""
    header, *rows = (tuple(map(_words, row)) for row in table.iter("tr"))
    sizes = [
        max(min(max(map(len, column)), MOST_SIGNS) + ROOM, SIGN * max(map(len, " ".join(column).split())))
        for column in zip(header, *rows, strict=True)
    ]
    widths = tuple(FULL_WIDTH * size // sum(sizes) for size in sizes)
    return Grid(title=title, header=header, rows=tuple(rows), widths=widths)


def _line(element: Element) -> Line:
    """Return the words of a paragraph, a point or a cell, with what is strong in it."""
    runs = [Run(text=element.text)] if element.text else []
    for child in element:
        text = "".join(child.itertext())
        runs += [Run(text=text, is_strong=child.tag == "strong"), *words(child.tail or "")]
    tidy = [Run(text=" ".join(f"|{run.text}|".split())[1:-1], is_strong=run.is_strong) for run in runs]
    return tuple(run for run in tidy if run.text)


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
