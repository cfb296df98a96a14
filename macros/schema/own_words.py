"""The words of the course that a municipality may put its own in place of: four forms of each."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.schema.rules import ID_PATTERN

EXCHANGEABLE = {
    "gruppeleder": ("gruppeleder", "gruppelederen", "gruppeledere", "gruppelederne"),
    "gruppeleiar": ("gruppeleiar", "gruppeleiaren", "gruppeleiarar", "gruppeleiarane"),
}
"""By the word: without and with the article, then the same of several. None stands in a title or an address."""
SAID_IN = {"gruppeleder": "nb", "gruppeleiar": "nn"}
"""The language in which the course says a word."""
FORM = re.compile(r"[a-zæøåéèêòóôüäö]+(-[a-zæøåéèêòóôüäö]+)*")
FOUR = "må ha fire former, som «[prosessleder, prosesslederen, prosessledere, prosesslederne]»"


def _refuse_other_word(word: str) -> str:
    if word not in EXCHANGEABLE:
        words = ", ".join(f"«{known}»" for known in EXCHANGEABLE)
        raise PydanticCustomError(
            "own_word", "må være et av ordene som kan byttes; det er {words}", {"words": words}
        )
    return word


def _refuse_form(form: str) -> str:
    if not FORM.fullmatch(form):
        raise PydanticCustomError("form", "må være ett ord med små bokstaver, som «prosessleder»")
    return form


def _refuse_forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    if len(forms) != len(next(iter(EXCHANGEABLE.values()))):
        raise PydanticCustomError("forms", FOUR)
    _, definite, _, all_of_them = forms
    if not definite.endswith(("en", "a")):
        raise PydanticCustomError(
            "gender",
            "nummer to må være bestemt form med «-en» eller «-a», for kurset skriver «en» foran ordet; «{form}» går ikke",
            {"form": definite},
        )
    if not all_of_them.endswith(("ne", "a")):
        raise PydanticCustomError(
            "plural",
            "nummer fire må være bestemt form flertall, som «prosesslederne»; «{form}» går ikke",
            {"form": all_of_them},
        )
    return forms


Word = Annotated[str, AfterValidator(_refuse_other_word)]
Form = Annotated[str, Field(max_length=40), AfterValidator(_refuse_form)]
OwnWords = dict[Word, Annotated[tuple[Form, ...], AfterValidator(_refuse_forms)]]


def _refuse_page_name(name: str) -> str:
    parts = name.split("/")
    if not all(map(ID_PATTERN.fullmatch, parts)):
        raise PydanticCustomError(
            "page_name",
            "må være navnet på en side, eller veien til den uten «docs» foran og «.md» bak, som «om/drift»",
        )
    return name


PageName = Annotated[str, Field(max_length=200), AfterValidator(_refuse_page_name)]
"""A page's id, or its path below `docs/` without the ending."""
