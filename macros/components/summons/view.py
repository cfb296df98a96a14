"""A session in, its summons out: all that stands in the message to those who are to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.components.blanks.view import Line, Run, blank, words
from macros.components.references.view import reading_name
from macros.schema.leader import LeaderSession, Preparation
from macros.schema.library import Reference
from macros.schema.local import Local
from macros.site import Site
from macros.views.agenda import number_items
from macros.wording import date_text, listing, span, spoken, text
from macros.year.films import ShownFilm
from macros.year.planner import PlannedSession


@dataclass(frozen=True, kw_only=True)
class SummonsItem:
    """A line of the agenda; a break has no number."""

    number: int | None
    span: str
    title: str
    text: str
    minutes: int


@dataclass(frozen=True, kw_only=True)
class SummonsView:
    """The summons to a session; what no one has said yet stands as blanks."""

    number: int
    heading: str
    facts: tuple[tuple[str, Line], ...]
    aims: tuple[tuple[str, str], ...]
    agenda: tuple[SummonsItem, ...]
    before: tuple[Line, ...]
    """What to do, and each text to read by itself, so that a link or a file can stand beside it."""
    bring: tuple[str, ...]
    """The titles of the sheets."""


def session_summons(site: Site, session: PlannedSession) -> SummonsView:
    """Return the summons to a session."""
    page = session.document
    return SummonsView(
        number=session.number,
        heading=text("summons.heading", number=session.number, total=session.total, title=page.title),
        facts=tuple(_facts(site, session)),
        aims=tuple(_aims(session)),
        agenda=summons_agenda(session),
        before=tuple(line for item in page.preparation for line in _before(site, item)),
        bring=tuple(_bring(site, session)),
    )


def partner_in(session: PlannedSession, local: Local) -> str | None:
    """Return the partner in a session; a municipality that names none has none, and only the course is open."""
    if not session.has_partner:
        return None
    return local.partner or (None if local.municipality else text("summons.partner"))


def summons_agenda(session: PlannedSession) -> tuple[SummonsItem, ...]:
    """Return the agenda with the times that the session's page has."""
    return tuple(
        SummonsItem(
            number=number,
            span=span(slot.start, slot.end, session.begins),
            title=slot.block.title,
            text=(slot.uses_alternative and slot.block.alternative and slot.block.alternative.text)
            or slot.block.text
            or "",
            minutes=slot.minutes,
        )
        for number, slot in number_items(session)
    )


def when_and_where(session: PlannedSession) -> Iterator[tuple[str, Line]]:
    """Yield the day, the time and the place, as far as local data knows them."""
    minutes = session.document.minutes
    yield (
        text("summons.date"),
        words(date_text(session.coming[0])) if session.coming else blank(text("summons.day")),
    )
    if session.begins:
        hours = span(0, minutes, session.begins)
        yield text("summons.time"), words(text("summons.hours", hours=hours, minutes=minutes))
    else:
        lasts = words(f" {text('summons.lasts', minutes=minutes)}")
        yield text("summons.time"), (*blank(text("summons.from_to")), *lasts)
    host = words(f"{text('summons.host', school=session.host)} ") if session.host else ()
    yield text("summons.place"), (*host, *blank(text("summons.room" if host else "summons.school_and_room")))


def _facts(site: Site, session: PlannedSession) -> Iterator[tuple[str, Line]]:
    partner = partner_in(session, site.course.local)
    yield from when_and_where(session)
    yield text("summons.to"), words(session.document.participants)
    if partner:
        yield text("fact.partner"), words(partner)
    yield text("summons.by"), _sender(session, partner)
    if session.films:
        yield text("fact.film"), words(listing([_film(film) for film in session.films]))
    if session.extra_time_school:
        yield text("fact.extra_time"), words(session.extra_time_school)


def _sender(session: PlannedSession, partner: str | None) -> Line:
    """Write who calls: the network elects its leader in the first session, so that one is called by others."""
    if session.number > 1:
        return blank(text("summons.chair"))
    together = words(f" {text('summons.together', partner=partner)}") if partner else ()
    return (*blank(text("summons.first")), *together)


def _before(site: Site, item: Preparation) -> Iterator[Line]:
    yield words(item.text)
    for name in item.reading:
        work = site.course.references[name]
        address = address_of(work)
        where = words(address) if address else blank(text("summons.where"))
        title = (*title_of(work), *words(", ")) if work.title else ()
        yield (*words(f"{text('summons.read')} "), *title, *words(f"{reading_name(work)}: "), *where)


def address_of(work: Reference) -> str | None:
    """Return where a work is to be found on the net, as far as it is known."""
    return f"https://doi.org/{work.doi}" if work.doi else work.url


def title_of(work: Reference) -> Line:
    """Return a work's title in quotation marks and in its language; nothing when it is not known."""
    lang = None if work.lang == spoken() else work.lang
    return (Run(text="«"), Run(text=work.title, lang=lang), Run(text="»")) if work.title else ()


def _bring(site: Site, session: PlannedSession) -> Iterator[str]:
    """Yield the titles of the sheets, less those that only items left out of the session use."""
    page: LeaderSession = session.document
    kept = {slot.block.id for slot in session.part.slots}
    used = {name for item in page.agenda if item.id in kept for name in item.worksheets}
    unused = {name for item in page.agenda for name in item.worksheets} - used
    for handout in page.print:
        sheet = site.course.sheets[handout.sheet].page
        if sheet.word != "call" and handout.sheet not in unused:
            yield sheet.title


def _film(film: ShownFilm) -> str:
    name = text(
        "summons.film_estimate" if film.is_estimate else "note.film",
        title=film.entry.page.name,
        minutes=film.minutes,
    )
    return f"{name} {film.url}" if film.url else name


def _aims(session: PlannedSession) -> Iterator[tuple[str, str]]:
    page = session.document
    if page.vision:
        yield text("summons.vision"), page.vision
    if page.goal:
        yield text("summons.goal"), page.goal
    if page.focus:
        yield text("summons.focus"), page.focus.text
    if page.deadline:
        yield text("summons.deadline"), page.deadline
