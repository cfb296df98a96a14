"""What a municipality puts into upstream's meetings and sessions: blocks, each beside or in place of one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import Id, Model
from macros.schema.leader import AgendaItem
from macros.schema.meeting_block import MeetingBlock

PLACES = ("before", "after", "replaces")


class _Placed(Model):
    before: Id | None = None
    """Blokken den settes rett før, ved id."""
    after: Id | None = None
    """Blokken den settes rett etter, ved id."""
    replaces: Id | None = None
    """Blokken den settes i stedet for, ved id; siden sier at den er byttet."""
    source: Literal["lokal"] = "lokal"
    """Alltid «lokal»; kan utelates."""

    @property
    def neighbour(self) -> str:
        """The block of upstream's that it stands beside or in place of."""
        return next(name for name in (self.before, self.after, self.replaces) if name)

    @model_validator(mode="after")
    def _has_one_place(self) -> _Placed:
        if sum(getattr(self, name) is not None for name in PLACES) != 1:
            raise PydanticCustomError("place", "må ha én av «before», «after» og «replaces»")
        return self


class LocalBlock(_Placed, MeetingBlock):
    """A block of the municipality's in a teacher meeting."""


class LocalItem(_Placed, AgendaItem):
    """An item of the municipality's on the agenda of a leader session."""


class LocalMeeting(Model):
    """A file of blocks for one meeting."""

    blocks: Annotated[tuple[LocalBlock, ...], Field(min_length=1)]
    """Kommunens blokker i møtet."""


class LocalSession(Model):
    """A file of agenda items for the sessions of one document."""

    agenda: Annotated[tuple[LocalItem, ...], Field(min_length=1)]
    """Kommunens saker i samlingen."""
