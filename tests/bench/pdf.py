"""A built site in, what a page of a PDF costs out: the piles of the teachers' meetings, laid out here."""

from __future__ import annotations

import time
from pathlib import Path

from macros.exports.pdf.catalogue import Catalogue
from macros.exports.pdf.document import stylesheets
from macros.exports.pdf.layout import lay_out
from macros.exports.registry import find_fault
from macros.settings import read_settings
from macros.site import load_site
from scripts.commands import CommandError

PILES = "laerer/utskrift/mote-"


def time_pdf_page(config: Path, site_dir: Path) -> float:
    """Return the seconds of processor time that a page took, once the layout had warmed up."""
    fault = find_fault(["pdf"])
    if fault:
        raise CommandError(fault)
    settings = read_settings(config)
    documents = Catalogue(load_site(settings), site_dir, settings.docs_dir).documents()
    piles = [document.html for document in documents if document.url.startswith(PILES)]
    styles = stylesheets(site_dir)
    lay_out(piles[0], site_dir, styles)
    start = time.process_time()
    pages = sum(lay_out(html, site_dir, styles)[1] for html in piles)
    return (time.process_time() - start) / pages
