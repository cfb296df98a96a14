"""What `scripts/build --pdf` does besides building: ask for what it needs, and tell how far it has come."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from macros.exports.downloads import Download
from macros.exports.paper import fill_paper
from macros.exports.pdf.catalogue import Catalogue
from macros.exports.pdf.layout import find_fault
from macros.exports.pdf.make import PdfError, make_pdfs
from macros.settings import Settings
from macros.site import Site
from scripts.commands import NOT_FETCHED, CommandError, say

CACHE = Path(".cache", "pdf")
MISSING = """\
PDF-er lages med WeasyPrint, som ikke virker her: {fault}
- Debian og Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
- macOS: brew install pango
- Windows: installer MSYS2, og kjør «pacman -S mingw-w64-ucrt-x86_64-pango» der
Uten --pdf blir nettstedet bygd som før, uten PDF-er."""


def require_weasyprint() -> None:
    """Stop before anything is built if PDFs cannot be made, and say what to install."""
    if not find_spec("weasyprint"):
        raise CommandError(NOT_FETCHED.format(option="--pdf"))
    fault = find_fault()
    if fault:
        raise CommandError(MISSING.format(fault=fault))


def make_all_pdfs(site: Site, settings: Settings, folder: Path) -> tuple[Download, ...]:
    """Make every PDF of a built site; raises CommandError that names those that fail."""
    documents = Catalogue(site, folder, settings.docs_dir).documents()
    try:
        made = make_pdfs(documents, folder, settings.config.parent / CACHE, _show_progress)
    except PdfError as error:
        raise CommandError(f"Disse PDF-ene kunne ikke lages:\n{error}") from None
    fill_paper(site, folder, made.downloads)
    pages = sum(download.pages or 0 for download in made.downloads)
    say(f"PDF-er: {len(documents)}, på {pages} sider; {made.anew} laget nå, resten fra forrige gang.")
    return made.downloads


def _show_progress(done: int, total: int, url: str) -> None:
    """Write over the same line on a terminal; elsewhere write a line for each."""
    line = f"PDF {done} av {total}: {url}"
    if not sys.stderr.isatty():
        say(line)
        return
    end = "\n" if done == total else ""
    print(f"\r\033[K{line}", file=sys.stderr, end=end, flush=True)
