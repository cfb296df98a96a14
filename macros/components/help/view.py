"""Whom to ask: the people and services that local data names, for guides and for the page about the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.course import Entry
from macros.schema.base import Page
from macros.schema.local import Local, Person
from macros.site import Site
from macros.version import read_version
from macros.wording import listing, text
from macros.year.schools import MANY_SCHOOLS


@dataclass(frozen=True, kw_only=True)
class WebLink:
    """A link out of the course: an address of the web, of mail or of a telephone."""

    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Helper:
    """Somebody to ask, and about what."""

    role: str
    name: str | None
    links: tuple[WebLink, ...]


@dataclass(frozen=True, kw_only=True)
class SiteFacts:
    """What this edition of the site is: its version, whose it is, and whom to ask."""

    facts: tuple[tuple[str, str], ...]
    helpers: tuple[Helper, ...]
    accessibility_statement: WebLink | None


def helpers_of(local: Local) -> tuple[Helper, ...]:
    """Return whom a group or a leader can ask."""
    return tuple(_helpers(local))


def site_facts(site: Site, entry: Entry[Page]) -> SiteFacts:
    """Return what the page about the site says of this edition."""
    local = site.course.local
    officer = (_person("help.privacy_officer", local.privacy_officer),) if local.privacy_officer else ()
    statement = local.accessibility_statement
    return SiteFacts(
        facts=tuple(_facts(local)),
        helpers=(*helpers_of(local), *officer),
        accessibility_statement=WebLink(words=text("site.statement"), url=statement) if statement else None,
    )


def _facts(local: Local) -> Iterator[tuple[str, str]]:
    yield text("site.version"), read_version()
    yield text("site.municipality"), local.municipality or text("site.neutral")
    if local.schools:
        count = len(local.schools)
        names = text("site.schools_count", count=count) if count > MANY_SCHOOLS else listing(local.schools)
        yield text("site.schools"), names
    if local.partner:
        yield text("site.partner"), local.partner


def _helpers(local: Local) -> Iterator[Helper]:
    if local.supervision:
        yield Helper(role=text("help.supervision"), name=local.supervision, links=())
    if local.contact:
        yield _person("help.contact", local.contact)


def _person(key: str, person: Person) -> Helper:
    links = []
    if person.email:
        links.append(WebLink(words=person.email, url=f"mailto:{person.email}"))
    if person.phone:
        links.append(WebLink(words=person.phone, url=f"tel:{person.phone.replace(' ', '')}"))
    return Helper(role=text(key), name=person.name, links=tuple(links))
