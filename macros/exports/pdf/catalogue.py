"""The site and the folder it was built in in, every document that becomes a PDF out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import get_args

from markupsafe import Markup

from macros.calls import ROOMS
from macros.course import Entry
from macros.exports.pdf.document import Chapter, PdfDocument, compose, read_article
from macros.exports.pdf.groups import of_group, write_article
from macros.exports.pdf.order import in_order
from macros.exports.pdf.piles import Pile, plan_group_piles, plan_piles
from macros.exports.pdf.posters import posters
from macros.render import render_html
from macros.schema import kind_of
from macros.schema.base import Page, Track
from macros.schema.teacher import Meeting
from macros.site import Site
from macros.views.common import meeting_name
from macros.views.handouts import USUAL_GROUP, participants
from macros.wording import text

SHEETS = ("sheet", "large_sheet")
TAKEN_OUT = ("sheet", "meeting", "session")
"""What begins a side of its own in a module, since somebody needs it alone."""
SLIPS_A_SIDE = 8
NOT_ON_PAPER = ("storskjerm.md", "utskrift.md")
"""Pages of a module that only lead to others."""


class Catalogue:
    """All documents of a built site; every page is read once."""

    def __init__(self, site: Site, folder: Path, docs_dir: Path) -> None:
        self._site, self._course, self._year = site, site.course, site.year
        self._folder, self._docs_dir = folder, docs_dir
        self._piles = plan_piles(site)
        self._group_piles = plan_group_piles(site)

    def documents(self) -> tuple[PdfDocument, ...]:
        """Return sheets, piles, posters and modules, each with its text."""
        return (
            *map(self._sheet, self._sheets()),
            *map(self._pile, (*self._piles, *self._group_piles)),
            *posters(self._site),
            *(self._module(track) for track in get_args(Track) if self._paths(track)),
        )

    @cached_property
    def _articles(self) -> dict[str, Markup]:
        paths = {entry.path for entry in self._sheets()}
        paths.update(path for pile in self._piles for path in pile.contents)
        for track in get_args(Track):
            paths.update(self._paths(track))
        if self._course.bibliography:
            paths.add(self._course.bibliography.path)
        return {path: read_article(self._folder, path) for path in sorted(paths)}

    def _sheets(self) -> list[Entry[Page]]:
        return [entry for entry in self._course.pages.values() if entry.kind in SHEETS]

    def _sheet(self, entry: Entry[Page]) -> PdfDocument:
        title = entry.page.title
        html = compose(title, "", [self._chapter(entry.path)])
        return PdfDocument(
            page=entry.path,
            url=f"{entry.path.removesuffix('.md')}.pdf",
            label=text("pdf.sheet", title=title),
            html=html,
        )

    def _pile(self, pile: Pile) -> PdfDocument:
        gathering = pile.gathering
        wanted = (gathering.entry.path, "deltaker")
        other = next((one for one in self._piles if (one.gathering.entry.path, one.reader) == wanted), None)
        is_led = pile.reader == "leder"
        size = participants(self._course, gathering.track) or USUAL_GROUP
        slips = -(-size // SLIPS_A_SIDE) * SLIPS_A_SIDE if is_led and gathering.tasks else 0
        title = text("pile.title", kind=gathering.kind, title=gathering.title, name=pile.name)
        running = self._running(gathering.kind, pile.name, pile.whose)
        return PdfDocument(
            page=pile.place,
            url=pile.url,
            label=pile.label,
            html=compose(
                title,
                running,
                self._chapters_of(pile),
                render_html("pile_head", pile=pile, other=other) if is_led else None,
                render_html("pile_slips", gathering=gathering, count=slips) if slips else None,
            ),
        )

    def _chapters_of(self, pile: Pile) -> Iterator[Chapter]:
        """Yield what a pile is made of; a group's has its own days and hours in what is not a sheet."""
        for path in pile.contents:
            chapter = self._chapter(path)
            if pile.group and path == pile.gathering.entry.path:
                article = write_article(of_group(self._site, pile.group), path, self._docs_dir)
                chapter = replace(chapter, article=article, is_source=True)
            yield chapter

    def _module(self, track: Track) -> PdfDocument:
        title = text(f"module.{track}")
        chapters, last = [], ""
        for path in self._paths(track):
            kind = self._kind(path)
            group = text(f"pdf.group.{kind}") if kind != last else None
            chapter = self._chapter(path, group=group)
            chapters.append(replace(chapter, is_flowing=kind not in TAKEN_OUT))
            last = kind
        cover = render_html("module_cover", title=title, municipality=self._course.local.municipality or "")
        html = compose(title, self._running(title), chapters, cover)
        label = text("module.label", name=title.lower())
        url = f"{track}/utskrift/{text(f'module.{track}.file')}.pdf"
        return PdfDocument(page=f"{track}/utskrift.md", url=url, label=label, html=html)

    def _paths(self, track: Track) -> tuple[str, ...]:
        """Return the pages of a module, as the menu orders them, then its sheets and what it cites."""
        found = self._course.pages.items()
        pages = [path for path, entry in found if not path.endswith(NOT_ON_PAPER) and entry.kind not in ROOMS]
        own = in_order(self._docs_dir, track, pages)
        sheets = in_order(self._docs_dir, f"arbeidsark/{track}", pages)
        cited = self._course.bibliography.path if self._course.bibliography else None
        return (*own, *sheets, *filter(None, [cited])) if own else ()

    def _kind(self, path: str) -> str:
        """Return what stands together in the list of contents; an index goes with the pages it leads to."""
        is_inner = path.count("/") > 1 and path.endswith("/index.md")
        return (
            kind_of(path.replace("index.md", "side.md")).name if is_inner else self._course.pages[path].kind
        )

    def _chapter(self, path: str, group: str | None = None) -> Chapter:
        entry = self._course.pages[path]
        title = entry.page.title
        if isinstance(entry.page, Meeting) and entry.page.number:
            title = f"{meeting_name(entry.page)}: {entry.page.name}"
        is_cited = entry.kind == "bibliography"
        return Chapter(
            path=path,
            title=title,
            article=self._articles[path],
            group=group,
            is_cited=is_cited,
        )

    def _running(self, *words: str) -> str:
        """Return what stands at the foot of every page."""
        return " · ".join(filter(None, (*words, self._course.local.municipality)))
