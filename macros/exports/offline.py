"""A built site's settings and files in, one zip out with the site as it opens from disk, search and all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from macros.catalogues import SOURCE
from macros.exports.course_data import DATA, SCHEMA
from macros.exports.downloads import Download, fill_downloads
from macros.exports.job import Job
from macros.exports.schools import write_schools
from macros.exports.search import write_search
from macros.exports.style import write_styles
from macros.settings import Settings
from macros.wording import text

NAME = "gode-relasjoner-offline.zip"
PAGE = "om/index.md"
"""Where the zip is offered."""
FOR_HOSTS = (DATA, SCHEMA, "sitemap.xml", "sitemap.xml.gz")
"""What holds addresses of a web host, and is for other programs than a browser."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date a zip can hold; the same for all, so that the same site makes the same zip."""
FILE_MODE = 0o644


def write_zip(job: Job) -> Download:
    """Build the site once more, for pages without a host, and put it in the site's folder as one file."""
    assert job.rebuild, "only a command that runs engines makes a zip"
    offline, target = offline_folder(job.settings), job.folder / NAME
    try:
        job.rebuild(offline, offline_changes(job.settings))
        for download in job.made:
            (offline / download.url).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(job.folder / download.url, offline / download.url)
        write_styles(job.site.course.local, offline)
        write_schools(job.site, offline, has_host=False)
        write_search(job.site, offline, has_host=False)
        fill_downloads(offline, job.made)
        for name in FOR_HOSTS:
            (offline / name).unlink(missing_ok=True)
        own = "" if job.settings.language == SOURCE else f"-{job.settings.language}"
        pack(offline, target, f"{target.stem}{own}")
    finally:
        shutil.rmtree(offline, ignore_errors=True)
    size = target.stat().st_size
    return Download(page=PAGE, url=NAME, format="zip", label=text("download.offline"), size=size)


def offline_folder(settings: Settings) -> Path:
    """Return where the site without a host is built, beside the site itself."""
    return settings.site_dir.with_name(f".{settings.site_dir.name}-offline")


def offline_changes(settings: Settings) -> dict[str, Any]:
    """Return what pages on disk need said otherwise: links to files, and no policy, which matches none there."""
    return {
        "site_url": "",
        "plugins": [*settings.plugins, "offline"],
        "extra": {"offline": True},
    }


def pack(folder: Path, target: Path, name: str) -> None:
    """Pack a folder under a name, in order and without dates; two languages are unpacked side by side."""
    with ZipFile(target, "w") as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(f"{name}/{file.relative_to(folder).as_posix()}", EARLIEST)
            entry.external_attr = FILE_MODE << 16
            archive.writestr(entry, file.read_bytes(), ZIP_DEFLATED, compresslevel=9)
