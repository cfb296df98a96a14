"""One calendar's plan in, the bytes of its file in iCalendar's form out.

The same site gives the same bytes: there is no clock in them. A meeting keeps its identity when it
is moved, so that those who subscribe see it move, and do not get one more.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from macros.addresses import page_url
from macros.site import Site
from macros.views.calendar import CalendarPlan, DatedGathering
from macros.wording import text

ZONE = "Europe/Oslo"
EPOCH = datetime(2026, 9, 1, tzinfo=UTC)
"""What the stamps of events count from, a minute for each change: clients ask which is newer, never when."""
REMINDER = timedelta(weeks=-1)
CLOCKS: tuple[tuple[type[Any], str, datetime, tuple[int, int], int], ...] = (
    (TimezoneDaylight, "CEST", datetime(1996, 3, 31, 2), (1, 2), 3),  # noqa: DTZ001 - the clock on the wall
    (TimezoneStandard, "CET", datetime(1996, 10, 27, 3), (2, 1), 10),  # noqa: DTZ001
)
"""When clocks change: kind, name, the first time, hours from UTC before and after, the month of whose last Sunday."""


def make_calendar(site: Site, plan: CalendarPlan) -> bytes:
    """Return a calendar as the bytes of its file."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{text('calendar.product')}//NO")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", plan.title)
    calendar.add("name", plan.title)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add_component(_zone())
    for gathering in plan.gatherings:
        calendar.add_component(_event(site, gathering))
    return bytes(calendar.to_ical())


def _event(site: Site, gathering: DatedGathering) -> Event:
    event, zone = Event(), ZoneInfo(ZONE)
    owner = site.course.local.municipality or ""  # not the address, which may be known later, or change
    changed = EPOCH + timedelta(minutes=gathering.revision)
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{owner} {gathering.key}")))
    event.add("sequence", gathering.revision)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", gathering.begins.replace(tzinfo=zone))
    event.add("dtend", gathering.ends.replace(tzinfo=zone))
    event.add("summary", gathering.title)
    lines = list(gathering.prepare)
    if gathering.place:
        event.add("location", gathering.place)
    if site.url:
        address = urljoin(site.url, page_url(gathering.path))
        event.add("url", address)
        lines.append(address)
    event.add("description", "\n".join(lines))
    event.add("transp", "OPAQUE")
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("trigger", REMINDER)
    reminder.add("description", text("calendar.reminder", title=gathering.title))
    event.add_component(reminder)
    return event


def _zone() -> Timezone:
    """Return the zone with the rules that have held since 1996, rather than a list of days."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for kind, name, first, (before, after), month in CLOCKS:
        rule = kind()
        rule.add("dtstart", first)
        rule.add("rrule", vRecur(freq="YEARLY", bymonth=month, byday="-1SU"))
        rule.add("tzoffsetfrom", timedelta(hours=before))
        rule.add("tzoffsetto", timedelta(hours=after))
        rule.add("tzname", name)
        zone.add_component(rule)
    return zone
