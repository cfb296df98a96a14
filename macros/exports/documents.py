"""The site in, its Word files beside the pages out.

Only for what is written on screen, and never for anything about pupils, which the sheet's schema sees to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from macros.addresses import page_url
from macros.course import Entry
from macros.exports.downloads import Download
from macros.exports.word.outline import WordDocument
from macros.exports.word.pages import sheet_document, text_document
from macros.exports.word.prose import prose_document
from macros.exports.word.sessions import record_document, summons_document
from macros.schema.base import Page
from macros.schema.library import TheoryPage
from macros.schema.sheet import Sheet, Word
from macros.site import Site
from macros.wording import text
from macros.year.planner import PlannedSession

FILLED: dict[Word | None, Callable[[Site, PlannedSession, Sheet], WordDocument] | None] = {
    None: None,
    "blank": None,
    "call": summons_document,
    "minutes": record_document,
}
"""What is made for each session that names a sheet, by what the sheet says of Word."""


def write_documents(site: Site, folder: Path) -> list[Download]:
    """Write every Word file into the built site; needs the extra `word`."""
    from macros.exports.word.files import write_word

    downloads = []
    for entry, label, document in plan_documents(site):
        url = f"{page_url(entry.path)}{document.id}.docx"
        content = write_word(document)
        file = folder / url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        downloads.append(Download(page=entry.path, url=url, format="docx", label=label, size=len(content)))
    return downloads


def plan_documents(site: Site) -> Iterator[tuple[Entry[Page], str, WordDocument]]:
    """Yield the page, the label and the content of each file."""
    course = site.course
    for sheet in course.sheets.values():
        if sheet.page.word:
            yield sheet, text("word.blank", title=sheet.page.title), sheet_document(site, sheet)
    for page in course.all_of(TheoryPage):
        if page.page.word:
            yield page, text("word.text", title=page.page.title), prose_document(site, page)
    for entry in course.texts.values():
        yield entry, text("word.text", title=entry.page.title), text_document(site, entry)
    for session in site.year.sessions:
        for handout in session.document.print:
            sheet = course.sheets[handout.sheet]
            fill = FILLED[sheet.page.word]
            if fill:
                label = text(f"word.{sheet.page.word}", number=session.number)
                yield session.page, label, fill(site, session, sheet.page)
