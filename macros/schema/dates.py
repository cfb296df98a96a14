"""The type of a date: text in, the day it stands for or what is wrong with it out."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

EARLIEST_YEAR, LATEST_YEAR = 2020, 2100


def _read_date(text: object) -> date:
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        day = None
    if day is None:
        raise PydanticCustomError("date", "må være en dato i kalenderen, som «2026-08-17»")
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise PydanticCustomError("date_year", "må ligge mellom 2020 og 2100")
    return day


IsoDate = Annotated[date, PlainValidator(_read_date), WithJsonSchema({"type": "string", "format": "date"})]
