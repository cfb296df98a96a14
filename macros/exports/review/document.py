"""The site in, a document for the experts of each module out: every paragraph, and room for an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.calls import ROOMS
from macros.components.blanks.view import words
from macros.course import Entry
from macros.course.additions import LOCAL_FOLDER
from macros.exports.review.passages import Passage, passages_of
from macros.exports.word.outline import Bullets, Grid, Heading, Paragraph, Part, WordDocument
from macros.reviews import fingerprint
from macros.schema.base import ContentPage, Page
from macros.site import Site
from macros.version import read_version
from macros.views.source import source_name
from macros.wording import text

MODULES = {
    "larere": ("laerer/", "arbeidsark/laerer/", "arbeidsark/stor-skrift/"),
    "ledere": ("leder/", "arbeidsark/leder/", "arbeidsark/tekster/"),
    "felles": ("",),
}
"""By the name of each file: where the pages in it lie; the last one has the rest."""
SOURCES_PAGE = "om/kildene.md"
RIGHTS = ("lisens",)
DOUBTS = ("uenige", "mangler", "avvik", "uavklart", "tall")
"""The sections of the page of sources that are for everyone who reads."""
WHOLE = "hele-siden"
WIDTHS = {"id": 27, "words": 38, "source": 12, "answer": 23}
UNDATED = date(2020, 1, 1)
"""The date of a course none of whose texts has one; a build knows no clock."""


def review_documents(site: Site) -> Iterator[WordDocument]:
    """Yield a document for each module that has pages."""
    waiting = [entry for entry in site.course.pages.values() if _is_read(entry)]
    newest = max(
        (day for entry in waiting if isinstance(day := getattr(entry.page, "version", None), date)),
        default=UNDATED,
    )
    for name, folders in MODULES.items():
        entries = [entry for entry in waiting if entry.path.startswith(folders)]
        waiting = [entry for entry in waiting if entry not in entries]
        if entries:
            yield WordDocument(
                id=f"gjennomgang-{name}",
                title=text(f"review.title.{name}"),
                subject=text("review.subject"),
                version=newest,
                author=text("word.author"),
                municipality=None,
                parts=(*_first_page(site), *_pages(site, entries), Paragraph(words(text("review.end")))),
            )


def answer_prompt(passage: Passage) -> str:
    """Return what stands in the field for an answer: what is, or may be, ours is asked about."""
    return text("review.prompt") if passage.source == "forslag" or passage.is_mixed else ""


def _whose(site: Site, passage: Passage) -> str:
    source = source_name(passage.source, site.course.local)
    return text("review.mixed", source=source) if passage.is_mixed else source


def _is_read(entry: Entry[Page]) -> bool:
    return not entry.path.startswith(LOCAL_FOLDER) and entry.kind not in (*ROOMS, "session")


def _first_page(site: Site) -> Iterator[Part]:
    yield Paragraph(words(text("review.intro", version=read_version())))
    yield Bullets(tuple(words(text(f"review.how.{number}")) for number in range(1, 6)))
    yield Heading(text("review.rights"))
    yield Paragraph(words(text("review.rights.intro")))
    sources = site.course.pages.get(SOURCES_PAGE)
    told = passages_of(site.course, sources) if sources else ()
    question = Passage(
        path=SOURCES_PAGE, key="rettigheter", words=text("review.rights.ask"), source="forslag", line=1
    )
    yield _grid(site, text("review.rights"), (question, *(one for one in told if one.section in RIGHTS)))
    doubts = tuple(one for one in told if one.section in DOUBTS)
    if doubts:
        yield Heading(text("review.doubts"))
        yield Paragraph(words(text("review.doubts.intro")))
        yield _grid(site, text("review.doubts"), doubts)


def _pages(site: Site, entries: list[Entry[Page]]) -> Iterator[Part]:
    for entry in entries:
        page, passages = entry.page, passages_of(site.course, entry)
        if not passages:
            continue
        yield Heading(page.title)
        yield Paragraph(words(f"docs/{entry.path}"))
        whole: tuple[Passage, ...] = ()
        if isinstance(page, ContentPage):
            told = text("review.usual", source=source_name(page.source, site.course.local))
            yield Paragraph(words(f"{told} {page.provenance or ''}".strip()))
            asked = text("review.whole", mark=fingerprint(entry))
            whole = (Passage(path=entry.path, key=WHOLE, words=asked, source=page.source, line=1),)
        yield _grid(site, page.title, (*whole, *passages))


def _grid(site: Site, title: str, passages: tuple[Passage, ...]) -> Grid:
    rows = tuple(
        (
            f"{one.path}#\n{one.key}\n{one.mark}",
            one.words,
            _whose(site, one),
            text("review.by") if one.key == WHOLE else answer_prompt(one),
        )
        for one in passages
    )
    header = tuple(text(f"review.column.{name}") for name in WIDTHS)
    return Grid(title=title, header=header, rows=rows, widths=tuple(WIDTHS.values()))
