"""The computed line under a block of a run-sheet: how long a film, how many pupils, how long a school."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros.schema.leader import AgendaItem
from macros.site import Site
from macros.wording import listing, text
from macros.year.allocate import Part
from macros.year.planner import Session, ShownFilm


def session_notes(site: Site, session: Session) -> Iterable[tuple[str, str]]:
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


def pupil_notes(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """Say how many pupils there is time for in a block that takes them one by one."""
    found = []
    for part in parts:
        for slot in part.slots:
            per_pupil = getattr(slot.block, "per_pupil", 0)
            if per_pupil:
                found.append((slot.block.id, text("note.pupils", count=slot.minutes // per_pupil)))
    return found


def _film_length(film: ShownFilm) -> str:
    key = "note.film_estimate" if film.is_estimate else "note.film"
    return text(key, title=film.entry.page.name, minutes=film.minutes)
