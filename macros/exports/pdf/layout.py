"""A document's text in, the bytes of its PDF out: the only module that knows WeasyPrint.

Runs in processes of its own. Whatever a document refers to must be a file of the built site.
"""

from __future__ import annotations

import atexit
import gc
import logging
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

VARIANT = "pdf/ua-1"
PARTS = ("WeasyPrint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "fonttools")
"""The packages that decide what a PDF becomes."""


class LayoutError(Exception):
    """A document cannot become a PDF that is whole."""


def lay_out(html: str, site_folder: Path, stylesheets: tuple[Path, ...]) -> tuple[bytes, int]:
    """Return the PDF of a document, and its number of pages; raises LayoutError when something is amiss."""
    from weasyprint import HTML  # type: ignore[import-untyped]

    from macros.exports.pdf.assemble import assemble

    say_languages()
    faults = _Faults()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(faults)
    try:
        fetcher = _fetcher(site_folder)
        styles = [_style(file, site_folder) for file in stylesheets]
        source = HTML(string=assemble(html), base_url=f"{site_folder.as_uri()}/", url_fetcher=fetcher)
        document = source.render(stylesheets=styles, font_config=_fonts(), pdf_variant=VARIANT)
        content = document.write_pdf(finisher=add_scopes, pdf_variant=VARIANT)
    finally:
        logger.removeHandler(faults)
    if faults.messages:
        raise LayoutError("; ".join(faults.messages))
    return content, len(document.pages)


def add_scopes(_document: Any, pdf: Any) -> None:
    """Say of each header cell whether it heads a column or a row, which WeasyPrint leaves out."""
    elements = {item.reference: item for item in pdf.objects if _kind(item)}
    for element in elements.values():
        if _kind(element) == "/TH":
            group = elements[elements[element["P"]]["P"]]
            element["A"]["Scope"] = "/Column" if _kind(group) == "/THead" else "/Row"


@cache
def say_languages() -> None:
    """Have each element of a PDF say in which language it is when that is another, which WeasyPrint leaves out.

    When a PDF is finished nobody knows any more what its elements were made of, so it is said as they are made,
    in a function that WeasyPrint 70.0 keeps for itself. A version without it makes PDFs that do not say it.
    """
    from pydyf import String  # type: ignore[import-untyped]
    from weasyprint.pdf import tags  # type: ignore[import-untyped]

    build = getattr(tags, "_build_box_tree", None)
    if build is None:
        return

    def build_with_language(box: Any, *rest: Any, **named: Any) -> Iterator[Any]:
        language = None if box.element is None or box.element.tag == "html" else box.element.get("lang")
        for element in build(box, *rest, **named):
            if language:
                element.setdefault("Lang", String(language))
            yield element

    tags._build_box_tree = build_with_language  # noqa: SLF001


def _kind(item: Any) -> str:
    """Return what an object of the structure tree is, and nothing for other objects."""
    return str(item.get("S", "")) if isinstance(item, dict) and item.get("Type") == "/StructElem" else ""


class _Faults(logging.Handler):
    """Keep what WeasyPrint calls an error: a picture that is missing, a link that leads nowhere."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@lru_cache(maxsize=32)
def _style(file: Path, site_folder: Path) -> Any:
    """Return a stylesheet, read once a process."""
    from weasyprint import CSS

    return CSS(filename=file, url_fetcher=_fetcher(site_folder), font_config=_fonts())


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """Return what holds the fonts that the stylesheets bring; one for all that a process lays out.

    It is let go before the interpreter takes apart what it is cleaned up with.
    """
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

    atexit.register(_let_go)
    return FontConfiguration()


def _let_go() -> None:
    _style.cache_clear()
    _fonts.cache_clear()
    gc.collect()


def _fetcher(site_folder: Path) -> Any:
    """Return a fetcher of files of the site, and of what stands in an address itself."""
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

    class SiteFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            address = urlsplit(url)
            if address.scheme == "file" and not Path(unquote(address.path)).is_relative_to(site_folder):
                raise ValueError(f"not a file of the site: {url}")
            return super().fetch(url, headers)

    return SiteFetcher(allowed_protocols=("file", "data"))
