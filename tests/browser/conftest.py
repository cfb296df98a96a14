"""Real Chromium on the built site (`built_site`), served from 127.0.0.1."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SCREEN_HEIGHT = 800


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a built site; gives its address, with a slash at the end."""
    handler = partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[str]:
    """Address of the served site, with a slash at the end."""
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def pages(built_site: Path) -> list[str]:
    """List one page of each kind: two from every folder, and the 404 page."""
    found = {}
    for file in sorted(built_site.rglob("index.html")):
        path = file.parent.relative_to(built_site)
        has_children = any(file.parent.glob("*/index.html"))
        found.setdefault((path.parent, has_children), "" if path == Path() else f"{path}/")
    assert found, f"{built_site} has no pages"
    return [*found.values(), "404.html"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = (os.environ.get("CHROMIUM", ""), *CHROMIUM_NAMES)
    executable = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open a page in a fresh profile: `new_page(width=320, scheme="dark", javascript=False)`."""
    contexts = []

    def open_page(width: int = 1280, scheme: str = "light", javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=site,
            color_scheme=scheme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
            viewport={"width": width, "height": SCREEN_HEIGHT},
        )
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
