"""The pages of the leader track: the four documents that become six, seven or eight sessions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import (
    ContentPage,
    FilmId,
    Id,
    Minutes,
    Model,
    Months,
    PromptId,
    ReferenceId,
    Source,
    Text,
    Title,
)
from macros.schema.block import Block, Handout

DOCUMENTS = 4
DocumentNumber = Annotated[int, Field(ge=1, le=DOCUMENTS)]
MOST_SESSIONS = 8
Turns = Annotated[int, Field(ge=1, le=MOST_SESSIONS)]
AgendaType = Literal["round", "presentation", "film", "discussion", "decision", "pause", "next_time"]


class AgendaItem(Block):
    """An item on the agenda of a leader session."""

    type: AgendaType
    """Hva slags sak det er; en sak av typen «film» bærer samlingens filmer."""
    extra_time: Minutes = 0
    """Ekstra tid i minutter til skolen som står for tur."""
    last_screen: Text | None = None
    """Ordene til gruppa i den siste av dokumentets samlinger, når de er andre der."""
    record: Annotated[tuple[Title, ...], Field(max_length=4)] = ()
    """Kolonnene i referatets tabell over skolene, som «Råd fra de andre»; uten dem har saken ingen slik tabell."""

    @model_validator(mode="after")
    def _round_has_alternative(self) -> AgendaItem:
        if (self.per_school or self.type == "film") and not self.alternative:
            raise PydanticCustomError(
                "alternative",
                "en sak som vokser med skoler eller filmer, må ha «alternative» for når tiden ikke strekker til",
            )
        return self


class Focus(Model):
    """What the session turns around."""

    text: Text
    """Hva samlingen særlig handler om."""
    prompts: tuple[PromptId, ...] = ()
    """Spørsmålene i fokus, ved id."""
    source: Source
    """Hvor det er fra."""


class Preparation(Model):
    """Something to do before a session."""

    id: Id
    """Oppgavens faste navn; blir anker."""
    text: Text
    """Hva den enkelte skole eller deltaker gjør på forhånd."""
    reading: tuple[ReferenceId, ...] = ()
    """Det som skal leses, ved id i litteraturlista."""
    source: Source
    """Hvor oppgaven er fra."""


class LeaderSession(ContentPage):
    """One of the four documents of the leader manual; the third is used three, four or five times."""

    document: DocumentNumber
    """Dokumentets nummer, 1 til 4, likt nummeret i filnavnet; samlingsnumrene regnes ut."""
    months: Months
    """Månedene samlingene hører hjemme i, som tall i rekkefølge: [10, 11, 12, 1, 2, 3]."""
    minutes: Minutes
    """Samlingens lengde i minutter."""
    repeats: Annotated[tuple[Turns, ...], Field(min_length=1)] = (1,)
    """Hvor mange samlinger dokumentet kan bli."""
    vision: Text | None = None
    """Visjonen; bare første samling har den, i stedet for mål."""
    goal: Text | None = None
    """Målet for samlingen."""
    focus: Focus | None = None
    """Det samlingen særlig handler om."""
    partner: Literal["always", "midway"] | None = None
    """Når samarbeidspartneren deltar: alltid, i den midterste, eller aldri."""
    participants: Text
    """Hvem som deltar."""
    chair: Text
    """Hvem som leder, innkaller og skriver referat."""
    place: Text
    """Hvor samlingen holdes."""
    deadline: Text | None = None
    """Det som skal være ferdig til samlingen."""
    preparation: Annotated[tuple[Preparation, ...], Field(min_length=1)]
    """Det som gjøres på forhånd."""
    films: tuple[FilmId, ...] = ()
    """Filmene, ved id; i et dokument som gjentas, én for hver samling i rekkefølge."""
    agenda: Annotated[tuple[AgendaItem, ...], Field(min_length=2)]
    """Sakene, i rekkefølge."""
    settle: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Det som avtales til neste gang."""
    after: tuple[Text, ...] = ()
    """Det som gjøres etter samlingen."""
    print: tuple[Handout, ...] = ()
    """Arkene som skrives ut."""

    @property
    def is_repeated(self) -> bool:
        """Whether the document is used for several sessions."""
        return self.repeats != (1,)

    @model_validator(mode="after")
    def _aims_at_something(self) -> LeaderSession:
        if (self.vision is None) == (self.goal is None):
            raise PydanticCustomError("aim", "skriv enten «vision» eller «goal», og bare én av dem")
        return self
