"""A stretch of time on a plan: the block that both meetings and sessions are made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import Id, Minutes, Model, PromptId, SheetId, Source, Text, Title

Form = Literal["alone", "pairs", "group", "all"]
PAUSE = "pause"
"""What the id of a break begins with, and the type that it has."""


class Alternative(Model):
    """What is done in place of a block when the time does not allow the block itself."""

    title: Title | None = None
    """Hva det heter i planen og på storskjermen når alternativet brukes, når det ikke passer med blokkens navn."""
    text: Text
    """Hva gruppa gjør i stedet."""
    screen: Text | None = None
    """Ordene til gruppa på storskjermen når alternativet brukes."""
    minutes: Minutes
    """Hvor lang tid det tar, uansett antall skoler."""
    max: Minutes | None = None
    """Lengste tid i minutter, når det kan få mer av tiden som er til overs."""
    form: Form | None = None
    """Arbeidsformen i alternativet, når den er en annen."""
    last_resort: bool = False
    """«true»: alternativet brukes først når de andre korte variantene ikke er nok."""


class Block(Model):
    """A stretch of a meeting or a session; the planner gives it its time."""

    id: Id
    """Blokkens faste navn i møtet."""
    title: Title
    """Hva blokken heter i møteplanen."""
    text: Text | None = None
    """Hva gruppa gjør, i én til tre setninger, slik den som leder leser det."""
    screen: Text | None = None
    """Ordene til gruppa på storskjermen; de sier aldri hva den som leder skal gjøre."""
    form: Form
    """Hvem som arbeider sammen: «alone», «pairs», «group» eller «all»."""
    minutes: Minutes
    """Minste tid i minutter."""
    share: Annotated[int, Field(ge=0, le=20)] = 0
    """Hvor mye blokken får av tiden som er til overs; 0 er fast tid."""
    max: Minutes | None = None
    """Lengste tid i minutter; uten den vokser blokken fritt."""
    per_school: Annotated[int, Field(ge=0, le=60)] = 0
    """Minste tid i minutter for hver skole, når skolene er kjent."""
    core: bool = True
    """«true»: tas alltid med. «false»: går ut først når tiden er knapp."""
    seam: bool = False
    """«true»: møtet kan deles rett før denne blokken."""
    repeat: bool = False
    """«true»: blokken er med i hver del når møtet deles."""
    facilitator: Text | None = None
    """Råd til den som leder; vises aldri på storskjerm."""
    prompts: tuple[PromptId, ...] = ()
    """Spørsmålene som drøftes, ved id."""
    worksheets: tuple[SheetId, ...] = ()
    """Arkene som brukes, ved id."""
    figure: Literal["year_wheel"] | None = None
    """Figuren som gruppa ser på storskjermen etter blokkens ord: «year_wheel» er årshjulet."""
    alternative: Alternative | None = None
    """Hva som gjøres når tiden ikke strekker til."""
    source: Source
    """Hvor blokken er fra."""

    @property
    def is_pause(self) -> bool:
        """Whether it is a break, which only long gatherings have."""
        return self.id.startswith(PAUSE)

    @model_validator(mode="after")
    def _can_grow(self) -> Block:
        if self.max is not None and self.max < self.minutes:
            raise PydanticCustomError("backwards", "«max» må være minst like lang som «minutes»")
        return self

    @model_validator(mode="after")
    def _is_named_as_a_break(self) -> Block:
        kind = getattr(self, "type", None)
        if kind is not None and self.is_pause != (kind == PAUSE):
            raise PydanticCustomError(
                "pause",
                "en blokk med «type: pause» har en id som begynner med «pause», og ingen andre har det",
            )
        return self


class Handout(Model):
    """A sheet to print for a meeting or a leader session."""

    sheet: SheetId
    """Arket, ved id."""
    copies: Literal["each", "group"]
    """«each»: ett til hver deltaker. «group»: ett til alle, hos den som leder."""
