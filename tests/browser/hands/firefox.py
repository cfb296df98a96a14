"""Firefox ESR over WebDriver BiDi: the browser itself listens, and no driver is needed.

It cannot be told a colour scheme, forced colours or the print medium after it has started.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

from browser.hands import A4, HandsError
from browser.hands.bidi import Connection, connected
from browser.hands.processes import new_home, read_output, running, wait_until
from browser.hands.w3c import W3CHands
from scripts.tools import find_firefox

PREFERENCES = {"ui.prefersReducedMotion": 1}
"""Those that automation calls for, Firefox sets itself when it is listened to."""
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)\n")
CENTIMETRE = 10  # mm


class Firefox(W3CHands):
    """A tab of a Firefox that has just been started."""

    def __init__(self, site: str, connection: Connection) -> None:
        super().__init__(site)
        self._connection = connection
        self._send = connection.send
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        self._tab = {"context": self._send("browsingContext.create", type="tab")["context"]}

    def resize(self, width: int, height: int) -> None:
        self._send("browsingContext.setViewport", **self._tab, viewport={"width": width, "height": height})

    def visit(self, url: str) -> None:
        self._send("browsingContext.navigate", **self._tab, url=url, wait="complete")

    def call(self, function: str, given: str) -> str:
        argument = {"type": "string", "value": given}
        done = self._send(
            "script.callFunction",
            target=self._tab,
            functionDeclaration=function,
            arguments=[argument],
            awaitPromise=True,
        )
        if done["type"] == "exception":
            raise HandsError(done["exceptionDetails"]["text"])
        return done["result"]["value"]

    def perform(self, source: dict[str, object]) -> None:
        self._send("input.performActions", **self._tab, actions=[source])

    def screenshot(self) -> bytes:
        return base64.b64decode(self._send("browsingContext.captureScreenshot", **self._tab)["data"])

    def print_pdf(self, paper: tuple[float, float] = A4) -> bytes:
        width, height = (side / CENTIMETRE for side in paper)
        printed = self._send("browsingContext.print", **self._tab, page={"width": width, "height": height})
        return base64.b64decode(printed["data"])

    def note(self) -> list[str]:
        return [event["params"]["text"] for event in self._connection.events]

    def forget(self) -> None:
        self._connection.events.clear()


@contextmanager
def hold_firefox(site: str) -> Iterator[Firefox]:
    """Start a Firefox with a new profile; it ends with the block."""
    program = find_firefox()
    if not program:
        raise HandsError("there is no Firefox: run scripts/tools.py first, as scripts/test does")
    with new_home() as home:
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()
        ]
        (home / "user.js").write_text("".join(lines), encoding="utf-8")
        options = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(home)]
        with running([program, *options], home) as process:
            found = wait_until(lambda: LISTENS.search(read_output(home)), process, home)
            with connected(f"{found[1]}/session") as connection:
                yield Firefox(site, connection)
