"""The leaders' year at a glance: the plan of all sessions, and the checklist of all films."""

from __future__ import annotations

from dataclasses import dataclass

from macros.course import Course, Entry
from macros.planner import ShownFilm
from macros.schema.base import Page
from macros.site import Site
from macros.views.common import Goto, goto, session_heading, session_name
from macros.wording import capitalize, months_text, text


@dataclass(frozen=True)
class FilmRow:
    """A film on the checklist; what is not known is said so in words."""

    shown_in: str
    title: str
    goto: Goto
    by: str
    length: str
    url: str | None
    where: str
    captions: str
    plan_b: Goto
    plan_b_prompt: str


@dataclass(frozen=True)
class FilmChecklist:
    """The films of a session's page or of the whole year."""

    is_year: bool
    rows: tuple[FilmRow, ...]
    without: tuple[str, ...]
    """The sessions that have no film."""


@dataclass(frozen=True)
class YearStep:
    """A session on the year's plan."""

    when: str
    goto: Goto
    length: str
    aim: str
    films: tuple[str, ...]
    deadline: str | None
    turn: str | None


@dataclass(frozen=True)
class YearPlan:
    """The leaders' year."""

    steps: tuple[YearStep, ...]
    count: int
    minutes: int
    first_next_year: tuple[str, ...]
    has_schools: bool


def film_checklist(site: Site, entry: Entry[Page]) -> FilmChecklist:
    """Return the films of the page's sessions, or on other pages of the whole year."""
    is_year = entry.kind != "leader_session"
    sessions = [session for session in site.year.sessions if is_year or session.entry.path == entry.path]
    rows = [
        _film_row(site.course, film, session_name(session)) for session in sessions for film in session.films
    ]
    without = tuple(session_name(session) for session in sessions if not session.films)
    return FilmChecklist(is_year, tuple(rows), without)


def year_plan(site: Site, entry: Entry[Page]) -> YearPlan:
    """Return all sessions in their order."""
    steps = tuple(
        YearStep(
            capitalize(months_text(session.months)),
            Goto(session_heading(session), session.entry.path, session.anchor),
            text("time.minutes", count=session.document.minutes),
            session.document.vision or session.document.goal or "",
            tuple(film.entry.page.title for film in session.films),
            session.document.deadline,
            text("session.extra_turn", school=session.extra_time_school)
            if session.extra_time_school
            else None,
        )
        for session in site.year.sessions
    )
    has_schools = bool(site.course.local.schools)
    return YearPlan(steps, len(steps), site.year.leader_minutes, site.year.first_next_year, has_schools)


def _film_row(course: Course, film: ShownFilm, shown_in: str) -> FilmRow:
    page = film.entry.page
    prompt = course.prompts[page.plan_b.prompt][0]
    key = "film.estimate" if film.is_estimate else "time.minutes"
    return FilmRow(
        shown_in,
        page.title,
        goto(film.entry),
        page.by,
        text(key, count=film.minutes),
        film.url,
        text("film.watch" if film.url else "unknown", title=page.title),
        text(f"captions.{page.captions}".lower()),
        goto(course.theory[page.plan_b.page]),
        prompt.text,
    )
