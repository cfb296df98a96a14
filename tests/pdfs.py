"""PDFs in, what a reader's program finds in them out."""

import ctypes
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdfua
import pypdfium2
import pypdfium2.raw
from pypdf import PdfReader

FONT = "Kurspapir"
"""The one that is shipped for paper; what is set with another breaks otherwise on another machine."""
TOUCH = 1  # point, that the boxes of two lines may share
SLANT = 3  # points, that a word in italics leans over the one before it
SHARP = 0.01  # point, that numbers are rounded by
SMALLEST = 9  # points
ROUNDED = 0.05  # point, that a drawing's words may lose
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of a side."""

IDENTITY = re.compile(r"(\S+) · [^·]+ · versjon [\d-]+ · utgave ")
"""What stands at the foot of each side of a sheet: its name first."""
NUMBER = re.compile(r" · side \d+ av \d+")
OF_A_SHEET = re.compile(rf"{IDENTITY.pattern}.*?{NUMBER.pattern}")


def faults_in_pdf(file: Path) -> list[str]:
    """Return what keeps a PDF from being published, in words: tags, title, language, fonts, links."""
    reader = PdfReader(file)
    root = reader.root_object
    report = pdfua.validate(file)
    outside = [
        uri for uri in uris_in(reader) if not uri.startswith(("https://", "http://", "mailto:", "tel:"))
    ]
    wrong = {
        "not tagged": not root["/MarkInfo"]["/Marked"],
        "no title": not reader.metadata.title,
        "title not shown": not root["/ViewerPreferences"]["/DisplayDocTitle"],
        "not in Norwegian": root["/Lang"] != "nb",
        f"not embedded: {loose_fonts(reader)}": bool(loose_fonts(reader)),
        f"not our font: {other_fonts(reader)}": bool(other_fonts(reader)),
        f"printed over each other: {overlaps_in(file)}": bool(overlaps_in(file)),
        f"feet with more than theirs: {crowded_feet(file)}": bool(crowded_feet(file)),
        f"smaller than {SMALLEST} points: {small_print(file)}": bool(small_print(file)),
        f"links to {outside}": bool(outside),
        "stamped with a time": reader.metadata.creation_date is not None,
    }
    findings = [f"{finding.rule_id}: {finding.message}" for finding in report.findings]
    return [*(words for words, is_so in wrong.items() if is_so), *findings]


def loose_fonts(reader: PdfReader) -> list[str]:
    """Return the fonts that are not in the file."""
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return [
        name
        for name, font in _fonts(reader).items()
        if not any(file in font["/FontDescriptor"] for file in files)
    ]


def other_fonts(reader: PdfReader) -> list[str]:
    """Return the fonts that the machine lent."""
    return [name for name in _fonts(reader) if not re.match(rf"/\w+\+{FONT}", name)]


def _fonts(reader: PdfReader) -> dict[str, dict]:
    return {
        str(font["/BaseFont"]): font.get("/DescendantFonts", [font])[0].get_object()
        for page in reader.pages
        for font in (item.get_object() for item in page["/Resources"].get("/Font", {}).values())
    }


def overlaps_in(file: Path | bytes) -> list[tuple[int, str]]:
    """Return the texts, with their page, that another text or a rule is printed over."""
    with pypdfium2.PdfDocument(file) as document:
        return [(number, words) for number, page in enumerate(document, 1) for words in _overlaps(page)]


def _overlaps(page: pypdfium2.PdfPage) -> Iterator[str]:
    textpage = page.get_textpage()
    boxes = sorted(_boxes(textpage), key=_bottom)
    bottoms = list(map(_bottom, boxes))
    for number, one in enumerate(boxes):
        nearby = boxes[number + 1 : bisect(bottoms, one[3])]
        if any(_share(one, other) for other in nearby):
            yield textpage.get_text_bounded(*one)
    for path in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = path.get_bounds()
        if top - bottom < TOUCH:  # an underline touches its words, and no rule goes through any
            middle = (bottom + top) / 2
            through = (left, middle - TOUCH, right, middle + TOUCH)
            nearby = boxes[: bisect(bottoms, middle)]
            yield from (textpage.get_text_bounded(*box) for box in nearby if _share(box, through, down=2))


def _boxes(textpage: pypdfium2.PdfTextPage) -> list[Box]:
    return [textpage.get_rect(index) for index in range(textpage.count_rects())]


def _bottom(box: Box) -> float:
    return box[1]


def _share(one: Box, other: Box, *, down: float = 1) -> bool:
    """Say whether two boxes lie over each other by more than they may touch, and by `down` times that in height."""
    across, height = (min(one[side + 2], other[side + 2]) - max(one[side], other[side]) for side in (0, 1))
    return across > SLANT and height > down * TOUCH - SHARP


def crowded_feet(file: Path | bytes, running: str | None = None) -> list[tuple[int, str]]:
    """Return the feet, with their page, that have other words beside, between or below theirs.

    A sheet says itself at its foot what it is; all other sides of a PDF say the same, but for the number:
    `running`, or, where that is not known, what most of them say.
    """
    with pypdfium2.PdfDocument(file) as document:
        feet = {number: found for number, page in enumerate(document, 1) if (found := _foot(page))}
    said = Counter(NUMBER.sub("", foot) for foot, identity in feet.values() if not identity)
    (usual, _), *_ = [*said.most_common(1), ("", 0)]
    theirs = re.escape(usual if running is None else running) + NUMBER.pattern
    return [
        (number, foot)
        for number, (foot, identity) in feet.items()
        if not (is_end_of(identity, foot) if identity else re.fullmatch(theirs, foot))
    ]


def is_end_of(identity: str, foot: str) -> bool:
    """Say whether a line is the last one of what a sheet says that it is, which ends with how many sides there are."""
    return bool(foot) and identity.endswith(foot) and foot[-1].isdigit()


def _foot(page: pypdfium2.PdfPage) -> tuple[str, str] | None:
    """Return all words on the lowest line of a side that has a number, from edge to edge, and who its sheet is."""
    textpage = page.get_textpage()
    words = " ".join(textpage.get_text_bounded().split())
    if not NUMBER.search(words):
        return None
    _, bottom, _, top = min(_boxes(textpage), key=_bottom)
    identities = [found[0] for found in OF_A_SHEET.finditer(words)]
    foot = textpage.get_text_bounded(0, bottom, page.get_width(), top)
    return " ".join(foot.split()), identities[-1] if identities else ""


def small_print(file: Path | bytes) -> list[tuple[int, str]]:
    """Return the texts, with their page, that are smaller than anything on paper may be."""
    found = []
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(document, 1):
            textpage, size = page.get_textpage(), ctypes.c_float()
            for words in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                pypdfium2.raw.FPDFTextObj_GetFontSize(words.raw, ctypes.byref(size))
                if 0 < size.value * abs(words.get_matrix().d) < SMALLEST - ROUNDED:
                    found.append((number, textpage.get_text_bounded(*words.get_bounds())))
    return found


def uris_in(reader: PdfReader) -> list[str]:
    """Return every address that the links of a PDF lead to."""
    annotations = [item.get_object() for page in reader.pages for item in page.get("/Annots", [])]
    return [str(item["/A"]["/URI"]) for item in annotations if "/URI" in item.get("/A", {})]


def outline_of(reader: PdfReader) -> dict[str, int]:
    """Return the bookmarks of a PDF, on every level, with their page numbers from 1."""

    def walk(items):
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield item.title, reader.get_destination_page_number(item) + 1

    return dict(walk(reader.outline))


def words_of_pdf(reader: PdfReader) -> list[str]:
    """Return the text of each page, on one line."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def papers_of(reader: PdfReader) -> list[tuple[str, ...]]:
    """Return what lies on each paper when both its sides are used: a sheet's name, `prose`, or nothing."""
    sides = [_owner(words) for words in words_of_pdf(reader)]
    return [tuple(sides[first : first + 2]) for first in range(0, len(sides), 2)]


def _owner(words: str) -> str:
    """Return whose a side is: that of the sheet which says so at its foot, or that of the prose."""
    found = IDENTITY.findall(words)
    return found[-1] if found else "prose" if words else ""
