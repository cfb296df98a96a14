"""The pages of the room: what the group sees of a meeting or a session, and what its leader holds in the hand.

They are short stubs. Each belongs to the page of the same name among its track's meetings or sessions, and is
absent from a year that does not hold the session.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.schema.base import Model, Page
from macros.schema.session import OfSession

GATHERINGS: dict[str, str] = {"laerer": "moter", "leder": "samling"}
"""The folder of a track's meetings or sessions, whose names their screens and live pages share."""


def _refuse_search(value: bool) -> bool:
    if not value:
        raise PydanticCustomError("search", "må være «true», for siden skal ikke komme opp i søk")
    return value


class LeftOut(Model):
    """Keeps a page out of the search."""

    exclude: Annotated[bool, Field(json_schema_extra={"const": True}), AfterValidator(_refuse_search)]
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


class SessionScreenPage(ScreenPage, OfSession):
    """What the leaders see in one of their sessions."""


class SessionLivePage(LivePage, OfSession):
    """What only the one who leads a session sees."""
