"""A built site in, its PDFs beside the pages out, and what they take of paper on the pages that list them."""

from __future__ import annotations

from pathlib import Path

from macros.catalogues import SOURCE
from macros.exports.downloads import Download
from macros.exports.job import ExportError, Job
from macros.exports.paper import fill_paper
from macros.exports.pdf.catalogue import Catalogue
from macros.exports.pdf.make import PdfError, make_pdfs
from macros.settings import Settings

CACHE = Path(".cache", "pdf")
"""Each language has one of its own, since what a build has no use for, it throws away."""


def write_pdfs(job: Job) -> tuple[Download, ...]:
    """Make every PDF of a built site; raises ExportError that names those that fail."""
    documents = Catalogue(job.site, job.folder, job.settings.docs_dir).documents()
    try:
        made = make_pdfs(documents, job.folder, _cache(job.settings), job.progress)
    except PdfError as error:
        raise ExportError(f"Disse PDF-ene kunne ikke lages:\n{error}") from None
    fill_paper(job.site, job.folder, made.downloads)
    pages = sum(download.pages or 0 for download in made.downloads)
    job.say(f"PDF-er: {len(documents)}, på {pages} sider; {made.anew} laget nå, resten fra forrige gang.")
    return made.downloads


def _cache(settings: Settings) -> Path:
    own = () if settings.language == SOURCE else (settings.language,)
    return settings.config.parent.joinpath(CACHE.parent, "-".join((CACHE.name, *own)))
