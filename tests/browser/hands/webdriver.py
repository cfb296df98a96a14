"""W3C WebDriver over HTTP: commands in, values out."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request

from browser.hands import PATIENCE, HandsError


class Driver:
    """A driver at a port of this machine, and the session that `begin` opens."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self._session = ""
        no_proxy = urllib.request.ProxyHandler({})
        self._open = urllib.request.build_opener(no_proxy).open

    def is_ready(self) -> bool:
        """Say whether the driver listens and is free."""
        try:
            return bool(self._ask("GET", "/status")["ready"])
        except HandsError:
            return False

    def begin(self, capabilities: dict[str, object]) -> None:
        """Start a browser with what is asked for."""
        wanted = {"capabilities": {"alwaysMatch": capabilities}}
        self._session = f"/session/{self._ask('POST', '/session', wanted)['sessionId']}"

    def get(self, command: str) -> object:
        return self._ask("GET", f"{self._session}/{command}")

    def post(self, command: str, **values: object) -> object:
        return self._ask("POST", f"{self._session}/{command}", values)

    def _ask(self, method: str, path: str, values: dict[str, object] | None = None) -> object:
        body = None if values is None else json.dumps(values).encode()
        request = urllib.request.Request(self._address + path, data=body, method=method)
        try:
            with self._open(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise HandsError(f"{path}: {error.read().decode(errors='replace')}") from error
        except OSError as error:
            raise HandsError(f"{path}: {error}") from error


def find_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
