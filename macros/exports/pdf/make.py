"""Documents in, their PDFs in the built site out: all cores at work, and nothing made twice.

A PDF is kept under the hash of all that decides what it becomes. What is no longer used is thrown out.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from macros.exports.downloads import Download
from macros.exports.pdf import layout
from macros.exports.pdf.document import PdfDocument, stylesheets

DRAWN = frozenset([".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".woff2"])
"""What a page's text may be set with, besides its styles: pictures and fonts."""
Progress = Callable[[int, int, str], None]
"""Told how many are done, of how many, and the address of the last one."""


class PdfError(Exception):
    """Some PDFs could not be made; the message names each."""


@dataclass(frozen=True)
class Made:
    """All PDFs of a site."""

    downloads: tuple[Download, ...]
    anew: int
    """How many were not kept from before."""


def make_pdfs(documents: Sequence[PdfDocument], folder: Path, cache: Path, progress: Progress) -> Made:
    """Put the PDF of every document into the built site; raises PdfError when one fails."""
    cache.mkdir(parents=True, exist_ok=True)
    styles = stylesheets(folder)
    common = _hash_common(folder, styles)
    keys = {
        document.url: hashlib.sha256(common + document.html.encode()).hexdigest() for document in documents
    }
    kept = {file.name.partition(".")[0]: file for file in cache.glob("*.pdf")}
    wanting = [document for document in documents if keys[document.url] not in kept]
    for url, (content, pages) in _lay_out_all(wanting, folder, styles, progress):
        kept[keys[url]] = _keep(cache / f"{keys[url]}.{pages}.pdf", content)
    for key in kept.keys() - set(keys.values()):
        kept[key].unlink()
    downloads = tuple(_publish(document, kept[keys[document.url]], folder) for document in documents)
    return Made(downloads, len(wanting))


def _hash_common(folder: Path, styles: Sequence[Path]) -> bytes:
    """Return the hash of all that every PDF depends on: style, pictures, fonts, and the code that makes them."""
    drawn = sorted(file for file in folder.rglob("*") if file.suffix.lower() in DRAWN)
    code = [Path(__file__).with_name(name) for name in ("assemble.py", "layout.py")]
    digest = hashlib.sha256(" ".join(version(part) for part in layout.PARTS).encode())
    for file in (*styles, *drawn, *code):
        digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()


def _lay_out_all(
    documents: Sequence[PdfDocument], folder: Path, styles: tuple[Path, ...], progress: Progress
) -> Iterator[tuple[str, tuple[bytes, int]]]:
    """Lay out documents side by side, the longest first; yield each with its address as it is done."""
    failed = []
    context = multiprocessing.get_context("spawn")
    workers = max(1, min(os.cpu_count() or 1, len(documents)))
    with ProcessPoolExecutor(workers, context, _live_with_parent) as pool:
        tasks: dict[Future[tuple[bytes, int]], PdfDocument] = {
            pool.submit(layout.lay_out, document.html, folder, styles): document
            for document in sorted(documents, key=lambda document: -len(document.html))
        }
        try:
            for number, task in enumerate(as_completed(tasks), 1):
                url, error = tasks[task].url, task.exception()
                if error:
                    failed.append(f"{url}: {type(error).__name__}: {' '.join(str(error).split())}")
                else:
                    yield url, task.result()
                progress(number, len(documents), url)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    if failed:
        raise PdfError("\n".join(sorted(failed)))


def _live_with_parent() -> None:
    """Leave interrupts to the parent, and end when it ends, however it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent, "workers are started by the pool"

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def _keep(file: Path, content: bytes) -> Path:
    """Write a file so that it is either whole or not there."""
    half = file.with_suffix(".new")
    half.write_bytes(content)
    half.replace(file)
    return file


def _publish(document: PdfDocument, kept: Path, folder: Path) -> Download:
    target = folder / document.url
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, target)
    pages = int(kept.name.split(".")[1])
    return Download(
        page=document.page,
        url=document.url,
        format="pdf",
        label=document.label,
        size=target.stat().st_size,
        pages=pages,
    )
