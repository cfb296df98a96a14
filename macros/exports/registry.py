"""Everyone who makes files for the site: the one list, and what a build does with it.

In: the site and the folder it was built in. Out: the files, the links to them, the course as data.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.exports.calendars import write_calendars
from macros.exports.course_data import write_exports
from macros.exports.downloads import Download, Exporter, fill_downloads
from macros.exports.redirects import write_redirects
from macros.site import Site

QUICK: tuple[Exporter, ...] = (write_calendars,)
"""Files that every build has, since pages link to them."""
EXPORTERS: tuple[Exporter, ...] = QUICK
"""In the order in which a page lists the files."""


def export_files(
    site: Site, folder: Path, made: Sequence[Download] = (), exporters: Sequence[Exporter] = EXPORTERS
) -> None:
    """Have all files made, and offer them with those that are `made` already, on the pages and in the data."""
    downloads = [*made, *(file for export in exporters for file in export(site, folder))]
    write_redirects(site, folder)
    fill_downloads(folder, downloads)
    write_exports(site, folder, downloads)
