"""PDFs in, what a reader's program finds in them out."""

import re
from pathlib import Path

import pdfua
from pypdf import PdfReader

IDENTITY = re.compile(r"(\S+) · [^·]+ · versjon [\d-]+ · utgave ")
"""What stands at the foot of each side of a sheet: its name first."""


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
        f"links to {outside}": bool(outside),
        "stamped with a time": reader.metadata.creation_date is not None,
    }
    findings = [f"{finding.rule_id}: {finding.message}" for finding in report.findings]
    return [*(words for words, is_so in wrong.items() if is_so), *findings]


def loose_fonts(reader: PdfReader) -> list[str]:
    """Return the fonts that are not in the file."""
    fonts = {
        str(font["/BaseFont"]): font.get("/DescendantFonts", [font])[0].get_object()
        for page in reader.pages
        for font in (item.get_object() for item in page["/Resources"]["/Font"].values())
    }
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return [
        name for name, font in fonts.items() if not any(file in font["/FontDescriptor"] for file in files)
    ]


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
