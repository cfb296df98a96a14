"""What the browser is shown: the last good build, and what has kept a newer one from coming."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import jinja2

from macros.components.folders import ROOM

TITLE, NO_SITE = "Endringen vises ikke ennå", "Nettstedet kan ikke vises ennå"
ADVICE = "Siden under er den siste som var i orden. Rett det som står her, og lagre; da kommer den nye."
NO_SITE_ADVICE = "Rett det som står her, og lagre; da kommer nettstedet."
TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOM / "live_fault"), autoescape=True)


class State(NamedTuple):
    """What there is to show at one time."""

    folder: Path | None = None
    """The last good build."""
    build: str = ""
    """Its name, unlike that of any other build of any server; empty when there is none."""
    faults: tuple[str, ...] = ()
    mount: str = ""
    """The path that the site has at its own address, as pages that do not know where they are write it."""
    changes: int = 0

    def describe(self) -> dict[str, Any]:
        """Return what a page needs to know."""
        title, advice = (TITLE, ADVICE) if self.folder else (NO_SITE, NO_SITE_ADVICE)
        return {"build": self.build, "faults": self.faults, "title": title, "advice": advice}


class Shown:
    """The state that all of the server's threads look at."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = State()
        self._server = secrets.token_hex(4)

    def show(self, folder: Path, url: str | None) -> None:
        """Put a new build in the place of the one before it."""
        mount = urlsplit(url or "").path.rstrip("/")
        with self._changed:
            changes = self._state.changes + 1
            self._state = State(folder, f"{self._server}-{changes}", (), mount, changes)
            self._changed.notify_all()

    def tell(self, faults: Sequence[str]) -> None:
        """Keep what is shown, and say why."""
        with self._changed:
            self._state = self._state._replace(faults=tuple(faults), changes=self._state.changes + 1)
            self._changed.notify_all()

    @property
    def now(self) -> State:
        return self._state

    def wait(self, seen: int, seconds: float) -> State:
        """Return the state when it is another than the one seen, or is the same for so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.changes != seen, seconds)
            return self._state


def write_script(state: State) -> str:
    """Return what makes a page reload itself, in HTML."""
    return TEMPLATES.get_template("live_script.html.jinja").render(key=state.build)


def write_fault_page(state: State) -> str:
    """Return the page that stands where there is none yet."""
    return TEMPLATES.get_template("live_fault.html.jinja").render(**state.describe())
