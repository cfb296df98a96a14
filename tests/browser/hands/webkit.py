"""WebKitGTK, the nearest to Safari that can be had here: its driver, and a bare browser of our own.

It cannot be told a colour scheme or a medium, and the console's words are not to be had: only errors and the policy's.
On paper it takes neither size nor margin from `@page`, and makes all 16/15 as large: 100 mm come out as 106.7.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from browser.hands import A4, PATIENCE, HandsError
from browser.hands.processes import new_home, running, wait_until, x_server
from browser.hands.w3c import W3CHands
from browser.hands.webdriver import Driver, find_port

BROWSER = Path(__file__).with_name("webkit_browser.py")
OPTIONS = {"webkitgtk:browserOptions": {"binary": str(BROWSER), "args": []}}
PRINT = "job => window.webkit.messageHandlers.print.postMessage(JSON.stringify(job))"
RUN = "const done = arguments[1]; ({function})(arguments[0]).then(text => done([text]), error => done(String(error)))"
ATTEMPTS = 3  # at a port, which another may take just before the driver does


class WebKit(W3CHands):
    """The one window of a WebKitGTK that has just been started."""

    def __init__(self, site: str, driver: Driver, home: Path) -> None:
        super().__init__(site)
        self._driver = driver
        self._home = home
        driver.begin(OPTIONS)
        driver.post("timeouts", script=PATIENCE * 1000, pageLoad=PATIENCE * 1000)

    def resize(self, width: int, height: int) -> None:
        self._driver.post("window/rect", width=width, height=height)
        self.wait_for("(...size) => innerWidth === size[0] && innerHeight === size[1]", width, height)

    def visit(self, url: str) -> None:
        self._driver.post("url", url=url)

    def call(self, function: str, given: str) -> str:
        said = self._driver.post("execute/async", script=RUN.replace("{function}", function), args=[given])
        if isinstance(said, list):
            return said[0]
        raise HandsError(said)

    def perform(self, source: dict[str, object]) -> None:
        self._driver.post("actions", actions=[source])

    def screenshot(self) -> bytes:
        return base64.b64decode(self._driver.get("screenshot"))

    def print_pdf(self, paper: tuple[float, float] = A4) -> bytes:
        width, height = paper
        file = self._home / "printed.pdf"
        self.evaluate(PRINT, {"width": width, "height": height, "file": str(file)})
        printed = file.read_bytes()
        file.unlink()
        return printed

    def note(self) -> list[str]:
        file = self._home / "noted"
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    def forget(self) -> None:
        (self._home / "noted").write_text("", encoding="utf-8")


@contextmanager
def hold_webkit(site: str) -> Iterator[WebKit]:
    """Start a screen, the driver and the browser; all of them end with the block."""
    with new_home() as home, x_server(home) as display, _driven(home, display) as driver:
        yield WebKit(site, driver, home)


@contextmanager
def _driven(home: Path, display: str) -> Iterator[Driver]:
    """Run the driver at a port of its own."""
    with ExitStack() as stack:
        for attempt in range(ATTEMPTS):
            port = find_port()
            process = stack.enter_context(running(["WebKitWebDriver", f"--port={port}"], home, display))
            driver = Driver(port)
            try:
                wait_until(lambda driver=driver: driver.is_ready() or None, process, home)
            except HandsError:
                if attempt == ATTEMPTS - 1:
                    raise
            else:
                break
        yield driver
