"""PDFs in, what a reader's program finds in them out."""

from pathlib import Path

import pdfua
from pypdf import PdfReader


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
