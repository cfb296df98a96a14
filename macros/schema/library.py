"""The pages that tracks draw on: theory, films, questions, sheets and the bibliography."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import (
    ContentPage,
    Id,
    Model,
    Page,
    PromptId,
    Source,
    Text,
    TheoryId,
    Track,
    Url,
)
from macros.schema.dates import IsoDate
from macros.schema.duties import Rule
from macros.schema.rules import refuse_loose_parentheses

SHORT_ISBN, LONG_ISBN = 10, 13


def _refuse_bad_doi(text: str) -> str:
    if not re.fullmatch(r"10\.\d{4,9}/[^\s<>{}\"]+", text):
        raise PydanticCustomError("doi", "må være en DOI som «10.1016/j.jsp.2011.08.004», uten adresse foran")
    return refuse_loose_parentheses(text)


def _refuse_bad_isbn(text: str) -> str:
    if not re.fullmatch(r"[\d-]+[\dX]", text) or not _sums_up(text.replace("-", "")):
        raise PydanticCustomError(
            "isbn", "må være et ISBN med riktig kontrollsiffer, som «978-82-15-01525-5»; se etter på verket"
        )
    return text


def _sums_up(isbn: str) -> bool:
    """Tell whether the check digit is right: of ten signs the last counts 1, of thirteen every other 3."""
    if len(isbn) == SHORT_ISBN:
        digits = [10 if sign == "X" else int(sign) for sign in isbn]
        return sum(digit * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True)) % 11 == 0
    is_long = len(isbn) == LONG_ISBN and isbn.isdigit()
    return is_long and sum(int(sign) * (3 if index % 2 else 1) for index, sign in enumerate(isbn)) % 10 == 0


Doi = Annotated[str, AfterValidator(_refuse_bad_doi)]
Isbn = Annotated[str, AfterValidator(_refuse_bad_isbn)]
ReferenceStatus = Literal["etterprovd", "fra_kilden", "ikke_etterprovd"]
Lang = Literal["nb", "nn", "da", "sv", "en", "nl", "de"]


class PlainPage(Page):
    """A page of prose: the front page, overviews, and pages about the site."""


class TheoryPage(ContentPage):
    """A page of background for teachers or leaders."""

    version: IsoDate | None = None
    """Versjonen av det som blir Word-fil, som dato: «2026-11-21»; skal stå når «word» står."""
    word: Id | None = None
    """Overskriften, ved id, som også blir en Word-fil til å skrive over, med alt som står under den på siden."""

    @field_validator("word")
    @classmethod
    def _has_version(cls, word: str | None, info: ValidationInfo) -> str | None:
        if word and info.data.get("version") is None:
            raise PydanticCustomError("word_version", "mangler datoen fila er fra; skriv «version» også")
        return word


class PlanB(Model):
    """What a group does when a film cannot be had."""

    page: TheoryId
    """Teorisiden som leses i stedet, ved id."""
    prompt: PromptId
    """Spørsmålet som drøftes etterpå, ved id."""


class Film(ContentPage):
    """A film that is shown in a session or a meeting; a link card, never an embedded player."""

    PREFIX = "Film: "
    by: Text
    """Hvem som taler eller står bak."""
    producer: Text | None
    """Hvem som har laget filmen; «null» når kilden ikke sier det."""
    minutes: Annotated[int, Field(ge=1, le=240)] | None
    """Lengden i minutter; «null» når kilden ikke sier det."""
    url: Url | None
    """Adressen; «null» når kilden ikke oppgir noen."""
    captions: bool | None
    """Om filmen er tekstet; «null» når det ikke er kjent."""
    plan_b: PlanB
    """Det en gjør når filmen ikke lar seg skaffe."""


class Prompt(Model):
    """A question for discussion."""

    id: Id
    """Spørsmålets faste navn, eneste i sitt slag på hele nettstedet; blir anker."""
    text: Text
    """Spørsmålet, i våre ord."""
    source: Source
    """Hvor spørsmålet er fra."""


MOST_SETS = 24
"""The page with all questions can narrow them to one of so many; its styles have a rule for each."""


class PromptSet(ContentPage):
    """A set of questions that belong together."""

    track: Track
    """Hvem spørsmålene er til: «laerer» eller «leder»."""
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1)]
    """Spørsmålene, i rekkefølge."""


class Reference(Model):
    """An entry of the bibliography; what is not known is «null», never guessed."""

    id: Id
    """Oppføringens faste navn, som «busch-2012»."""
    authors: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Forfatterne, som «Busch, T.»."""
    has_more_authors: bool = False
    """«true» når kilden skriver «mfl.» og de andre forfatterne ikke er kjent."""
    year: Annotated[int, Field(ge=1800, le=2100)] | None
    """Utgivelsesåret."""
    title: Text | None
    """Tittelen."""
    container: Text | None = None
    """Tidsskriftet eller boka det står i."""
    volume: Annotated[int, Field(ge=1)] | None = None
    """Bindet."""
    issue: Text | None = None
    """Heftet."""
    pages: Text | None = None
    """Sidene."""
    publisher: Text | None = None
    """Forlaget eller utgiveren."""
    doi: Doi | None = None
    """DOI uten adresse foran."""
    isbn: Isbn | None = None
    """ISBN med bindestreker, 10 eller 13 siffer."""
    url: Url | None = None
    """Adressen når det ikke er noen DOI."""
    type: Literal["article", "book", "chapter", "report", "thesis"]
    """Hva slags verk det er."""
    lang: Lang
    """Språket verket er skrevet på."""
    status: ReferenceStatus
    """Hvor sikre opplysningene er."""
    note: Text | None = None
    """Det en leser bør vite, som at studien gjelder småbarn."""
    cited_by: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Kildene som viser til verket."""


class UnsourcedFigure(Model):
    """A figure that the sources state without saying where it is from."""

    id: Id
    """Tallets faste navn, som sider bruker når de nevner det."""
    figures: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Alle måtene å skrive tallet på, som «20 %», «20 prosent» og «hver femte»."""
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Ord eller begynnelser på ord; tallet er dette når ett av dem står i samme setning."""
    explanation: Text
    """Det kilden sier, og at den ikke oppgir hvor tallet er fra."""


class Bibliography(Page):
    """The bibliography of the whole course, on one page."""

    entries: Annotated[tuple[Reference, ...], Field(min_length=1)]
    """Alle oppføringene."""
    unsourced: tuple[UnsourcedFigure, ...] = ()
    """Tallene som kildene ikke belegger; en side som nevner et av dem, må si det."""
    rules: tuple[Rule, ...] = ()
    """Regelverket sidene viser til; en side kan bare nevne en paragraf eller artikkel som står her."""
