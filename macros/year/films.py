"""A film in, the same with the length and the address that plans count on out."""

from __future__ import annotations

from dataclasses import dataclass

from macros.course import Entry
from macros.schema.library import Film
from macros.schema.local import Local

ESTIMATED_FILM_MINUTES = 20


@dataclass(frozen=True, kw_only=True)
class ShownFilm:
    """A film in a session or a meeting, with the length that the plan counts on."""

    entry: Entry[Film]
    minutes: int
    is_estimate: bool
    url: str | None


def show_film(entry: Entry[Film], local: Local) -> ShownFilm:
    """Return a film with the length and address that local data or the film's own page gives."""
    film = entry.page
    minutes = local.film_minutes.get(film.id, film.minutes)
    return ShownFilm(
        entry=entry,
        minutes=minutes or ESTIMATED_FILM_MINUTES,
        is_estimate=minutes is None,
        url=local.film_links.get(film.id, film.url),
    )
