"""A built site in, what a page of a PDF costs out: the piles of the teachers' meetings, laid out here."""

from __future__ import annotations

import time
from pathlib import Path

from macros.exports.pdf.catalogue import Catalogue
from macros.exports.pdf.document import stylesheets
from macros.exports.pdf.layout import find_fault, lay_out
from macros.settings import read_settings
from macros.site import load_settings
from scripts.commands import CommandError
from scripts.pdfs import MISSING

PILES = "laerer/utskrift/mote-"


def time_pdf_page(config: Path, site_dir: Path) -> float:
    """Return the seconds of processor time that a page took, once the layout had warmed up."""
    fault = find_fault()
    if fault:
        raise CommandError(MISSING.format(fault=fault))
    documents = Catalogue(load_settings(config), site_dir, read_settings(config).docs_dir).documents()
    piles = [document.html for document in documents if document.url.startswith(PILES)]
    styles = stylesheets(site_dir)
    lay_out(piles[0], site_dir, styles)
    start = time.process_time()
    pages = sum(lay_out(html, site_dir, styles)[1] for html in piles)
    return (time.process_time() - start) / pages
