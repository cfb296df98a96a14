"""How a municipality's edition looks: a colour that can be read, and a logo of its own."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from macros.colour import READABLE, darker, worst_contrast


def _refuse_bad_colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise PydanticCustomError("colour", "må være en farge i anførselstegn, som «#17456b»")
    ratio, shade = worst_contrast(text), darker(text)
    if ratio < READABLE:
        reason = (
            f"har kontrast {ratio:.1f}".replace(".", ",")
            + f" mot sidene, og må ha minst 4,5; «{shade}» er den nærmeste som kan leses"
        )
        raise PydanticCustomError("contrast", "{reason}", {"reason": reason})
    return text.lower()


def _refuse_bad_logo(text: str) -> str:
    if not re.fullmatch(r"lokalt/([a-z0-9-]+/)*[a-z0-9-]+\.(svg|png)", text):
        raise PydanticCustomError(
            "logo", "må være et bilde i «docs/lokalt», som «lokalt/logo.svg» eller «lokalt/logo.png»"
        )
    return text


Colour = Annotated[str, AfterValidator(_refuse_bad_colour)]
Logo = Annotated[str, AfterValidator(_refuse_bad_logo)]
