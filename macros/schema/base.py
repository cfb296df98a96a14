"""The field types and base models that every page kind is built from.

In: plain data from front matter. Out: frozen, fully typed models; unknown keys are refused.
A field's description is the author's reference and goes into the JSON Schema for editors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from macros.schema.dates import IsoDate
from macros.schema.rules import (
    ID_PATTERN,
    STEP,
    VERSION_PATTERN,
    refuse_bad_fingerprint,
    refuse_bad_id,
    refuse_bad_path,
    refuse_bad_url,
    refuse_bad_version,
    refuse_broken_step,
    refuse_gap,
    refuse_markup,
    refuse_raw,
)

MAX_TEXT = 1500
MAX_TITLE = 120

Text = Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(refuse_markup)]
Title = Annotated[str, Field(max_length=MAX_TITLE), AfterValidator(refuse_markup)]
SearchWord = Annotated[str, Field(max_length=60), AfterValidator(refuse_raw)]
"""Is looked for, and never shown: as people write it, right or wrong."""
Id = Annotated[
    str,
    Field(max_length=80, json_schema_extra={"pattern": f"^{ID_PATTERN.pattern}$"}),
    AfterValidator(refuse_bad_id),
]


@dataclass(frozen=True)
class Names:
    """Says of a field that its id is that of something else in the course, and of what kind."""

    kind: str


FilmId = Annotated[Id, Names("film")]
MethodId = Annotated[Id, Names("method")]
PromptId = Annotated[Id, Names("prompt")]
ReferenceId = Annotated[Id, Names("reference")]
RuleId = Annotated[Id, Names("rule")]
SheetId = Annotated[Id, Names("sheet")]
ThemeId = Annotated[Id, Names("theme")]
TheoryId = Annotated[Id, Names("theory")]
WordsId = Annotated[Id, Names("words")]
Url = Annotated[str, Field(max_length=500), AfterValidator(refuse_bad_url)]
PagePath = Annotated[str, Field(max_length=200), AfterValidator(refuse_bad_path)]
Fingerprint = Annotated[
    str, Field(json_schema_extra={"pattern": "^m[0-9a-f]{11}$"}), AfterValidator(refuse_bad_fingerprint)
]
Minutes = Annotated[
    int, Field(ge=0, le=480, json_schema_extra={"multipleOf": STEP}), AfterValidator(refuse_broken_step)
]
Month = Annotated[int, Field(ge=1, le=12)]
Months = Annotated[tuple[Month, ...], Field(min_length=1, max_length=12), AfterValidator(refuse_gap)]
Version = Annotated[
    str,
    Field(json_schema_extra={"pattern": f"^{VERSION_PATTERN.pattern}$"}),
    AfterValidator(refuse_bad_version),
]
"""Of the course, as `0.1.0`."""
Source = Literal["foredrag", "aarhus", "udir", "ledermanual", "forslag", "lokal"]
"""`lokal` is what a municipality adds; upstream never uses it."""
Track = Literal["laerer", "leder"]


class Model(BaseModel):
    """Base of all models: frozen, strict, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)
    """Models are built when one is first wanted, and described, which takes as long, when someone asks."""


class Review(Model):
    """Who has read a page, and what the page said then."""

    name: Text
    """Hvem som har lest siden, og hvor de hører til."""
    date: IsoDate
    """Når de leste den, som «2026-11-28»."""
    version: Text
    """Hvilken versjon av nettstedet de leste, som «0.1.0»."""
    of: Fingerprint
    """Merket siden hadde da de leste den; det står i gjennomgangsfila, og endres når siden gjør det."""


class Page(Model):
    """What every page says of itself."""

    title: Annotated[Title, AfterValidator(refuse_raw)]
    """Sidens overskrift, også i menyen og i fanen i nettleseren."""
    description: Annotated[Text, AfterValidator(refuse_raw)]
    """Én setning om hva siden er til; står øverst på siden og i treff hos søkemotorer."""
    hide: tuple[Literal["navigation", "toc"], ...] = ()
    """Hva som skal skjules på denne siden: menyen («navigation») eller innholdslista («toc»)."""
    formerly: tuple[PagePath, ...] = ()
    """Hvor siden lå før, som «laerer/tema/3-strategier.md»; gamle adresser leder hit."""
    draft: bool = False
    """Om siden er et utkast: da vises den med kommandoen serve, og blir ikke med på det ferdige nettstedet."""

    search_words: tuple[SearchWord, ...] = ()
    """Ord folk søker med når det er denne siden de trenger, og som ikke står på den."""

    PREFIX: ClassVar[str] = ""
    """What titles of the kind begin with, so that menus, links and hits bear the kind and the number."""

    @property
    def prefix(self) -> str:
        """What this page's title begins with."""
        return self.PREFIX.format(number=getattr(self, "number", ""))

    @property
    def name(self) -> str:
        """What the page is called where its kind and number stand beside it."""
        return self.title.removeprefix(self.prefix)


class ContentPage(Page):
    """A page of course content, which always says where it is from and who has read it."""

    id: Id
    """Sidens faste navn, lik filnavnet uten nummer."""
    source: Source
    """Hvor innholdet vanligvis er fra; «forslag» er nettstedets eget."""
    provenance: Text | None = None
    """Én setning om opphavet når det ikke er likt for hele siden."""
    reviewed_by: Review | None
    """Hvem i fagmiljøet som har lest siden, når, og hva de leste; «null» til noen har gjort det."""
    proposal: bool = False
    """«true»: hele siden er nettstedets eget forslag, og det står øverst at RKBU ikke har sett den."""

    @field_validator("proposal")
    @classmethod
    def _proposes_what_is_ours(cls, proposal: bool, info: ValidationInfo) -> bool:
        if proposal and info.data.get("source", "forslag") != "forslag":
            raise PydanticCustomError(
                "proposal", "er bare til en side som er nettstedets egen; skriv «source: forslag»"
            )
        return proposal


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
