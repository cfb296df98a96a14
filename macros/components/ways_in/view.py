"""The front page: four ways in, each with what its reader does next, and three more for who is in a hurry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from macros.components.year.view import sums_of
from macros.course import Course, Entry
from macros.schema.base import Page, Track
from macros.site import Site
from macros.views.common import Goto, goto, meeting_goto, session_goto
from macros.wording import capitalize, month_name, months_text, text
from macros.year.planner import PlannedMeeting, PlannedSession

SETTLE = (
    "leder/grunnlag/for-dere-starter-vilkar.md",
    "om/kommune/avklare.md",
    "om/personvern.md",
)
TECHNIQUE = ("om/for-kommuner.md", "om/drift.md")
"""The pages for who decides, first to last."""
MORE = {
    "worry": "om/bekymret-for-en-elev.md",
    "sheets": "arbeidsark/index.md",
    "parents": "om/for-foreldre-og-elever.md",
}


@dataclass(frozen=True, kw_only=True)
class WayRow:
    """A meeting or a session in a list; the browser finds the one that is near."""

    when: str
    months: str
    """The numbers of its months, apart by spaces."""
    last: str
    """The last day on which someone holds it, as `2026-09-16`; empty as long as no one has a date."""
    goto: Goto
    links: tuple[Goto, ...]


@dataclass(frozen=True, kw_only=True)
class WaysIn:
    """What the front page leads to."""

    member: tuple[WayRow, ...]
    tries: tuple[Goto, ...]
    """What each theme has to try today."""
    meetings: tuple[WayRow, ...]
    sessions: tuple[WayRow, ...]
    sums: tuple[str, ...]
    """What the year takes, in hours."""
    settle: tuple[Goto, ...]
    technique: tuple[Goto, ...]
    more: tuple[Goto, ...]


def ways_in(site: Site, entry: Entry[Page]) -> WaysIn:
    """Return the ways in from the front page."""
    course, year = site.course, site.year
    themes = sorted(course.themes.values(), key=lambda theme: theme.page.number)
    return WaysIn(
        member=tuple(_meeting_row(each, (_absence(each),)) for each in year.meetings),
        tries=tuple(Goto(title=theme.page.name, path=theme.path, anchor="prov-dette") for theme in themes),
        meetings=tuple(_meeting_row(each, _meeting_links(course, each)) for each in year.meetings),
        sessions=tuple(_session_row(course, each) for each in year.sessions),
        sums=sums_of(year),
        settle=tuple(_there(course, SETTLE)),
        technique=tuple(_there(course, TECHNIQUE)),
        more=tuple(Goto(title=text(f"way.{name}"), path=path) for name, path in MORE.items()),
    )


def _absence(meeting: PlannedMeeting) -> Goto:
    return Goto(title=text("meeting.absence"), path=meeting.entry.path, anchor="borte")


def _meeting_row(meeting: PlannedMeeting, links: tuple[Goto, ...]) -> WayRow:
    return _row([sitting.date for sitting in meeting.dates], meeting.months, meeting_goto(meeting), links)


def _meeting_links(course: Course, meeting: PlannedMeeting) -> tuple[Goto, ...]:
    return _links(course, "laerer", meeting.entry.path, f"bunker-{meeting.entry.page.id}")


def _session_row(course: Course, session: PlannedSession) -> WayRow:
    links = _links(course, "leder", session.page.path, f"bunker-{session.anchor}")
    return _row([session.coming[0]] if session.coming else [], session.months, session_goto(session), links)


def _row(days: Sequence[date], months: tuple[int, ...], goto: Goto, links: tuple[Goto, ...]) -> WayRow:
    return WayRow(
        when=capitalize(_days(min(days), max(days)) if days else months_text(months)),
        months=" ".join(map(str, months)),
        last=max(days).isoformat() if days else "",
        goto=goto,
        links=links,
    )


def _days(first: date, last: date) -> str:
    """Write days without the year, which is the one that is on."""
    days = dict.fromkeys(
        text("date.day_of_month", day=day.day, month=month_name(day.month)) for day in (first, last)
    )
    return "–".join(days)


def _links(course: Course, track: Track, path: str, pile: str) -> tuple[Goto, ...]:
    """Return where one leads, prints and shows a gathering, as far as there are pages for it."""
    name = PurePosixPath(path).name
    live, screen = f"{track}/led/{name}", f"{track}/storskjerm/{name}"
    found = (
        (text("way.live"), live if live in course.pages else path, ""),
        (text("way.print"), f"{track}/utskrift.md", pile),
        (text("way.screen"), screen if screen in course.pages else f"{track}/storskjerm.md", ""),
    )
    return tuple(
        Goto(title=title, path=target, anchor=anchor)
        for title, target, anchor in found
        if target in course.pages
    )


def _there(course: Course, paths: Sequence[str]) -> Iterator[Goto]:
    yield from (goto(course.pages[path]) for path in paths if path in course.pages)
