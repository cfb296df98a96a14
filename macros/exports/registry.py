"""Everyone who makes files for the site: the one list, with what each needs and when it runs.

In: a built site. Out: the files, the links to them, the course as data. What nobody asked for imports
nothing. The sitemap is the engine's own, from `overrides/sitemap.xml`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from macros.exports.downloads import Download
from macros.exports.job import Job
from macros.settings import Settings
from macros.site import Site

NO_PDF = """\
PDF-er lages med WeasyPrint, som ikke virker her: {fault}
- Debian og Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
- macOS: brew install pango
- Windows: installer MSYS2, og kjør «pacman -S mingw-w64-ucrt-x86_64-pango» der
Uten --pdf blir nettstedet bygd som før, uten PDF-er."""
NOT_FETCHED = (
    "Pakkene som --{option} trenger, mangler her. Kjør build --{option} i mappa scripts, som henter dem."
)


@dataclass(frozen=True, kw_only=True)
class Exporter:
    """Someone who makes files, or changes the pages so that they tell of them."""

    make: Callable[[Job], Sequence[Download]]
    """Returns what pages are to offer."""
    option: str | None = None
    """What asks `scripts/build` for it; without one it runs at every build, that of an engine alone included."""
    help: str = ""
    needs: tuple[str, ...] = ()
    """Modules that come with no core dependency of the project."""
    broken: str = "{fault}"
    """What to do when one of them is there and does not work, with `{fault}` for why."""


def choose_exporters(options: Collection[str] = ()) -> tuple[Exporter, ...]:
    """Return those who run when a build has these options."""
    return tuple(each for each in EXPORTERS if each.option is None or each.option in options)


def find_fault(options: Collection[str]) -> str | None:
    """Return what keeps one who was asked for from working here, and what to do about it, if anything does."""
    for exporter in choose_exporters(options):
        if not all(map(find_spec, exporter.needs)):
            return NOT_FETCHED.format(option=exporter.option)
        try:
            with redirect_stdout(io.StringIO()):  # WeasyPrint prints where to read about it, in English
                for name in exporter.needs:
                    import_module(name)
        except (ImportError, OSError) as error:
            return exporter.broken.format(fault=str(error).splitlines()[0])
    return None


def export_files(job: Job, options: Collection[str] = ()) -> None:
    """Have all files made that a build with these options has; each knows what those before it have made."""
    for exporter in choose_exporters(options):
        job = replace(job, made=(*job.made, *exporter.make(job)))


def export_from_engine(site: Site, settings: Settings, folder: Path, *, has_host: bool) -> None:
    """Have made what an engine alone makes; a site to open from disk has no program to read more than styles."""
    if has_host:
        export_files(Job(site=site, settings=settings, folder=folder))
    else:
        from macros.exports.style import write_styles

        write_styles(site.course.local, folder)


def _pdfs(job: Job) -> Sequence[Download]:
    from macros.exports.pdfs import write_pdfs

    return write_pdfs(job)


def _word(job: Job) -> Sequence[Download]:
    from macros.exports.documents import write_documents

    return write_documents(job.site, job.folder)


def _reviews(job: Job) -> Sequence[Download]:
    from macros.exports.review.write import write_reviews

    write_reviews(job)
    return ()


def _calendars(job: Job) -> Sequence[Download]:
    from macros.exports.calendars import write_calendars

    return write_calendars(job.site, job.folder)


def _schools(job: Job) -> Sequence[Download]:
    from macros.exports.schools import write_schools

    write_schools(job.site, job.folder)
    return ()


def _zip(job: Job) -> Sequence[Download]:
    from macros.exports.offline import write_zip

    return [write_zip(job)]


def _redirects(job: Job) -> Sequence[Download]:
    from macros.exports.redirects import write_redirects

    write_redirects(job.site, job.folder)
    return ()


def _sitemap(job: Job) -> Sequence[Download]:
    """Take the engine's list of addresses away where there are none."""
    for name in () if job.site.url else ("sitemap.xml", "sitemap.xml.gz"):
        (job.folder / name).unlink(missing_ok=True)
    return ()


def _styles(job: Job) -> Sequence[Download]:
    from macros.exports.style import write_styles

    write_styles(job.site.course.local, job.folder)
    return ()


def _search(job: Job) -> Sequence[Download]:
    from macros.exports.search import write_search

    write_search(job.site, job.folder)
    return ()


def _links(job: Job) -> Sequence[Download]:
    from macros.exports.downloads import fill_downloads

    fill_downloads(job.folder, job.made)
    return ()


def _data(job: Job) -> Sequence[Download]:
    from macros.exports.course_data import write_data

    write_data(job.site, job.folder, job.made)
    return ()


EXPORTERS = (
    Exporter(
        make=_pdfs,
        option="pdf",
        help="lag PDF-er også; det trenger WeasyPrint",
        needs=("weasyprint", "tinyhtml5"),
        broken=NO_PDF,
    ),
    Exporter(make=_word, option="word", help="lag Word-filene også", needs=("docx",)),
    Exporter(
        make=_reviews,
        option="gjennomgang",
        help="lag Word-filene som fagmiljøet leser og svarer i, også",
        needs=("docx",),
    ),
    Exporter(make=_calendars),
    Exporter(make=_schools),
    Exporter(make=_zip, option="zip", help="lag en zip-fil som kan åpnes uten nett også"),
    Exporter(make=_redirects),
    Exporter(make=_sitemap),
    Exporter(make=_styles),
    Exporter(make=_search),
    Exporter(make=_links),
    Exporter(make=_data),
)
"""In the order in which they run, and in which a page lists their files."""
