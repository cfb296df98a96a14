"""The pages of the room: what the group sees of a meeting or a session, and what its leader holds in the hand.

They are short stubs. Each belongs to the page of the same name among its track's meetings or sessions.
"""

from __future__ import annotations

from typing import Literal

from macros.schema.base import Model, Page


class LeftOut(Model):
    """Keeps a page out of the search."""

    exclude: Literal[True]
    """«true»: siden kommer ikke opp i søk."""


class RoomPage(Page):
    """A page that belongs to a meeting or a session and bears its file's name."""

    search: LeftOut
    """Siden skal ikke komme opp i søk: «{exclude: true}»."""


class ScreenPage(RoomPage):
    """What the group sees on the big screen, one thing at a time."""

    template: Literal["storskjerm.html"]
    """Sideoppsettet, alltid «storskjerm.html»."""


class LivePage(RoomPage):
    """What only the leader sees while the meeting is held."""

    template: Literal["led.html"]
    """Sideoppsettet, alltid «led.html»."""
