"""A text to adapt: a letter or an entry that a school fills in and makes its own, on screen or in Word."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from macros.schema.base import ContentPage, Id, Model, Text, Title
from macros.schema.dates import IsoDate
from macros.schema.rules import refuse_bad_blank

Adaptable = Annotated[Text, AfterValidator(refuse_bad_blank)]
"""A paragraph whose blanks stand in brackets: `[skolens navn]`."""


class Section(Model):
    """A stretch of the text."""

    id: Id
    """Delens faste navn på siden; blir anker."""
    title: Title
    """Overskriften over delen."""
    paragraphs: tuple[Adaptable, ...] = ()
    """Avsnittene; det som skal fylles ut, står i hakeparenteser: «[skolens navn]»."""
    items: tuple[Adaptable, ...] = ()
    """Punktene etter avsnittene."""


class AdaptableText(ContentPage):
    """A text that a school makes its own; it may never be about a pupil, since it becomes a file."""

    version: IsoDate
    """Tekstens versjon, som dato: «2026-11-21»."""
    recipient: Title
    """Hvem teksten er til, som «Foreldre og foresatte»."""
    heading: Title
    """Overskriften på selve teksten."""
    opening: tuple[Adaptable, ...] = ()
    """Avsnittene før den første delen."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """Delene, i rekkefølge."""
    closing: tuple[Adaptable, ...] = ()
    """Linjene til slutt, som hilsen og underskrift."""
