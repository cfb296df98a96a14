"""The field types and base models that every page kind is built from.

In: plain data from front matter. Out: frozen, fully typed models; unknown keys are refused.
A field's description is the author's reference and goes into the JSON Schema for editors.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

MARKUP = ("<", "{{", "{%", "{#")
MAX_TEXT = 1500
MAX_TITLE = 120
STEP = 5
"""All times are whole steps of five minutes."""

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _refuse_markup(text: str) -> str:
    """The theme prints some fields raw, and macros put others into Markdown."""
    found = next((mark for mark in MARKUP if mark in text), None)
    if found:
        raise PydanticCustomError("markup", "kan ikke inneholde «{mark}»; skriv ren tekst", {"mark": found})
    if "\n" in text.strip():
        raise PydanticCustomError("one_line", "må være ett avsnitt; skriv «>-» etter kolonet")
    if not text.strip() or not text.isprintable():
        raise PydanticCustomError("blank", "må være synlig tekst på minst ett tegn")
    return " ".join(text.split())


def _refuse_bad_id(text: str) -> str:
    if not ID_PATTERN.fullmatch(text):
        raise PydanticCustomError(
            "id", "må være små bokstaver a–z, tall og bindestrek, som «verdibasert-ledelse»"
        )
    return text


def _refuse_broken_step(minutes: int) -> int:
    if minutes % STEP:
        raise PydanticCustomError("step", "må gå opp i fem minutter")
    return minutes


def _refuse_bad_url(text: str) -> str:
    if not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/[^\s<>\"'{}]*)?", text):
        raise PydanticCustomError("url", "må være en hel adresse som begynner med «https://»")
    return text


Text = Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(_refuse_markup)]
Title = Annotated[str, Field(max_length=MAX_TITLE), AfterValidator(_refuse_markup)]
Id = Annotated[str, Field(max_length=80), AfterValidator(_refuse_bad_id)]
Url = Annotated[str, Field(max_length=500), AfterValidator(_refuse_bad_url)]
Minutes = Annotated[int, Field(ge=0, le=480), AfterValidator(_refuse_broken_step)]
Month = Annotated[int, Field(ge=1, le=12)]
Months = Annotated[tuple[Month, ...], Field(min_length=1)]
Source = Literal["foredrag", "aarhus", "udir", "ledermanual", "forslag"]
Track = Literal["laerer", "leder"]


class Model(BaseModel):
    """Base of all models: frozen, strict, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Page(Model):
    """What every page says of itself."""

    title: Title
    """Sidens overskrift, også i menyen og i fanen i nettleseren."""
    description: Text
    """Én setning om hva siden er til; står øverst på siden og i treff hos søkemotorer."""
    hide: tuple[Literal["navigation", "toc"], ...] = ()
    """Hva som skal skjules på denne siden: menyen («navigation») eller innholdslista («toc»)."""


class ContentPage(Page):
    """A page of course content, which always says where it is from and who has read it."""

    id: Id
    """Sidens faste navn, lik filnavnet uten nummer."""
    source: Source
    """Hvor innholdet vanligvis er fra; «forslag» er nettstedets eget."""
    provenance: Text | None = None
    """Én setning om opphavet når det ikke er likt for hele siden."""
    reviewed_by: Text | None
    """Hvem i fagmiljøet som har lest siden; «null» til noen har gjort det."""


class Point(Model):
    """One point in a list: an advice, a sign, a step."""

    id: Id
    """Punktets faste navn på siden."""
    text: Text
    """Punktet, i våre ord."""
    details: tuple[Text, ...] = ()
    """Presiseringer under punktet."""
    source: Source | None = None
    """Bare når opphavet er et annet enn sidens."""


class PointGroup(Model):
    """A list of points under a heading."""

    id: Id
    """Listas faste navn på siden; blir anker."""
    title: Title
    """Overskriften over lista."""
    intro: Text | None = None
    """Setningen før punktene."""
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    """Punktene, i rekkefølge."""
    source: Source | None = None
    """Bare når opphavet er et annet enn sidens."""


class Alternative(Model):
    """What is done in place of a block when the time does not allow the block itself."""

    text: Text
    """Hva gruppa gjør i stedet."""
    minutes: Minutes
    """Hvor lang tid det tar, uansett antall skoler."""
    form: Form | None = None
    """Arbeidsformen i alternativet, når den er en annen."""


Form = Literal["alone", "pairs", "group", "all"]


class Block(Model):
    """A stretch of a meeting or a session; the planner gives it its time."""

    id: Id
    """Blokkens faste navn i møtet; blir anker."""
    title: Title
    """Hva blokken heter i møteplanen."""
    text: Text | None = None
    """Hva gruppa gjør, i én til tre setninger."""
    form: Form
    """Hvem som arbeider sammen: «alone», «pairs», «group» eller «all»."""
    minutes: Minutes
    """Minste tid i minutter."""
    share: Annotated[int, Field(ge=0, le=20)] = 0
    """Hvor mye blokken får av tiden som er til overs; 0 er fast tid."""
    max: Minutes | None = None
    """Lengste tid i minutter; uten den vokser blokken fritt."""
    per_school: Minutes = 0
    """Minste tid for hver skole, når skolene er kjent."""
    core: bool = True
    """«true»: tas alltid med. «false»: går ut først når tiden er knapp."""
    seam: bool = False
    """«true»: møtet kan deles rett før denne blokken."""
    repeat: bool = False
    """«true»: blokken er med i hver del når møtet deles."""
    facilitator: Text | None = None
    """Råd til den som leder; vises aldri på storskjerm."""
    prompts: tuple[Id, ...] = ()
    """Spørsmålene som drøftes, ved id."""
    worksheets: tuple[Id, ...] = ()
    """Arkene som brukes, ved id."""
    alternative: Alternative | None = None
    """Hva som gjøres når tiden ikke strekker til."""
    source: Source
    """Hvor blokken er fra."""


Alternative.model_rebuild()
