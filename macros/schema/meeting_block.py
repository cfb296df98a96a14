"""What a teacher meeting is made of: its blocks, and the stretches that it can be held in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.schema.base import FilmId, Id, Model, Text, Title
from macros.schema.block import Block

BlockType = Literal[
    "welcome",
    "relation_round",
    "log_round",
    "theory",
    "exercise",
    "sheet",
    "discussion",
    "film",
    "pause",
    "next_time",
]
Seconds = Annotated[int, Field(ge=0, le=600)]
STEPS = "trinn"
"""The name by which a block shows the steps of a method."""


class MeetingBlock(Block):
    """A block of a teacher meeting."""

    type: BlockType
    """Hva slags blokk det er."""
    films: tuple[FilmId, ...] = ()
    """Filmene som vises i blokken, ved id."""
    per_pupil: Annotated[int, Field(ge=0, le=30)] = 0
    """Omtrentlig tid for hver elev, for å si hvor mange gruppa rekker."""
    per_member: Seconds = 0
    """Minste tid i sekunder for hver deltaker, når alle gjør noe etter tur."""
    per_row: Seconds = 0
    """Minste tid i sekunder for hver elev på klasselista, når hver deltaker går gjennom hele lista for seg."""
    per_mark: Seconds = 0
    """Minste tid i sekunder for hvert merke på et ark som går rundt: elever ganger deltakere."""
    when_short: Literal["later", "skip"] | None = None
    """Hva som skjer med blokken når tiden blir knapp: «later» er at den tas en annen gang, «skip» at den hoppes over.

    Ingenting etter den spør etter det den gir.
    """
    points: tuple[Id, ...] = ()
    """Listene som vises med blokken: id-er fra «groups» i møtets temaer og metoder, eller «trinn»."""


class MeetingPart(Model):
    """A stretch of a meeting that can be held by itself, when the whole is too long for a sitting."""

    begins: Id
    """Blokken delen begynner med, ved id; den har «seam: true», unntatt i første del."""
    name: Title
    """Hva delen heter."""
    purpose: Text
    """Hva delen er til, i én setning."""
    opening: Text
    """Ordene til gruppa når delen begynner, i stedet for dem i den første blokken."""
    also: Text | None = None
    """Ordene som en åpning får i tillegg når delen begynner tidligere og også har dette."""
    closing: Text
    """Ordene til gruppa når delen slutter; de spør bare etter det som har skjedd i delen."""
    until_next: Text | None = None
    """Hva hver enkelt gjør til neste del; den siste har ingen."""
