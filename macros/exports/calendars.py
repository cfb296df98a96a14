"""The site's dates in, calendars beside the pages out, which people subscribe to."""

from __future__ import annotations

from pathlib import Path

from macros.exports.downloads import Download
from macros.site import Site
from macros.views.calendar import calendars

PAGE = "om/kalender.md"


def write_calendars(site: Site, folder: Path) -> list[Download]:
    """Write a calendar for each group with dates and one for the leaders into the built site."""
    downloads = []
    plans = calendars(site)
    if plans:  # Without dates nobody waits for the library.
        from macros.exports.ics import make_calendar
    for plan in plans:
        file = folder / plan.url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make_calendar(site, plan))
        downloads.append(
            Download(page=PAGE, url=plan.url, format="ics", label=plan.title, size=file.stat().st_size)
        )
    return downloads
