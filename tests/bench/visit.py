"""A built site in, what a first visit to a page weighs out: what Chromium asks for, over Brotli."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

import brotli  # type: ignore[import-untyped]
from playwright.sync_api import Browser, sync_playwright

from macros.addresses import page_url
from macros.site import Site
from scripts.commands import CommandError
from scripts.tools import find_chromium

KIB = 1024
QUALITY = 5  # what a host packs with when it does so as it answers
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")
ICONS = "() => [...document.querySelectorAll('link[rel~=icon]')].map(link => link.href)"


def weigh_visits(site: Site, site_dir: Path) -> dict[str, float]:
    """Return by page kind the KiB of a first visit to its largest page, search untouched."""
    paths = largest_pages(site, site_dir)
    executable = require_chromium()
    with serve(site_dir) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        urls = {kind: _requests(browser, f"{address}{page_url(path)}") for kind, path in paths.items()}
        browser.close()
    return {kind: weigh(site_dir, found) for kind, found in urls.items()}


def require_chromium() -> str:
    """Return the browser that all measuring is done in."""
    executable = find_chromium()
    if not executable:
        raise CommandError(
            "Fant ingen Chromium. Kjør scripts/test først, eller sett CHROMIUM til hvor den ligger."
        )
    return executable


def weigh(site_dir: Path, urls: Iterable[str]) -> float:
    """Return the KiB over Brotli of what lies at some addresses of a site."""
    return sum(len(_compress(_file(site_dir, url))) for url in urls) / KIB


def largest_pages(site: Site, site_dir: Path) -> Mapping[str, str]:
    """Return by page kind the path of the page with most HTML."""
    largest: dict[str, tuple[int, str]] = {}
    for path, entry in site.course.pages.items():
        size = _file(site_dir, page_url(path)).stat().st_size
        largest[entry.kind] = max(largest.get(entry.kind, (0, "")), (size, path))
    return {kind: path for kind, (_, path) in sorted(largest.items())}


def _requests(browser: Browser, url: str) -> set[str]:
    """Return all that a new reader's browser fetches for a page, icons included."""
    page = browser.new_page()
    found: set[str] = set()
    page.on("request", lambda request: found.add(request.url))
    page.goto(url, wait_until="networkidle")
    found.update(page.evaluate(ICONS))
    page.close()
    return {url for url in found if not url.startswith("data:")}


def _file(site_dir: Path, url: str) -> Path:
    path = site_dir / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


@cache
def _compress(file: Path) -> bytes:
    return bytes(brotli.compress(file.read_bytes(), quality=QUALITY))


class _Handler(SimpleHTTPRequestHandler):
    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with a file packed, as hosts do, where the browser takes it so."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.endswith("/") else file
        takes = "br" in self.headers.get("Accept-Encoding", "")
        if not (takes and file.suffix in PACKED and file.is_file()):
            return super().send_head()
        packed = _compress(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return BytesIO(packed)

    def log_message(self, *_: object) -> None:
        """Say nothing; the table is what the reader waits for."""


@contextmanager
def serve(site_dir: Path) -> Iterator[str]:
    """Serve a built site; gives its address, with a slash at the end."""
    handler = partial(_Handler, directory=str(site_dir))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
