"""The pages of two versions in, what happened to each page out, as a reader would tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.news import NewsFor, PageNews, Piece, Release
from macros.news.pages import PageText, Part, Words
from macros.schema import kind_of

FEW = 5
"""Fewer words than these that are others are a correction."""
READERS: tuple[tuple[str, NewsFor], ...] = (
    ("laerer/moter/", "facilitators"),
    ("laerer/utskrift", "facilitators"),
    ("laerer/", "teachers"),
    ("arbeidsark/laerer/", "teachers"),
    ("leder/", "leaders"),
    ("arbeidsark/leder/", "leaders"),
    ("arbeidsark/tekster/", "leaders"),
    ("om/kommune/", "municipality"),
    ("om/drift", "municipality"),
    ("om/for-kommuner", "municipality"),
)
"""Whom a page is for, by what its path begins with; the first that fits holds."""
OF_TRACK: Mapping[object, NewsFor] = {"laerer": "teachers", "leder": "leaders"}


def compare(
    before: Mapping[str, PageText], after: Mapping[str, PageText], version: str, since: str
) -> Release:
    """Return what is other in `after`, in the order of the paths."""
    moved = {
        former: page for page in after.values() for former in page.former if former in before.keys() - after
    }
    news = [_gone(page) for path, page in before.items() if path not in after and path not in moved]
    for path, page in after.items():
        former = next((old for old, new in moved.items() if new is page), None)
        old = before.get(former or path)
        told = _told(old, page, is_moved=former is not None) if old else _news(page, "new")
        if told:
            news.append(told)
    return Release(version=version, since=since, pages=tuple(sorted(news, key=lambda each: each.path)))


def _gone(page: PageText) -> PageNews:
    return _news(page, "gone")


def _news(page: PageText, what: str, **more: object) -> PageNews:
    named = {"path": page.path, "title": page.title, "titles": page.titles, "reader": _reader(page)}
    fields = {**named, "what": what, **more}
    return PageNews.model_validate(fields, strict=False)


def _told(old: PageText, new: PageText, *, is_moved: bool) -> PageNews | None:
    """Return what is other on a page, or None when nobody would see it."""
    pieces = tuple(_pieces(old.parts, new.parts))
    far = _distance(old.rest, new.rest)
    near = sum(_distance(old.parts[key].words, new.parts[key].words) for key in old.parts.keys() & new.parts)
    before = old.title if old.title != new.title else None
    minutes = _other_minutes(old, new)
    if is_moved:
        what = "moved"
    elif pieces or far >= FEW or before or minutes:
        what = "changed"
    elif far or near:
        what = "corrected"
    else:
        return None
    names = {"before": before, "before_in": old.titles if before else {}}
    return _news(new, what, **names, minutes=minutes, pieces=pieces, rest=far >= FEW)


def _pieces(old: Mapping[tuple[str, str], Part], new: Mapping[tuple[str, str], Part]) -> Iterator[Piece]:
    for key, part in new.items():
        was = old.get(key)
        if was is None:
            yield _piece(part, "new", minutes=_minutes(None, part))
            continue
        minutes, is_reworded = _minutes(was, part), _distance(was.words, part.words) >= FEW
        if minutes or is_reworded:
            yield _piece(part, "changed", minutes=minutes, is_reworded=is_reworded)
    yield from (_piece(part, "gone") for key, part in old.items() if key not in new)


def _piece(part: Part, what: str, **more: object) -> Piece:
    return Piece.model_validate({"name": part.name, "names": part.names, "what": what, **more}, strict=False)


def _minutes(was: Part | None, part: Part) -> tuple[int | None, int | None] | None:
    before = was.minutes if was else None
    return None if before == part.minutes else (before, part.minutes)


def _other_minutes(old: PageText, new: PageText) -> tuple[int, int] | None:
    """Return what a page took and takes; a length that was not known before is no other length."""
    if old.minutes is None or new.minutes is None or old.minutes == new.minutes:
        return None
    return old.minutes, new.minutes


def _distance(old: Words, new: Words) -> int:
    """Return how many words are others; that they stand in another order is no other text."""
    return max((old - new).total(), (new - old).total())


def _reader(page: PageText) -> NewsFor:
    if kind_of(page.path).name == "prompt_set":
        return OF_TRACK.get(page.data.get("track"), "all")
    return next((reader for start, reader in READERS if page.path.startswith(start)), "all")
