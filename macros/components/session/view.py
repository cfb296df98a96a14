"""The guide of a leader session: page 1 with its agenda, what comes before, each item, what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.components.blanks.view import Line
from macros.components.duties.view import WhenBox, when_boxes
from macros.components.help.view import Helper, helpers_of
from macros.components.prompts.view import PromptView, prompt_views
from macros.components.references.view import citation, reading_name
from macros.components.runsheet.view import PartView, SlotView, part_view, session_details
from macros.components.summons.view import SummonsView, address_of, session_summons, title_of
from macros.course import Course, Entry
from macros.schema.leader import LeaderSession, Preparation
from macros.schema.session import SessionPage
from macros.site import Site
from macros.views.agenda import number_items
from macros.views.common import (
    Goto,
    goto,
    meeting_goto,
    session_name,
    source_label,
    turns_words,
    waiting_words,
)
from macros.views.handouts import HandoutView, handout_views
from macros.wording import text
from macros.year.films import ShownFilm
from macros.year.planner import PlannedSession
from macros.year.session_pages import session_of
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
class PlanBView:
    """What to do when a film cannot be had."""

    page: Goto
    prompt: str


@dataclass(frozen=True, kw_only=True)
class AgendaView:
    """An agenda item as it is held, with its questions."""

    number: int | None
    """As in the summons and the record; a break has none."""
    slot: SlotView
    plans_b: tuple[PlanBView, ...]
    prompts: tuple[PromptView, ...]


@dataclass(frozen=True, kw_only=True)
class SessionGuide:
    """All that a session's page says, in the order in which it is needed."""

    page: LeaderSession
    """The session's document."""
    document: Goto
    timetable: PartView
    unheld: tuple[str, ...]
    """The ids of the document's items that this session does not have."""
    no_film: bool
    handouts: tuple[HandoutView, ...]
    before: tuple[PreparationView, ...]
    summons: SummonsView
    agenda: tuple[AgendaView, ...]
    focus_prompts: tuple[PromptView, ...]
    """The questions in focus that no item asks."""
    extra_time: tuple[str, ...]
    teachers: TeachersView
    boxes: tuple[WhenBox, ...]
    """What to say when something comes up."""
    helpers: tuple[Helper, ...]


def session_guide(site: Site, entry: Entry[SessionPage]) -> SessionGuide:
    """Return everything that a session's page shows."""
    course, session = site.course, session_of(site.year, entry.page)
    page = session.document
    timetable = part_view(course, session.part, session.begins, session_details(site, session))
    held = {slot.block.id for slot in timetable.slots}
    return SessionGuide(
        page=page,
        document=goto(session.entry),
        timetable=timetable,
        unheld=tuple(item.id for item in page.agenda if item.id not in held),
        no_film=not session.films,
        handouts=handout_views(course, page.print, "leder"),
        before=tuple(_preparation_view(course, page, item) for item in page.preparation),
        summons=session_summons(site, session),
        agenda=tuple(
            _agenda_view(course, session, slot, number)
            for slot, (number, _) in zip(timetable.slots, number_items(session), strict=True)
        ),
        focus_prompts=_unasked(course, session),
        extra_time=tuple(_explain_turns(site, session)),
        teachers=_teachers(site, session),
        boxes=when_boxes(course, "leder"),
        helpers=helpers_of(course.local),
    )


def plan_b(course: Course, film: ShownFilm) -> PlanBView:
    """Return what is read and discussed when a film cannot be had."""
    plan = film.entry.page.plan_b
    return PlanBView(page=goto(course.theory[plan.page]), prompt=course.prompts[plan.prompt][0].text)


def _preparation_view(course: Course, page: LeaderSession, item: Preparation) -> PreparationView:
    readings = tuple(_reading_view(course, name) for name in item.reading)
    return PreparationView(item=item, readings=readings, label=source_label(item.source, page.source))


def _reading_view(course: Course, name: str) -> ReadingView:
    work, words = course.references[name], reading_name(course.references[name])
    goto = replace(citation(course, name).goto, title=words)
    address = text("ref.doi", doi=work.doi) if work.doi else text("ref.url", words=words)
    url = address_of(work)
    return ReadingView(title=title_of(work), goto=goto, address=address if url else None, url=url)


def _agenda_view(course: Course, session: PlannedSession, slot: SlotView, number: int | None) -> AgendaView:
    is_film = getattr(slot.block, "type", "") == "film"
    films = session.films if is_film and not slot.instead else ()
    prompts = prompt_views(course, slot.block.prompts, session.document.source)
    return AgendaView(
        number=number, slot=slot, plans_b=tuple(plan_b(course, film) for film in films), prompts=prompts
    )


def _unasked(course: Course, session: PlannedSession) -> tuple[PromptView, ...]:
    page = session.document
    asked = {name for slot in session.part.slots for name in slot.block.prompts}
    focus = page.focus.prompts if page.focus else ()
    return prompt_views(course, [name for name in focus if name not in asked], page.source)


def _teachers(site: Site, session: PlannedSession) -> TeachersView:
    done, coming = meetings_around(site.year, session)
    needs = coming.entry.page.leaders_provide if coming else ()
    return TeachersView(
        done=meeting_goto(done) if done else None, next=meeting_goto(coming) if coming else None, needs=needs
    )


def _explain_turns(site: Site, session: PlannedSession) -> Iterator[str]:
    """Say whose turn it is for extra time, or how to take turns when no schools are named."""
    if not any(item.extra_time for item in session.document.agenda):
        return
    if session.extra_time_school:
        yield text("turns.school", session=session_name(session), school=session.extra_time_school)
    else:
        yield from (turns_words(site.year), text("turns.next_year"))
    if site.year.first_next_year:
        yield waiting_words(site.year)
