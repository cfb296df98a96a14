"""A session in, its call out: all that stands in the message to those who are to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.site import Site
from macros.views.blanks import Line, blank, words
from macros.views.common import short_citation
from macros.wording import clock, date_text, listing, span, text
from macros.year.planner import Session, ShownFilm


@dataclass(frozen=True)
class CallItem:
    """A line of the agenda."""

    number: int
    span: str
    title: str
    text: str
    minutes: int


@dataclass(frozen=True)
class CallView:
    """The call to a session; what no one has said yet stands as blanks."""

    number: int
    heading: str
    facts: tuple[tuple[str, Line], ...]
    aims: tuple[tuple[str, str], ...]
    agenda: tuple[CallItem, ...]
    before: tuple[str, ...]
    bring: tuple[str, ...]
    """The titles of the sheets."""


def session_call(site: Site, session: Session) -> CallView:
    """Return the call to a session."""
    page, course = session.document, site.course
    sheets = [course.sheets[handout.sheet].page for handout in page.print]
    readings = {
        item.id: listing([short_citation(course.references[name]) for name in item.reading])
        for item in page.preparation
    }
    return CallView(
        session.number,
        text("call.heading", number=session.number, total=session.total, title=page.title),
        tuple(_facts(site, session)),
        tuple(_aims(session)),
        call_agenda(site, session),
        tuple(
            f"{item.text} {text('call.read', readings=readings[item.id])}" if item.reading else item.text
            for item in page.preparation
        ),
        tuple(sheet.title for sheet in sheets if sheet.word != "call"),
    )


def call_agenda(site: Site, session: Session) -> tuple[CallItem, ...]:
    """Return the agenda with the times that the session's page has."""
    schedule = site.course.local.leader_sessions_at
    begins = schedule.start if schedule else None
    return tuple(
        CallItem(
            number,
            span(slot.start, slot.end, begins),
            slot.block.title,
            (slot.uses_alternative and slot.block.alternative and slot.block.alternative.text)
            or slot.block.text
            or "",
            slot.minutes,
        )
        for number, slot in enumerate(session.part.slots, 1)
    )


def when_and_where(site: Site, session: Session) -> Iterator[tuple[str, Line]]:
    """Yield the day, the time and the place, as far as local data knows them."""
    schedule, minutes = site.course.local.leader_sessions_at, session.document.minutes
    yield text("call.date"), words(date_text(session.date)) if session.date else blank(text("call.day"))
    if schedule:
        hours = f"{schedule.start}–{clock(schedule.start, minutes)}"
        yield text("call.time"), words(text("call.hours", hours=hours, minutes=minutes))
    else:
        lasts = words(f" {text('call.lasts', minutes=minutes)}")
        yield text("call.time"), (*blank(text("call.from_to")), *lasts)
    host = words(f"{text('call.host', school=session.host)} ") if session.host else ()
    yield text("call.place"), (*host, *blank(text("call.room" if host else "call.school_and_room")))


def _facts(site: Site, session: Session) -> Iterator[tuple[str, Line]]:
    local = site.course.local
    yield from when_and_where(site, session)
    yield text("call.to"), words(session.document.participants)
    if session.has_partner and local.partner:
        yield text("fact.partner"), words(local.partner)
    yield text("call.by"), blank(text("call.chair"))
    if session.films:
        yield text("fact.film"), words(listing([_film(film) for film in session.films]))
    if session.extra_time_school:
        yield text("fact.extra_time"), words(session.extra_time_school)


def _film(film: ShownFilm) -> str:
    name = text(
        "note.film_estimate" if film.is_estimate else "note.film",
        title=film.entry.page.name,
        minutes=film.minutes,
    )
    return f"{name} {film.url}" if film.url else name


def _aims(session: Session) -> Iterator[tuple[str, str]]:
    page = session.document
    if page.vision:
        yield text("call.vision"), page.vision
    if page.goal:
        yield text("call.goal"), page.goal
    if page.focus:
        yield text("call.focus"), page.focus.text
    if page.deadline:
        yield text("call.deadline"), page.deadline
