"""The films: the card of one, the checklist of the whole year."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.prompts.view import PromptView, prompt_views
from macros.course import Course, Entry
from macros.schema.base import Page
from macros.schema.library import Film
from macros.site import Site
from macros.views.common import Goto, goto, meeting_name, session_name
from macros.wording import minutes_text, text
from macros.year.films import ShownFilm, show_film


@dataclass(frozen=True, kw_only=True)
class FilmCard:
    """A link card; `url` is None when no one has given an address."""

    title: str
    url: str | None
    plan_b: Goto
    plan_b_prompt: PromptView
    plan_b_goto: Goto


@dataclass(frozen=True, kw_only=True)
class FilmRow:
    """A film in a session; what is not known is said so in words."""

    shown_in: str
    goto: Goto
    by: str
    length: str
    url: str | None
    watch: str
    """The words of the link, when there is an address."""
    plan_b: Goto
    plan_b_prompt: str


@dataclass(frozen=True, kw_only=True)
class FilmChecklist:
    """The films of the whole year."""

    rows: tuple[FilmRow, ...]
    without: tuple[str, ...]
    """The sessions that have no film."""


def film_card(site: Site, entry: Entry[Film]) -> FilmCard:
    """Return the link card of a film and its plan B."""
    course, page = site.course, entry.page
    film = show_film(entry, course.local)
    prompt, prompt_set = course.prompts[page.plan_b.prompt]
    return FilmCard(
        title=page.name,
        url=film.url,
        plan_b=goto(course.theory[page.plan_b.page]),
        plan_b_prompt=prompt_views(course, (prompt.id,), page.source)[0],
        plan_b_goto=goto(prompt_set, prompt.id),
    )


def film_checklist(site: Site, entry: Entry[Page]) -> FilmChecklist:
    """Return the films of the whole year, the teachers' first."""
    sessions = site.year.sessions
    rows = [
        *_teachers_films(site),
        *(_film_row(site.course, film, session_name(each)) for each in sessions for film in each.films),
    ]
    without = tuple(session_name(session) for session in sessions if not session.films)
    return FilmChecklist(rows=tuple(rows), without=without)


def _teachers_films(site: Site) -> list[FilmRow]:
    """Return the films of the teacher meetings, in their order."""
    course = site.course
    return [
        _film_row(course, show_film(course.films[name], course.local), meeting_name(meeting.page))
        for meeting in course.meetings
        for name in dict.fromkeys(name for block in meeting.page.blocks for name in block.films)
    ]


def _film_row(course: Course, film: ShownFilm, shown_in: str) -> FilmRow:
    page = film.entry.page
    prompt = course.prompts[page.plan_b.prompt][0]
    key = "film.estimate" if film.is_estimate else "time.minutes"
    return FilmRow(
        shown_in=shown_in,
        goto=Goto(title=page.name, path=film.entry.path),
        by=page.by,
        length=text(key, count=film.minutes),
        url=film.url,
        watch=text("film.watch", title=page.name),
        plan_b=goto(course.theory[page.plan_b.page]),
        plan_b_prompt=prompt.text,
    )


def film_length(film: ShownFilm) -> str:
    """Say how long a film lasts, when someone has said."""
    return text("film.unknown_length") if film.is_estimate else minutes_text(film.minutes)
