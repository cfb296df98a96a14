"""The types of hours and addresses: text in, what it stands for or what is wrong with it out."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Literal

from pydantic import AfterValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from macros.schema.base import Id

LEADERS = "ledere"
"""The name of the leaders' calendar, which no group may have."""
TIME_OF_DAY = r"([01]\d|2[0-3]):[0-5]\d"


def _read_time(text: object) -> time:
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    if not re.fullmatch(TIME_OF_DAY, text):
        raise PydanticCustomError("clock", "må være et klokkeslett i anførselstegn, som «14:30»")
    return time.fromisoformat(text)


def _refuse_bad_email(text: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text):
        raise PydanticCustomError("email", "må være en e-postadresse, som «post@kommune.no»")
    return text


def _refuse_bad_phone(text: str) -> str:
    if not re.fullmatch(r"\+?[\d ]{3,20}", text):
        raise PydanticCustomError("phone", "må være et telefonnummer med tall og mellomrom, i anførselstegn")
    return text


def _refuse_leaders(text: str) -> str:
    if text == LEADERS:
        raise PydanticCustomError(
            "taken", "er opptatt, for kalenderen til lederne heter så; velg et annet navn"
        )
    return text


Clock = Annotated[
    time, PlainValidator(_read_time), WithJsonSchema({"type": "string", "pattern": f"^{TIME_OF_DAY}$"})
]
Email = Annotated[str, AfterValidator(_refuse_bad_email)]
Phone = Annotated[str, AfterValidator(_refuse_bad_phone)]
GroupId = Annotated[Id, AfterValidator(_refuse_leaders)]
Weekday = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag"]
