"""The pages that are about one leader session each: there is one for every session that a year can have."""

from __future__ import annotations

from macros.schema.base import Page
from macros.schema.leader import DOCUMENTS, DocumentNumber, Turns


class OfSession(Page):
    """A page about one session; a year that does not have the session does not have the page."""

    document: DocumentNumber
    """Nummeret på dokumentet som samlingen følger, 1 til 4."""
    turn: Turns = 1
    """Hvilken av dokumentets samlinger det er; siden er med bare i år som har så mange."""


class SessionPage(OfSession):
    """A session's own page, which its document fills."""

    @property
    def prefix(self) -> str:
        """What the title begins with; the last session's number depends on how many there are."""
        return "Siste samling: " if self.document == DOCUMENTS else f"Samling {self.place}: "

    @property
    def place(self) -> int:
        """Which of the year's sessions it is, unless it is the last: only the third document repeats."""
        return self.document + self.turn - 1
