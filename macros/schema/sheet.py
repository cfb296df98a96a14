"""A printable sheet: its front matter declares its fields, a small set of kinds renders them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import ContentPage, Id, Model, Source, Text, Title, Track
from macros.schema.dates import IsoDate
from macros.schema.rules import refuse_markup

Word = Literal["blank", "call", "minutes"]
Brief = Annotated[str, Field(max_length=40), AfterValidator(refuse_markup)]
Count = Annotated[int, Field(ge=1, le=60)]

USUAL_CLASS_SIZE = 24


class _Field(Model):
    id: Id
    """Feltets faste navn på arket."""
    label: Title
    """Ledeteksten over feltet."""
    help: Text | None = None
    """Hva en skriver her."""
    source: Source | None = None
    """Bare når opphavet er et annet enn arkets."""
    new_side: bool = False
    """«true»: feltet begynner øverst på en ny side av arket."""


class Column(Model):
    """A column of a table or class list."""

    title: Title
    """Overskriften på kolonnen."""
    width: Annotated[int, Field(ge=3, le=90)] | None = None
    """Bredden i prosent av arket, omtrentlig."""
    marks: bool = False
    """«true»: merkene P, U, S og – står i hver rute, til å sette ring rundt."""

    @property
    def percent(self) -> int:
        """The width as it is printed, in steps of five; 0 when the column takes what is left."""
        return ((self.width or 0) + 2) // 5 * 5


class ClassList(_Field):
    """One row a pupil, by code."""

    kind: Literal["class_list"]
    """Klasseliste: én rad for hver elev, med elevkode."""
    columns: Annotated[tuple[Column, ...], Field(min_length=1, max_length=12)]
    """Kolonnene etter elevkoden."""
    spare_rows: Annotated[int, Field(ge=0, le=10)] = 2
    """Ekstra rader til nye elever, så langt de ikke tar en ny liste."""
    lists: Annotated[int, Field(ge=1, le=2)] = 1
    """Så mange lister kan stå ved siden av hverandre; den andre begynner når den første er full."""
    mirrored: bool = False
    """«true»: den andre lista har elevkoden til høyre, så navnestripa kan ligge langs begge kantene av arket."""
    rows_per_side: Annotated[int, Field(ge=6, le=60)] = 24
    """Hvor mange elever én side av arket har plass til, i alle listene."""
    rows_on_last: Annotated[int, Field(ge=1, le=60)] | None = None
    """Hvor mange elever den siste siden har plass til, når det er færre fordi hele personvernteksten står der."""


class CheckList(_Field):
    """Points to tick or judge."""

    kind: Literal["check_list"]
    """Sjekkliste: punkter med én eller flere ruter."""
    items: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Punktene."""
    choices: tuple[Title, ...] = ()
    """Rutene ved hvert punkt, som «ja», «delvis», «nei»; uten dem én rute."""
    comment: bool = False
    """«true»: plass til merknad ved hvert punkt."""


class Table(_Field):
    """A table to fill in by hand."""

    kind: Literal["table"]
    """Tabell til å fylle ut."""
    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=12)]
    """Kolonnene."""
    rows: Count | tuple[Title, ...]
    """Antall tomme rader, eller teksten først i hver rad."""
    row_lines: Annotated[int, Field(ge=1, le=6)] = 1
    """Hvor mange håndskrevne linjer hver rad har plass til."""


class Lines(_Field):
    """Lines to write on."""

    kind: Literal["lines"]
    """Linjer til å skrive på."""
    count: Count
    """Antall linjer."""


class Choice(_Field):
    """One of several."""

    kind: Literal["choice"]
    """Valg mellom noen få svar."""
    options: Annotated[tuple[Title, ...], Field(min_length=2)]
    """Svarene."""


class Signatures(_Field):
    """Dates and names to write."""

    kind: Literal["signatures"]
    """Datoer og underskrifter."""
    lines: Annotated[tuple[Title, ...], Field(min_length=1)]
    """Det som skal fylles ut, som «Dato» og «Underskrift»."""
    cut_out: bool = False
    """«true»: en stiplet ramme å klippe langs."""


class Sketch(_Field):
    """An empty area to draw in."""

    kind: Literal["sketch"]
    """Åpent felt til å tegne i."""
    height: Annotated[int, Field(ge=20, le=240)]
    """Høyden i millimeter."""


AnyField = ClassList | CheckList | Table | Lines | Choice | Signatures | Sketch
SheetField = Annotated[AnyField, Field(discriminator="kind")]
SHEET_FIELDS = tuple(
    name for model in get_args(AnyField) for name in get_args(model.model_fields["kind"].annotation)
)


class Handling(Model):
    """The way of a confidential sheet, in so few words that a box of a figure holds them."""

    filled_by: Brief
    """Hvem som fyller ut arket, som «Hver voksen, alene»."""
    seen_by: Brief
    """Hvem som ser det, som «Bare du»."""
    kept: Brief
    """Hvor det ligger innelåst, som «I lukket konvolutt»."""
    shredded: Brief
    """Når det makuleres, som «I møte 8, samme dag»."""


class Sheet(ContentPage):
    """A sheet to print and fill in by hand."""

    audience: Track
    """Hvem arket er til: «laerer» eller «leder», likt mappa."""
    version: IsoDate
    """Arkets versjon, som dato: «2026-11-21»."""
    orientation: Literal["portrait", "landscape"] = "portrait"
    """Arkets retning."""
    pocket: bool = False
    """«true»: en lapp til å klippe ut og brette, to like på hvert ark."""
    legend: bool = False
    """«true»: tegnforklaringen til merkene P, U, S og – står på arket."""
    notice: Literal["full", "short", "key", "none"]
    """Personvernteksten nederst: hele, de to første linjene, navnestripas egen («key»), eller ingen."""
    handling: Handling | None = None
    """Arkets vei, på ark som er taushetsbelagte: hvem som fyller ut, ser, låser inn og makulerer."""
    fields: Annotated[tuple[SheetField, ...], Field(min_length=1)]
    """Feltene på arket, i rekkefølge."""
    word: Word | None = None
    """Arket som Word-fil: «blank» er tomt, «call» og «minutes» fylles også ut for hver ledersamling."""

    @field_validator("word")
    @classmethod
    def _holds_no_pupil(cls, word: Word | None, info: ValidationInfo) -> Word | None:
        """What is about pupils stays on paper; fields that were refused themselves say nothing here."""
        reason = next(_kept_on_paper(info.data), None) if word else None
        if reason:
            rule = "kan ikke stå på et ark med {reason}, for det skal bare finnes på papir; ta bort «word»"
            raise PydanticCustomError("on_paper", rule, {"reason": reason})
        return word


def _kept_on_paper(sheet: Mapping[str, Any]) -> Iterator[str]:
    """Yield what makes a sheet one that may not be a file to write in."""
    if sheet.get("notice", "none") != "none":
        yield "personverntekst"
    if sheet.get("legend"):
        yield "tegnforklaring"
    for field in sheet.get("fields", ()):
        if isinstance(field, ClassList):
            yield "klasseliste"
        if isinstance(field, Sketch):
            yield "felt til å tegne i"
        if isinstance(field, Table) and any(column.marks for column in field.columns):
            yield "merkene P, U og S"
