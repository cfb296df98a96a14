"""A text with blanks in, the same text in pieces out: words, and what the reader is to fill in.

A blank stands in brackets, `[skolens navn]`; those that the municipality has answered are words.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.schema.local import Local, Person
from macros.schema.rules import BLANK
from macros.wording import text


@dataclass(frozen=True, kw_only=True)
class Run:
    """A piece of text; a blank keeps its brackets, so that it is seen without colours."""

    text: str
    is_blank: bool = False
    is_strong: bool = False
    """Only in Word, where a text that was prose keeps what was in bold."""
    lang: str | None = None
    """The language, when it is another than the line's."""


Line = tuple[Run, ...]
"""A paragraph, or the words of a cell."""


def words(line: str) -> Line:
    """Return a text as it stands, brackets and all."""
    return (Run(text=line),)


def blank(name: str) -> Line:
    """Return something to fill in."""
    return (Run(text=f"[{name}]", is_blank=True),)


def fill_blanks(line: str, local: Local) -> Line:
    """Return a text in pieces, with what local data knows put in."""
    known, runs, end = _answers(local), [], 0
    for match in BLANK.finditer(line):
        answer = known.get(match[1])
        runs += [Run(text=line[end : match.start()]), Run(text=answer or match[0], is_blank=answer is None)]
        end = match.end()
    return tuple(run for run in (*runs, Run(text=line[end:])) if run.text)


def _answers(local: Local) -> dict[str, str]:
    """Return what the blanks that texts share are called, and what local data says to each."""
    officer, contact = local.privacy_officer or Person(), local.contact or Person()
    answers = {
        text("blank.municipality"): local.municipality,
        text("blank.officer"): officer.name,
        text("blank.officer_email"): officer.email,
        text("blank.contact"): contact.name,
        text("blank.contact_email"): contact.email,
        text("blank.contact_phone"): contact.phone,
        text("blank.supervision"): local.supervision,
        text("blank.partner"): local.partner,
    }
    return {name: answer for name, answer in answers.items() if answer}
