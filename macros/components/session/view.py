"""The guide of a leader session: what comes before, the run-sheet, the questions, what comes after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.components.blanks.view import Line
from macros.components.help.view import Helper, helpers_of
from macros.components.prompts.view import PromptView, prompt_views
from macros.components.references.view import citation, reading_name
from macros.components.runsheet.view import PartView, part_view, session_details
from macros.components.summons.view import SummonsView, address_of, partner_in, session_summons, title_of
from macros.course import Course, Entry
from macros.schema.leader import AgendaItem, LeaderSession, Preparation
from macros.site import Site
from macros.views.common import Goto, meeting_goto, session_goto, session_heading, session_name, source_label
from macros.views.dates import session_when
from macros.views.handouts import HandoutView, handout_views
from macros.views.source import block_label
from macros.wording import listing, minutes_text, text
from macros.year.planner import PlannedSession
from macros.year.tracks import meetings_around


@dataclass(frozen=True, kw_only=True)
class ReadingView:
    """A work to read: its title, its entry in the bibliography, and a link to it if one is known."""

    title: Line
    goto: Goto
    address: str | None
    url: str | None


@dataclass(frozen=True, kw_only=True)
class PreparationView:
    """Something to prepare, with what is to be read for it."""

    item: Preparation
    readings: tuple[ReadingView, ...]
    label: str | None


@dataclass(frozen=True, kw_only=True)
class TeachersView:
    """What the teacher groups do around a session, and what they need from the leaders."""

    done: Goto | None
    next: Goto | None
    needs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SessionView:
    """One session, as its part of the page shows it."""

    number: int
    anchor: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    timetable: PartView
    no_film: bool
    teachers: TeachersView
    summons: SummonsView
    previous: Goto | None
    next: Goto | None


@dataclass(frozen=True, kw_only=True)
class AgendaView:
    """An agenda item with its questions."""

    item: AgendaItem
    number: int
    prompts: tuple[PromptView, ...]
    label: str | None


@dataclass(frozen=True, kw_only=True)
class SessionGuide:
    """All that a document's page says, in the order in which it is needed."""

    page: LeaderSession
    focus_prompts: tuple[PromptView, ...]
    before: tuple[PreparationView, ...]
    handouts: tuple[HandoutView, ...]
    sessions: tuple[SessionView, ...]
    agenda: tuple[AgendaView, ...]
    extra_time: tuple[str, ...]
    helpers: tuple[Helper, ...]


def session_guide(site: Site, entry: Entry[LeaderSession]) -> SessionGuide:
    """Return everything that a document's page shows."""
    course, page = site.course, entry.page
    sessions = site.year.sessions_at(entry.path)
    return SessionGuide(
        page=page,
        focus_prompts=prompt_views(course, page.focus.prompts, page.source) if page.focus else (),
        before=tuple(_preparation_view(course, page, item) for item in page.preparation),
        handouts=handout_views(course, page.print, "leder"),
        sessions=tuple(_session_view(site, session) for session in sessions),
        agenda=tuple(_agenda_view(course, page, item, number) for number, item in enumerate(page.agenda, 1)),
        extra_time=tuple(_explain_turns(site, page)),
        helpers=helpers_of(course.local),
    )


def _preparation_view(course: Course, page: LeaderSession, item: Preparation) -> PreparationView:
    readings = tuple(_reading_view(course, name) for name in item.reading)
    return PreparationView(item=item, readings=readings, label=source_label(item.source, page.source))


def _reading_view(course: Course, name: str) -> ReadingView:
    work, words = course.references[name], reading_name(course.references[name])
    goto = replace(citation(course, name).goto, title=words)
    address = text("ref.doi", doi=work.doi) if work.doi else text("ref.url", words=words)
    url = address_of(work)
    return ReadingView(title=title_of(work), goto=goto, address=address if url else None, url=url)


def _agenda_view(course: Course, page: LeaderSession, item: AgendaItem, number: int) -> AgendaView:
    prompts = prompt_views(course, item.prompts, page.source)
    return AgendaView(item=item, number=number, prompts=prompts, label=block_label(course, item))


def _session_view(site: Site, session: PlannedSession) -> SessionView:
    timetable = part_view(site.course, session.part, session.start, session_details(site, session))
    others = {other.number: other for other in site.year.sessions}
    return SessionView(
        number=session.number,
        anchor=session.anchor,
        heading=session_heading(session),
        facts=tuple(_facts(site, session)),
        timetable=timetable,
        no_film=not session.films,
        teachers=_teachers(site, session),
        summons=session_summons(site, session),
        previous=_step(others.get(session.number - 1)),
        next=_step(others.get(session.number + 1)),
    )


def _teachers(site: Site, session: PlannedSession) -> TeachersView:
    done, coming = meetings_around(site.year, session)
    needs = coming.entry.page.leaders_provide if coming else ()
    return TeachersView(
        done=meeting_goto(done) if done else None, next=meeting_goto(coming) if coming else None, needs=needs
    )


def _step(session: PlannedSession | None) -> Goto | None:
    return session_goto(session) if session else None


def _facts(site: Site, session: PlannedSession) -> Iterable[tuple[str, str]]:
    partner = partner_in(session, site.course.local)
    yield text("fact.time"), minutes_text(session.document.minutes)
    yield text("fact.when"), session_when(session)
    if session.films:
        yield text("fact.film"), listing([f"«{film.entry.page.name}»" for film in session.films])
    if session.host:
        yield text("fact.host"), session.host
    if session.extra_time_school:
        yield text("fact.extra_time"), session.extra_time_school
    if partner:
        yield text("fact.partner"), partner


def _explain_turns(site: Site, page: LeaderSession) -> Iterable[str]:
    """Say whose turn it is for extra time, or how to take turns when no schools are named."""
    if not any(item.extra_time for item in page.agenda):
        return
    if not site.course.local.schools:
        yield from (text("turns.how"), text("turns.next_year"))
        return
    for session in site.year.sessions:
        if session.entry.page is page and session.extra_time_school:
            yield text("turns.school", session=session_name(session), school=session.extra_time_school)
    if site.year.first_next_year:
        yield text("turns.waiting", schools=listing(site.year.first_next_year))
