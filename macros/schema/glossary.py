"""The glossary: words of the course that not every reader knows, each with one sentence."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.catalogues import unmark
from macros.schema.base import ContentPage, Id, Model, PagePath, Source, Text, Title

LONGEST = 300


def _refuse_second_sentence(text: str) -> str:
    if not unmark(text).endswith((".", "!", "?")) or re.search(r"[.!?] [A-ZÆØÅ«]", text):
        raise PydanticCustomError("one_sentence", "må være én hel setning, med punktum til slutt")
    return text


def _refuse_odd_sign(text: str) -> str:
    if not re.fullmatch(r"[\w ./()–-]+", text):
        raise PydanticCustomError(
            "spelling",
            "kan bare ha bokstaver, tall, mellomrom, bindestrek, skråstrek, punktum og parenteser",
        )
    return text


Spelling = Annotated[Title, AfterValidator(_refuse_odd_sign)]


class Term(Model):
    """A word or expression that is explained at its first use on a page."""

    id: Id
    """Ordets faste navn; blir anker, som «ord-navnet»."""
    term: Spelling
    """Ordet slik det står i ordlista."""
    forms: tuple[Spelling, ...] = ()
    """Andre skrivemåter og bøyninger som også er ordet, som «trygge baser»."""
    explanation: Annotated[Text, Field(max_length=LONGEST), AfterValidator(_refuse_second_sentence)]
    """Hva ordet betyr her, i én setning uten lenker."""
    source: Source
    """Hvor forklaringen er fra."""
    more: PagePath | None = None
    """Siden som sier mer, som «laerer/banking-time.md»; der blir ordet ikke merket."""

    @property
    def anchor(self) -> str:
        """The id that the term bears on the glossary's page."""
        return f"ord-{self.id}"

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way of writing the term."""
        return (self.term, *self.forms)


class Glossary(ContentPage):
    """The glossary of the whole course, on one page."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    """Ordene; siden setter dem i alfabetisk rekkefølge."""
