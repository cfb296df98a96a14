"""What a page may say: one typed model per kind, chosen by the folder the file lies in.

In: a path below `docs/`. Out: the kind's name and its model. The JSON Schemas for editors are made
from the same models.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from macros.schema.adaptable import AdaptableText
from macros.schema.base import Page
from macros.schema.duties import DutiesPage
from macros.schema.glossary import Glossary
from macros.schema.large_sheet import LargeSheet
from macros.schema.leader import LeaderSession
from macros.schema.library import Bibliography, Film, PlainPage, PromptSet, TheoryPage
from macros.schema.room import LivePage, ScreenPage, SessionLivePage, SessionScreenPage
from macros.schema.session import SessionPage
from macros.schema.sheet import Sheet
from macros.schema.teacher import Meeting, Method, Theme


class Kind(NamedTuple):
    """A page kind: its name in code, its model, and whether its files are numbered."""

    name: str
    model: type[Page]
    number: str | None = None
    """The front matter field that the number in the file name must equal."""


PLAIN = Kind("page", PlainPage)
FILES = {
    "laerer/kartlegging.md": Kind("method", Method),
    "laerer/banking-time.md": Kind("method", Method),
    "kilder/index.md": Kind("bibliography", Bibliography),
    "drofting/alle.md": PLAIN,
    "drofting/kort.md": PLAIN,
    "om/ordliste.md": Kind("glossary", Glossary),
    "om/bekymret-for-en-elev.md": Kind("duties", DutiesPage),
}
FOLDERS = {
    "laerer/tema": Kind("theme", Theme, "number"),
    "laerer/moter": Kind("meeting", Meeting, "number"),
    "laerer/storskjerm": Kind("screen", ScreenPage),
    "laerer/led": Kind("live", LivePage),
    "laerer/grunnlag": Kind("theory", TheoryPage),
    "laerer/hverdag": Kind("theory", TheoryPage),
    "leder/samlinger": Kind("leader_session", LeaderSession, "document"),
    "leder/storskjerm": Kind("session_screen", SessionScreenPage),
    "leder/led": Kind("session_live", SessionLivePage),
    "leder/samling": Kind("session", SessionPage),
    "leder/grunnlag": Kind("theory", TheoryPage),
    "drofting": Kind("prompt_set", PromptSet),
    "arbeidsark/laerer": Kind("sheet", Sheet),
    "arbeidsark/leder": Kind("sheet", Sheet),
    "arbeidsark/tekster": Kind("text", AdaptableText),
    "arbeidsark/stor-skrift": Kind("large_sheet", LargeSheet),
    "filmer": Kind("film", Film),
    "lokalt/drofting": Kind("prompt_set", PromptSet),
    "lokalt/filmer": Kind("film", Film),
}
KINDS = {kind.name: kind for kind in (*FOLDERS.values(), *FILES.values(), PLAIN)}


def kind_of(path: str) -> Kind:
    """Return the kind of the page at a path relative to `docs/`, as `leder/samlinger/02-plan.md`."""
    if path in FILES:
        return FILES[path]
    pure = PurePosixPath(path)
    if pure.name == "index.md":
        return PLAIN
    return FOLDERS.get(str(pure.parent), PLAIN)
