"""The guide of a leader session: what comes before, the run-sheet, the questions, what comes after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.course import Course, Entry
from macros.planner import Session, ShownFilm
from macros.schema.leader import AgendaItem, LeaderSession
from macros.site import Site
from macros.views.common import (
    Citation,
    Goto,
    PartView,
    PromptView,
    citation,
    goto,
    part_view,
    prompt_views,
    session_heading,
    session_name,
    sheet_links,
    source_label,
)
from macros.wording import listing, months_text, text


@dataclass(frozen=True)
class Todo:
    """Something to prepare, with what is to be read for it."""

    id: str
    text: str
    readings: tuple[Citation, ...]
    label: str | None


@dataclass(frozen=True)
class SessionView:
    """One session, as its part of the page shows it."""

    number: int
    anchor: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    timetable: PartView
    films: tuple[Goto, ...]
    no_film: bool
    previous: Goto | None
    next: Goto | None


@dataclass(frozen=True)
class AgendaView:
    """An agenda item with its questions."""

    id: str
    number: int
    title: str
    text: str | None
    prompts: tuple[PromptView, ...]
    facilitator: str | None


@dataclass(frozen=True)
class SessionGuide:
    """All that a document's page says, in the order in which it is needed."""

    aim_label: str
    aim: str
    focus: str | None
    focus_prompts: tuple[PromptView, ...]
    deadline: str | None
    participants: str
    chair: str
    place: str
    before: tuple[Todo, ...]
    sheets: tuple[Goto, ...]
    sessions: tuple[SessionView, ...]
    agenda: tuple[AgendaView, ...]
    extra_time: tuple[str, ...]
    settle: tuple[str, ...]
    after: tuple[str, ...]


def session_guide(site: Site, entry: Entry[LeaderSession]) -> SessionGuide:
    """Return everything that a document's page shows."""
    course, page = site.course, entry.page
    sessions = [session for session in site.year.sessions if session.entry.path == entry.path]
    aim = page.vision or page.goal
    assert aim, "the schema demands one of them"
    focus = page.focus
    return SessionGuide(
        text("session.vision" if page.vision else "session.goal"),
        aim,
        focus.text if focus else None,
        prompt_views(course, focus.prompts, page.source) if focus else (),
        page.deadline,
        page.participants,
        page.chair,
        page.place,
        tuple(_todo(course, page, index) for index in range(len(page.preparation))),
        sheet_links(course, page.worksheets),
        tuple(_session_view(site, session) for session in sessions),
        tuple(_agenda_view(course, page, item, number) for number, item in enumerate(page.agenda, 1)),
        tuple(_explain_turns(site, page)),
        page.settle,
        page.after,
    )


def _todo(course: Course, page: LeaderSession, index: int) -> Todo:
    item = page.preparation[index]
    readings = tuple(citation(course, name) for name in item.reading)
    return Todo(item.id, item.text, readings, source_label(item.source, page.source))


def _agenda_view(course: Course, page: LeaderSession, item: AgendaItem, number: int) -> AgendaView:
    prompts = prompt_views(course, item.prompts, page.source)
    return AgendaView(item.id, number, item.title, item.text, prompts, item.facilitator)


def _session_view(site: Site, session: Session) -> SessionView:
    local = site.course.local
    begins = local.leader_sessions_at.start if local.leader_sessions_at else None
    timetable = part_view(site.course, session.part, begins, dict(_notes(site, session)))
    others = {other.number: other for other in site.year.sessions}
    return SessionView(
        session.number,
        session.anchor,
        session_heading(session),
        tuple(_facts(site, session)),
        timetable,
        tuple(goto(film.entry) for film in session.films),
        not session.films,
        _step(others.get(session.number - 1)),
        _step(others.get(session.number + 1)),
    )


def _step(session: Session | None) -> Goto | None:
    return Goto(session_heading(session), session.entry.path, session.anchor) if session else None


def _facts(site: Site, session: Session) -> Iterable[tuple[str, str]]:
    local = site.course.local
    yield text("fact.time"), text("time.minutes", count=session.document.minutes)
    yield text("fact.when"), months_text(session.months)
    if session.films:
        yield text("fact.film"), listing([f"«{film.entry.page.title}»" for film in session.films])
    if session.host:
        yield text("fact.host"), session.host
    if session.extra_time_school:
        yield text("fact.extra_time"), session.extra_time_school
    if session.has_partner:
        yield text("fact.partner"), local.partner or text("session.partner_unnamed")


def _notes(site: Site, session: Session) -> Iterable[tuple[str, str]]:
    """Yield the computed line under an agenda item: films and their length, minutes a school."""
    schools = len(site.course.local.schools)
    for slot in session.part.slots:
        item = slot.block
        assert isinstance(item, AgendaItem), "a session's blocks are agenda items"
        if item.type == "film":
            yield item.id, text("note.films", films=listing([_film_length(film) for film in session.films]))
        elif item.per_school and not slot.uses_alternative:
            each = (slot.minutes - item.extra_time) // (schools or 1)
            key = "note.round" if schools else "note.round_unknown"
            note = text(key, schools=schools, each=each, minutes=slot.minutes - item.extra_time)
            if item.extra_time:
                school = session.extra_time_school or text("session.school_in_turn")
                note = f"{note} {text('note.extra', school=school, minutes=item.extra_time)}"
            yield item.id, note


def _film_length(film: ShownFilm) -> str:
    key = "note.film_estimate" if film.is_estimate else "note.film"
    return text(key, title=film.entry.page.title, minutes=film.minutes)


def _explain_turns(site: Site, page: LeaderSession) -> Iterable[str]:
    """Say whose turn it is for extra time, or how to take turns when no schools are named."""
    if not any(item.extra_time for item in page.agenda):
        return
    if not site.course.local.schools:
        yield text("turns.how")
        yield text("turns.next_year")
        return
    for session in site.year.sessions:
        if session.entry.page is page and session.extra_time_school:
            yield text("turns.school", session=session_name(session), school=session.extra_time_school)
    if site.year.first_next_year:
        yield text("turns.waiting", schools=listing(site.year.first_next_year))
