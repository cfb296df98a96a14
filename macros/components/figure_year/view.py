"""The year as a wheel: the teachers' meetings in the inner ring, the leaders' sessions in the outer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from macros.components.figure_year.drawing import Happenings, Mark, draw_apart, draw_wheel
from macros.course import Entry
from macros.drawing import Drawing
from macros.schema.base import Page
from macros.schema.schedules import TeacherGroup
from macros.site import Site
from macros.views.common import Goto, goto, session_name
from macros.wording import hours_text, text
from macros.year.planner import Sitting, Year
from macros.year.schoolyear import FIRST_MONTH, MONTHS, Window
from macros.year.tracks import meeting_windows, session_windows

KARTLEGGING = "kartlegging"
"""The method whose last meeting ends with the shredder."""
WHOLE_YEAR = "leder/skolearet.md"
"""The page that says the same in a table."""
DAYS_A_MONTH = 30.4


@dataclass(frozen=True, kw_only=True)
class YearWheel:
    """The wheel, the same in a few words, and where it stands in a table."""

    drawing: Drawing
    caption: str
    more: Goto | None


def year_wheel(site: Site, entry: Entry[Page]) -> YearWheel:
    """Return the wheel of the course's year; the sums stand beside it, in what else the page says of the year."""
    table = site.course.pages.get(WHOLE_YEAR)
    return YearWheel(
        drawing=wheel_of(site.year),
        caption=_early_words(site.year),
        more=goto(table) if table and table is not entry else None,
    )


def wheel_words(year: Year) -> str:
    """Say how much there is on each track."""
    counted = [meeting for meeting in year.meetings if meeting.entry.page.number]
    minutes = sum(part.minutes for meeting in counted for part in meeting.parts)
    teachers = text("year.sum.laerer", count=len(counted), hours=hours_text(minutes))
    leaders = text("year.sum.leder", count=len(year.sessions), hours=hours_text(year.leader_minutes))
    return " ".join(filter(None, [teachers, leaders, _early_words(year)]))


def _early_words(year: Year) -> str:
    """Say which sessions the wheel shows at its end though they come before its beginning."""
    before = [
        session
        for session, window in zip(year.sessions, session_windows(year), strict=True)
        if window.end < 0
    ]
    return " ".join(text("figure.year.before", session=session_name(session)) for session in before)


def wheel_of(year: Year, group: TeacherGroup | None = None) -> Drawing:
    """Draw a year, or a group's own, which is without the leaders."""
    return draw_wheel(text("figure.year.title"), _happenings(year, group))


def wheel_apart(year: Year) -> tuple[Drawing, Drawing]:
    """Draw a year, and beside it what its signs mean."""
    return draw_apart(text("figure.year.title"), text("figure.year.legend"), _happenings(year, None))


def _happenings(year: Year, group: TeacherGroup | None) -> Happenings:
    calendar = year.calendar
    breaks = (
        [(first, last) for first, last, _ in calendar.breaks if last >= calendar.start] if calendar else []
    )
    return Happenings(
        meetings=list(_meeting_marks(year, group)),
        sessions=[] if group else list(_session_marks(year)),
        breaks=[(_place(first), _place(last, 1)) for first, last in breaks],
    )


def _meeting_marks(year: Year, group: TeacherGroup | None) -> Iterator[Mark]:
    last = [meeting for meeting in year.meetings if KARTLEGGING in meeting.entry.page.methods][-1:]
    for meeting, window in zip(year.meetings, meeting_windows(year), strict=True):
        page = meeting.entry.page
        place = _middle(_days(meeting.dates, group), window)
        has_film = any(block.films for block in page.blocks)
        yield Mark(kind="meeting", label=str(page.number), place=place, has_film=has_film)
        if page.follow_up:
            later = place + page.follow_up.weeks * 7 / DAYS_A_MONTH
            days = _days(meeting.follow_ups, group)
            yield Mark(kind="follow_up", place=_middle(days, None) if days else later)
        if meeting in last:
            yield Mark(kind="shred", place=place + 0.5)


def _session_marks(year: Year) -> Iterator[Mark]:
    for session, window in zip(year.sessions, session_windows(year), strict=True):
        days = [session.date] if session.date else []
        yield Mark(
            kind="session",
            label=str(session.number),
            place=_middle(days, window),
            has_film=bool(session.films),
        )


def _days(sittings: Iterable[Sitting], group: TeacherGroup | None) -> list[date]:
    return [sitting.date for sitting in sittings if group is None or sitting.group is group]


def _middle(days: Sequence[date], window: Window | None) -> float:
    """Return the middle of some days, or of a window, in months from August."""
    if days:
        return (_place(min(days)) + _place(max(days))) / 2
    assert window, "what has no days has months"
    return (window.start + window.end + 1) / 2 % MONTHS


def _place(day: date, after: int = 0) -> float:
    """Return a day's place in the year, in months from August."""
    return (day.month - FIRST_MONTH) % MONTHS + (day.day - 1 + after) / DAYS_A_MONTH
