"""What a release changed, grouped by who reads it, and what is new since the version that a municipality had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from macros.course import Entry
from macros.course.moved import moved_to
from macros.news import NewsFor, PageNews, Piece, Release, load_releases
from macros.schema.base import Page
from macros.site import Site
from macros.version import order_of, read_version
from macros.wording import in_language, listing, text

PIECES = ("new", "changed", "gone")


@dataclass(frozen=True, kw_only=True)
class NamedPage:
    """A page, and where it is today, if it is."""

    title: str
    path: str | None


@dataclass(frozen=True, kw_only=True)
class ChangedPage:
    """A page, and what is other on it."""

    page: NamedPage
    what: str
    """What happened to all of it; empty when parts of it are others."""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReaderNews:
    """What concerns a reader."""

    title: str
    pages: tuple[ChangedPage, ...]
    corrected: tuple[NamedPage, ...]
    """Pages on which a few words are put right."""


@dataclass(frozen=True, kw_only=True)
class ReleaseNews:
    """What a release changed, for all its readers."""

    intro: str
    readers: tuple[ReaderNews, ...]


@dataclass(frozen=True, kw_only=True)
class Newer:
    """The versions since the one that a municipality had."""

    words: str
    links: tuple[tuple[str, str], ...]
    """The name of each, and its anchor on the page."""


def changes(site: Site, entry: Entry[Page], version: str) -> ReleaseNews | None:
    """Return what a version changed, or None for one that the municipality has had."""
    del entry
    release = next(release for release in load_releases() if release.version == version)
    if not release.pages or release not in _newer(site):
        return None
    groups = (
        (reader, [page for page in release.pages if page.reader == reader]) for reader in get_args(NewsFor)
    )
    return ReleaseNews(
        intro=text("news.intro", since=release.since),
        readers=tuple(_group(site, reader, pages) for reader, pages in groups if pages),
    )


def version_before(site: Site, entry: Entry[Page]) -> Newer | None:
    """Return which versions are newer than the one that the municipality says it had, or None when it says none."""
    del entry
    had = site.course.local.version_before
    if not had:
        return None
    newer = _newer(site)
    links = tuple((each.version, f"utgave-{each.version.replace('.', '-')}") for each in newer)
    key = "news.since" if newer else "news.same"
    return Newer(words=text(key, had=had, now=read_version()), links=links)


def _newer(site: Site) -> tuple[Release, ...]:
    """Return the releases after the one that the municipality had, the newest first; all when it says none."""
    had = order_of(site.course.local.version_before or "0.0.0")
    return tuple(release for release in load_releases() if order_of(release.version) > had)


def _group(site: Site, reader: str, news: list[PageNews]) -> ReaderNews:
    return ReaderNews(
        title=text(f"news.reader.{reader}"),
        pages=tuple(_page(site, each) for each in news if each.what != "corrected"),
        corrected=tuple(_named_page(site, each) for each in news if each.what == "corrected"),
    )


def _page(site: Site, news: PageNews) -> ChangedPage:
    what = {
        "new": text("news.page.new"),
        "gone": text("news.page.gone"),
        "moved": text("news.page.moved"),
    }.get(news.what, "")
    if news.before:
        what = text("news.page.renamed", before=in_language(news.before, news.before_in))
    if not what and not news.pieces and (news.rest or not news.minutes):
        what = text("news.page.changed")
    return ChangedPage(page=_named_page(site, news), what=what, lines=tuple(_lines(news)))


def _named_page(site: Site, news: PageNews) -> NamedPage:
    """Return a page under the title that it has today, wherever it has moved since."""
    pages = site.course.pages
    path = news.path if news.path in pages else moved_to(site.course, news.path)
    if path is None or news.what == "gone":
        return NamedPage(title=in_language(news.title, news.titles), path=None)
    title = pages[path].page.title
    is_sheet = pages[path].kind == "sheet"
    return NamedPage(title=text("news.sheet", title=title) if is_sheet else title, path=path)


def _lines(news: PageNews) -> Iterator[str]:
    if news.what == "new":
        return
    for what in PIECES:
        names = [_named(each) for each in news.pieces if each.what == what and not _only_minutes(each)]
        if names:
            yield text(f"news.piece.{what}", names=listing(names))
    lengths = [
        (in_language(news.title, news.titles), news.minutes),
        *((in_language(each.name, each.names), _other_minutes(each)) for each in news.pieces),
    ]
    for name, (before, after) in ((name, minutes) for name, minutes in lengths if minutes):
        yield text("news.minutes", name=name, before=before, after=after)
    if news.rest and (news.pieces or news.what == "moved" or news.before):
        yield text("news.rest")


def _other_minutes(piece: Piece) -> tuple[int, int] | None:
    """Return what a piece took and takes, when it took something before and does so still."""
    before, after = piece.minutes or (None, None)
    return None if piece.what != "changed" or before is None or after is None else (before, after)


def _only_minutes(piece: Piece) -> bool:
    return _other_minutes(piece) is not None and not piece.is_reworded


def _named(piece: Piece) -> str:
    minutes = piece.minutes[1] if piece.minutes and piece.what == "new" else None
    name = in_language(piece.name, piece.names)
    return text("news.named_minutes", name=name, count=minutes) if minutes else text("news.named", name=name)
