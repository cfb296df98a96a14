"""What plans are made of: the items that are to be placed, the slots that they get, and the sittings of those."""

from __future__ import annotations

from dataclasses import dataclass

from macros.schema.block import Block, Form

SLACK = "tid-til-overs"
"""The id of the row that says how much earlier the sitting can end."""


class DoesNotFitError(Exception):
    """The core cannot be fitted; `minutes` is the shortest length that would hold it."""

    def __init__(self, message: str, minutes: int) -> None:
        super().__init__(message)
        self.minutes = minutes


@dataclass(frozen=True, kw_only=True)
class Item:
    """A block with the least time it needs here, and what its alternative would need and cost."""

    block: Block
    least: int
    alternative_least: int | None = None
    alternative_cost: int = 1
    uses_alternative: bool = False
    hurried: int | None = None
    """The least that will do when time is lost: a round goes a little faster, and fewer pupils are talked about."""
    is_held: bool = False
    """That it is a break which is held whatever happens, where others are places where one can be."""


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A block with its place in time; `start` and `minutes` count from the part's beginning."""

    block: Block
    start: int
    minutes: int
    uses_alternative: bool = False
    said: str | None = None
    """The words to the group that the part has for its beginning or its end, in place of the block's."""

    @property
    def end(self) -> int:
        return self.start + self.minutes

    @property
    def title(self) -> str:
        """What it is called: the block's name, or that of what is done in its place."""
        instead = self.block.alternative if self.uses_alternative else None
        return (instead and instead.title) or self.block.title

    @property
    def form(self) -> Form:
        """Who works together, in the block or in what is done in its place."""
        instead = self.block.alternative if self.uses_alternative else None
        return (instead and instead.form) or self.block.form

    @property
    def screen(self) -> str | None:
        """The words to the group: never orders to the one who leads."""
        instead = self.block.alternative if self.uses_alternative else None
        return self.said or (instead.screen if instead else self.block.screen)

    @property
    def is_slack(self) -> bool:
        """Whether it is no block, but what is left when all have enough."""
        return self.block.id == SLACK


@dataclass(frozen=True, kw_only=True)
class Part:
    """One sitting: its slots, and the optional blocks there was no time for."""

    number: int
    minutes: int
    slots: tuple[Slot, ...]
    left_out: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()
    """What the slots were made of, for whoever would plan the sitting shorter."""
    name: str | None = None
    """What the part is called, when the meeting is held in several that have names."""
    purpose: str | None = None
    until_next: str | None = None
    """What each does until the next part."""
