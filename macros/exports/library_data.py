"""What the tracks draw on, for `kurs.json`: films and the bibliography."""

from __future__ import annotations

from macros.addresses import page_url
from macros.components.references.view import citation_text
from macros.course import Course
from macros.exports.contract import FilmExport, ReferenceExport
from macros.site import Site
from macros.year.films import show_film


def export_film(site: Site, name: str) -> FilmExport:
    """Return a film, with where it is shown; a length that is only an estimate is unknown."""
    film = show_film(site.course.films[name], site.course.local)
    page = film.entry.page
    sessions = [
        f"leder-{session.number}"
        for session in site.year.sessions
        if any(shown.entry.page.id == name for shown in session.films)
    ]
    meetings = [
        f"laerer-{entry.page.number}" if entry.page.number else "oppstart"
        for entry in site.course.meetings
        if any(name in block.films for block in entry.page.blocks)
    ]
    return FilmExport(
        id=name,
        title=page.name,
        by=page.by,
        minutes=None if film.is_estimate else film.minutes,
        url=film.url,
        captions=page.captions,
        shown_in=tuple(sessions + meetings),
    )


def export_references(course: Course) -> list[ReferenceExport]:
    """Return the bibliography, with where each entry is cited."""
    return [
        ReferenceExport(
            id=name,
            citation=citation_text(reference),
            doi=reference.doi,
            url=reference.url,
            status=reference.status,
            cited_on=tuple(page_url(entry.path) for entry in course.cited_on.get(name, ())),
        )
        for name, reference in course.references.items()
    ]
