"""A built folder in, its pages out to a browser on this machine, each with the script that reloads it.

Files are sent as they lie there; what is added is added on the way out, so that no built site has it.
"""

from __future__ import annotations

import errno
import json
import socket
import sys
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scripts.commands import CommandError
from scripts.live.state import Shown, State, write_fault_page, write_script

OWN, FILES = "/.live/", ("live.js", "live.css")
TAKEN = (errno.EADDRINUSE, 10048)
"""What the systems say when someone else has the address."""
BEAT = 15.0
"""Seconds between two signs of life to a page that nothing is new for."""
HIGHEST_PORT = 65535
TYPES = MimeTypes()
for ending, kind in {
    ".css": "text/css",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "text/xml",
}.items():
    TYPES.add_type(kind, ending)


class Server(ThreadingHTTPServer):
    """The server, which waits for nobody when it is told to stop."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # where it would mean sharing the port
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes away in the middle of an answer is no mistake."""


def open_server(address: str, shown: Shown) -> Server:
    """Take the address, or say in words why it cannot be had."""
    host, _, port = address.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not port.isascii() or not port.isdigit() or int(port) > HIGHEST_PORT:
        raise CommandError(
            f"«{address}» er ingen adresse å vise nettstedet på; skriv den som 127.0.0.1:8000, med et tall under {HIGHEST_PORT + 1}."
        )
    try:
        family, _, _, _, place = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        kind = type("Server", (Server,), {"address_family": family})
        server: Server = kind(place[:2], partial(Handler, shown))
    except (OSError, UnicodeError) as error:
        taken = isinstance(error, OSError) and not isinstance(error, socket.gaierror) and error.errno in TAKEN
        reason = (
            "er i bruk, kanskje av kommandoen serve i et annet vindu"
            if taken
            else "kan ikke brukes på denne maskinen"
        )
        raise CommandError(
            f"Adressen {address} {reason}; velg en annen, som --addr 127.0.0.1:8001."
        ) from None
    return server


class Handler(BaseHTTPRequestHandler):
    """Answers one request after another on a connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "gode-relasjoner", ""

    def __init__(self, shown: Shown, *arguments: object) -> None:
        self.shown = shown
        super().__init__(*arguments)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked for; the terminal is for what the author is to do."""

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with a file, the state as it changes, or what is wrong."""
        path = unquote(urlsplit(self.path).path)
        if path.removeprefix(OWN) in FILES:
            self._send((Path(__file__).parent / path.removeprefix(OWN)).read_bytes(), path)
        elif path == f"{OWN}events":
            self._tell_changes()
        else:
            self._send_page(path, self._first_state())

    def _first_state(self) -> State:
        """Return what there is to show, once there is something."""
        state = self.shown.now
        while not state.changes:
            state = self.shown.wait(0, BEAT)
        return state

    def _send_page(self, path: str, state: State) -> None:
        if not state.folder:
            page = write_fault_page(state).encode()
            self._send(add_script(page, state), "fault.html", HTTPStatus.SERVICE_UNAVAILABLE)
            return
        if state.mount and path in ("/", state.mount):
            self._redirect(f"{state.mount}/")
            return
        inside = path.removeprefix(state.mount) if path.startswith(f"{state.mount}/") else path
        file, status = _find(state.folder, inside), HTTPStatus.OK
        if file and file.is_dir():
            self._redirect(f"{urlsplit(self.path).path}/")
            return
        if not file:
            file, status = state.folder / "404.html", HTTPStatus.NOT_FOUND
        try:
            content = file.read_bytes()
        except OSError:  # The folder has just been replaced.
            content, status = b"", HTTPStatus.NOT_FOUND
        self._send(add_script(content, state) if file.suffix == ".html" else content, file.name, status)

    def _send(self, content: bytes, name: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        kind = TYPES.guess_type(name)[0] or "application/octet-stream"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _tell_changes(self) -> None:
        """Tell the state now, and each time it changes, for as long as the page is there."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen = 0
        while True:
            state = self.shown.wait(seen, BEAT)
            words = f"data: {json.dumps(state.describe())}\n\n" if state.changes != seen else ":\n\n"
            self.wfile.write(words.encode())
            seen = state.changes


def add_script(page: bytes, state: State) -> bytes:
    """Return a page with the script after its end, where a browser takes it for a part of the page."""
    return page + write_script(state).encode()


def _find(folder: Path, path: str) -> Path | None:
    """Return the file at a path of the site: a page's by the folder it lies in, a folder without a slash."""
    file = folder / path.lstrip("/")
    if "\0" in path or ".." in file.parts or not file.exists():
        return None
    if not file.is_dir():
        return file
    if not path.endswith("/"):
        return file
    return file / "index.html" if (file / "index.html").is_file() else None
