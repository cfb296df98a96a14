"""Everyone who makes files for the site: the one list, and what a build does with it.

In: the site and the folder it was built in. Out: the files, the links to them, the course as data.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.exports.course_data import write_exports
from macros.exports.downloads import Download, Exporter, fill_downloads
from macros.site import Site

EXPORTERS: tuple[Exporter, ...] = ()
"""In the order in which a page lists the files."""


def export_files(site: Site, folder: Path, made: Sequence[Download] = ()) -> None:
    """Have all files made, and offer them with those that are `made` already, on the pages and in the data."""
    downloads = [*made, *(file for export in EXPORTERS for file in export(site, folder))]
    fill_downloads(folder, downloads)
    write_exports(site, folder, downloads)
