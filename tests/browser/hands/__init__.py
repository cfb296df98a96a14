"""Hands for the tests: one way to hold any of three browsers, so that a test written once runs in all.

In goes the address of a served site; out come pages opened, keys pressed, paper printed and complaints noted.
What one browser can and another cannot stays with the module that knows it.
"""

from __future__ import annotations

import json
import sys
import time
from abc import ABC, abstractmethod
from urllib.parse import urljoin

NAMES = ("chromium", "firefox", "webkit") if sys.platform == "linux" else ("chromium",)
"""The two others are installed, and WebKitGTK is to be had, where apt and X are."""
PATIENCE = 60  # seconds; on a busy machine a browser takes its time, and a hung one shall not hang the tests
PAUSE = 0.05  # seconds between two looks
A4 = (210, 297)
"""A sheet upright, in millimetres; `A4[::-1]` lies."""
WRAPPED = "async given => JSON.stringify(await ({function})(...JSON.parse(given)) ?? null)"
"""A function that takes and gives text, so that values cross every protocol alike."""
CENTRE = """selector => {
    const seen = [...document.querySelectorAll(selector)].find(
        element => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length);
    if (!seen) return null;
    seen.scrollIntoView({behavior: 'instant', block: 'center', inline: 'center'});
    const box = seen.getClientRects()[0];
    return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
}"""
SETTLE = "() => new Promise(settled => setTimeout(settled, 200))"
"""Lets what a page has set off be said: reports of the policy come a task later."""


class HandsError(Exception):
    """A browser would not start, did not answer, or could not do what a test asked for."""


class Hands(ABC):
    """One browser with one window on one site."""

    def __init__(self, site: str) -> None:
        self.site = site

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page a viewport, in CSS pixels."""

    @abstractmethod
    def visit(self, url: str) -> None:
        """Go to an address and wait until it has loaded, its styles, scripts and images, too."""

    @abstractmethod
    def call(self, function: str, given: str) -> str:
        """Run a wrapped function in the page; raise HandsError with its words if it throws."""

    @abstractmethod
    def click_at(self, x: int, y: int) -> None:
        """Press the mouse at a point of the viewport, in CSS pixels from its corner."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys one after the other: a letter, or a name such as "Enter"; "Shift+Tab" holds one down."""

    @abstractmethod
    def screenshot(self) -> bytes:
        """Return what the viewport shows, as PNG."""

    @abstractmethod
    def print_pdf(self, paper: tuple[float, float] = A4) -> bytes:
        """Print as a reader does who changes nothing but the paper: (width, height) in millimetres.

        The size that the page's style asks for wins, in the browsers that know of it; WebKitGTK does not.
        """

    @abstractmethod
    def note(self) -> list[str]:
        """Return what has been noted since the last `forget`."""

    @abstractmethod
    def forget(self) -> None:
        """Begin a new list of what is noted."""

    def open(self, path: str, width: int = 1280, height: int = 800) -> None:
        """Open a page of the site, with nothing noted yet."""
        self.resize(width, height)
        self.forget()
        self.visit(urljoin(self.site, path))

    def evaluate(self, function: str, *values: object) -> object:
        """Return what a function of JavaScript's makes of some values, all of them as JSON.

        `evaluate("selector => document.querySelectorAll(selector).length", "h2")`; it may be async.
        """
        return json.loads(self.call(WRAPPED.replace("{function}", function), json.dumps(values)))

    def wait_for(self, function: str, *values: object) -> object:
        """Return what a function gives once that is something; a page on its way out is asked again."""
        end = time.monotonic() + PATIENCE
        said: object = None
        while time.monotonic() < end:
            try:
                said = self.evaluate(function, *values)
            except HandsError as error:
                said = error
            else:
                if said:
                    return said
            time.sleep(PAUSE)
        raise HandsError(f"{function} gave {said!r} for {PATIENCE} seconds")

    def click(self, selector: str) -> None:
        """Press the mouse in the middle of the first match that is seen, scrolled to if need be."""
        point = self.evaluate(CENTRE, selector)
        if point is None:
            raise HandsError(f"nothing that is seen matches {selector}")
        self.click_at(*point)

    def messages(self) -> list[str]:
        """Return the script errors, the policy's complaints and the console's words since `open`."""
        self.evaluate(SETTLE)
        return self.note()
