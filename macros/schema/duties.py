"""What everyone at a school must do when a pupil is not safe, said once, and the rules that say so."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import ContentPage, Id, Model, RuleId, Text, Title, Url, WordsId
from macros.schema.dates import IsoDate
from macros.schema.local_types import Phone


class Rule(Model):
    """A rule of law, or advice of an authority, that a page of ours stands on."""

    id: Id
    """Regelens faste navn, som «oppl-12-4»; blir anker."""
    law: Title
    """Loven eller rådet, som «opplæringslova» eller «Bufdirs råd om mistenkte»."""
    section: Title | None
    """Paragrafen eller artikkelen, som «§ 12-4»; «null» når regelen nevnes uten nummer."""
    about: Text
    """Hva regelen handler om, med våre ord."""
    url: Url
    """Siden som viser regelen."""
    read_on: IsoDate | None
    """Dagen vi leste teksten, som «2026-11-28»; «null» når vi ikke har lest den."""
    note: Text | None = None
    """Det en leser bør vite, som at en ny lov er vedtatt."""
    phone: Phone | None = None
    """Nummeret siden viser, i anførselstegn; det står på kortet for bekymring."""

    @model_validator(mode="after")
    def _has_read_the_number(self) -> Rule:
        if self.phone and self.read_on is None:
            raise PydanticCustomError(
                "phone",
                "«phone» krever «read_on»; skriv dagen nummeret ble lest på siden, eller fjern nummeret",
            )
        return self


class Duty(Model):
    """A duty, or what to do when it is urgent; every page, box, sheet and letter takes its words from here."""

    id: Id
    """Pliktens faste navn; blir anker."""
    title: Title
    """Hva som har hendt, som overskrift."""
    when: Text
    """Når plikten gjelder."""
    do: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Det en gjør, i rekkefølge."""
    to: Text
    """Hvem en melder til eller ringer."""
    receiver: Title | None = None
    """Hvem en melder til eller ringer, i så få ord at en figur har plass til dem; uten den er plikten ikke i figuren."""
    short: Text
    """Plikten i én eller to setninger, uten punktum til slutt; reglene settes til etterpå."""
    also: Text | None = None
    """Hele setninger som sies etter reglene, fordi reglene med nummer ikke sier det."""
    on_sheets: Text | None = None
    """Plikten i så få ord som mulig, uten punktum til slutt, når den står på arkene."""
    in_box: bool = True
    """«false» når plikten ikke står i boksen om bekymring, bare på siden."""
    about_staff: bool = False
    """«true» når plikten gjelder det en annen ansatt kan ha gjort; da står den også i boksen om en kollega."""
    rules: tuple[RuleId, ...] = ()
    """Reglene plikten står på, ved id fra «rules» i litteraturlista."""


class ReadyWords(Model):
    """Words for the moment, ready to say."""

    id: Id
    """Ordenes faste navn; blir anker."""
    title: Title
    """Hvem ordene er til."""
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Det en kan si."""
    advice: tuple[Text, ...] = ()
    """Det en bør passe på mens en sier det."""


class DutiesPage(ContentPage):
    """The one page about what to do when one is worried about a pupil."""

    duties: Annotated[tuple[Duty, ...], Field(min_length=1)]
    """Pliktene, det som haster mest, først."""
    ready_words: Annotated[tuple[ReadyWords, ...], Field(min_length=1)]
    """Ord til øyeblikket."""
    box_words: WordsId
    """Ordene til gruppa i boksen om bekymring, ved id."""
