"""What WebDriver and WebDriver BiDi have in common: mouse and keys are lists of the same actions."""

from __future__ import annotations

from abc import abstractmethod

from browser.hands import Hands, HandsError

KEYS = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Escape": "\ue00c",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Delete": "\ue017",
    "Space": " ",
}
"""What the standard calls the keys that write no letter; the names are those of the DOM."""


class W3CHands(Hands):
    """A browser that takes the W3C's actions."""

    @abstractmethod
    def perform(self, source: dict[str, object]) -> None:
        """Let one source of input, keyboard or mouse, do its actions."""

    def click_at(self, x: int, y: int) -> None:
        move = {"type": "pointerMove", "x": x, "y": y, "duration": 0}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        self.perform({**mouse, "actions": [move, *press]})

    def press(self, *keys: str) -> None:
        self.perform(
            {"type": "key", "id": "keyboard", "actions": [step for key in keys for step in _strike(key)]}
        )


def _strike(key: str) -> list[dict[str, str]]:
    """Return a chord such as "Shift+Tab" as keys that go down, and up again the other way."""
    values = [KEYS.get(name, name) for name in (key.split("+") if len(key) > 1 else [key])]
    unknown = [value for value in values if len(value) != 1]
    if unknown:
        raise HandsError(f"there is no key {unknown[0]!r}")
    down = [{"type": "keyDown", "value": value} for value in values]
    return [*down, *({"type": "keyUp", "value": value} for value in reversed(values))]
