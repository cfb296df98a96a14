"""The rules of the field types: a value in, the same value tidied, or the sentence that refuses it, out."""

from __future__ import annotations

import re
from itertools import pairwise

from pydantic_core import PydanticCustomError

MARKUP = ("<", "{{", "{%", "{#")
STEP = 5
"""All times are whole steps of five minutes."""
BLANK = re.compile(r"\[([^\[\]]+)\]")
"""What the reader of a text is to fill in: `[skolens navn]`."""
ABOUT_PUPILS = re.compile(r"\b(elev|barn)", re.IGNORECASE)
PAGE_PATH = re.compile(r"([a-z0-9-]+/)*[a-z0-9-]+\.md")
ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
VERSION_PATTERN = re.compile(r"\d+\.\d+\.\d+")
REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Signs that no one sees: control characters, and those that turn the direction of what follows."""


def refuse_markup(text: str) -> str:
    """The theme prints some fields raw, and macros put others into Markdown."""
    found = next((mark for mark in MARKUP if mark in text), None)
    if found:
        raise PydanticCustomError("markup", "kan ikke inneholde «{mark}»; skriv ren tekst", {"mark": found})
    if "\n" in text.strip():
        raise PydanticCustomError("one_line", "må være ett avsnitt; skriv «>-» etter kolonet")
    refused = REFUSED.search(text)
    if refused:
        sign = {"sign": code_point(refused[0])}
        raise PydanticCustomError("markup", "kan ikke ha et usynlig tegn ({sign}); slett det", sign)
    if not any(character.isprintable() for character in "".join(text.split())):
        raise PydanticCustomError("blank", "må være synlig tekst på minst ett tegn")
    return " ".join(text.split())


def find_raw(text: str) -> str | None:
    """Say what keeps a text from standing raw in a page's head, as the theme puts it there."""
    found = next((mark for mark in MARKUP if mark in text), None)
    if found:
        return f"kan ikke inneholde «{found}»; skriv ren tekst"
    if '"' in text:
        return "kan ikke inneholde rette anførselstegn; skriv « og »"
    if re.search(r"&#?\w+;", text):
        return "kan ikke inneholde tegnkoder som «&amp;»; skriv tegnet selv"
    return None


def refuse_raw(text: str) -> str:
    """The theme puts titles and descriptions where more than markup can do harm."""
    reason = find_raw(text)
    if reason:
        raise PydanticCustomError("markup", "{reason}", {"reason": reason})
    return text


def refuse_bad_fingerprint(text: str) -> str:
    """A fingerprint begins with a letter, so that YAML never takes it for a number."""
    if not re.fullmatch(r"m[0-9a-f]{11}", text):
        raise PydanticCustomError(
            "fingerprint", "må være sidens merke, som «m0a1b2c3d4e5»; det står i gjennomgangsfila"
        )
    return text


def refuse_bad_id(text: str) -> str:
    """Ids become anchors and addresses."""
    if not ID_PATTERN.fullmatch(text):
        raise PydanticCustomError(
            "id", "må være små bokstaver a–z, tall og bindestrek, som «verdibasert-ledelse»"
        )
    return text


def refuse_bad_version(text: str) -> str:
    """Versions are compared number by number."""
    if not VERSION_PATTERN.fullmatch(text):
        raise PydanticCustomError("version", "må være en utgave med tre tall, som «0.1.0»")
    return text


def refuse_broken_step(minutes: int) -> int:
    """All times are whole steps."""
    if minutes % STEP:
        raise PydanticCustomError("step", "må gå opp i fem minutter")
    return minutes


def refuse_bad_path(text: str) -> str:
    """A path of a page, now or once, becomes a folder of the site."""
    if not PAGE_PATH.fullmatch(text):
        raise PydanticCustomError("path", "må være veien fra mappa «docs», som «laerer/tema/3-strategier.md»")
    return text


def refuse_bad_url(text: str) -> str:
    """Addresses are whole, and of the web."""
    if not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/[^\s<>\"'{}]*)?", text):
        raise PydanticCustomError("url", "må være en hel adresse som begynner med «https://»")
    return refuse_loose_parentheses(text)


def refuse_loose_parentheses(text: str) -> str:
    """A parenthesis without its other half would end a Markdown link."""
    rest, count = text, 1
    while count:
        rest, count = re.subn(r"\([^()]*\)", "", rest)
    if "(" in rest or ")" in rest:
        raise PydanticCustomError(
            "parenthesis", "har en parentes uten make; skriv «%28» for ( og «%29» for )"
        )
    return text


def refuse_gap(months: tuple[int, ...]) -> tuple[int, ...]:
    """A window of months has no hole, and may pass the new year."""
    if any(later != month % 12 + 1 for month, later in pairwise(months)):
        raise PydanticCustomError("gap", "må være måneder som følger hverandre, som «[11, 12, 1]»")
    return months


def refuse_bad_blank(text: str) -> str:
    """What is to be filled in stands between brackets, and is never anything of a pupil."""
    if re.search(r"[\[\]]", BLANK.sub("", text)):
        raise PydanticCustomError(
            "blank_open", "har en hakeparentes uten innhold eller make; skriv «[skolens navn]»"
        )
    about = next((blank for blank in BLANK.findall(text) if ABOUT_PUPILS.search(blank)), None)
    if about:
        raise PydanticCustomError(
            "blank_pupil",
            "ber om «{blank}» i en fil, men filer skal ikke handle om elever; skriv «barnet deres»",
            {"blank": about},
        )
    return text


def code_point(character: str) -> str:
    """Write a character that cannot be seen as Unicode names it: `U+202E`."""
    return f"U+{ord(character):04X}"
