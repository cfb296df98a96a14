"""The pages of the room: what the group sees of a meeting or a session, and what its leader holds in the hand.

They are short stubs. Each belongs to the page of the same name among its track's meetings or sessions, and is
absent from a year that does not hold the session.
"""

from __future__ import annotations

from typing import Literal

from macros.schema.base import Page
from macros.schema.session import OfSession

GATHERINGS: dict[str, str] = {"laerer": "moter", "leder": "samling"}
"""The folder of a track's meetings or sessions, whose names their screens and live pages share."""


class RoomPage(Page):
    """A page that belongs to a meeting or a session and bears its file's name; the search leaves it out."""


class ScreenPage(RoomPage):
    """What the group sees on the big screen, one thing at a time."""

    template: Literal["storskjerm.html"]
    """Sideoppsettet, alltid «storskjerm.html»."""


class LivePage(RoomPage):
    """What only the leader sees while the meeting is held."""

    template: Literal["led.html"]
    """Sideoppsettet, alltid «led.html»."""


class SessionScreenPage(ScreenPage, OfSession):
    """What the leaders see in one of their sessions."""


class SessionLivePage(LivePage, OfSession):
    """What only the one who leads a session sees."""
