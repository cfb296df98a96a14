"""A sheet in large print: where its sides begin, and nothing else that the sheet itself says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from pydantic import Field

from macros.schema.base import Id, Page, SheetId
from macros.schema.sheet import ClassList, Sheet, SheetField, Table


class LargeSheet(Page):
    """The same sheet in large print; all its data stands on the sheet's own page."""

    large_print_of: SheetId
    """Arket som skrives ut i stor skrift."""
    rows_per_side: Annotated[int, Field(ge=3, le=40)] = 10
    """Hvor mange rader en liste eller en tom tabell har på hver side; resten av radene kommer på den neste."""
    rows_on_last: Annotated[int, Field(ge=1, le=40)] | None = None
    """Hvor mange rader en klasseliste har plass til på den siste siden, sammen med hele personvernteksten."""
    new_sides: tuple[Id, ...] = ()
    """Feltene som begynner på en ny side i stor skrift."""

    def enlarge(self, sheet: Sheet) -> Sheet:
        """Return the sheet as it is laid out in large print."""
        return sheet.model_copy(
            update={
                "title": self.title,
                "fields": tuple(chain.from_iterable(map(self._enlarge, sheet.fields))),
            }
        )

    def _enlarge(self, field: SheetField) -> Iterator[SheetField]:
        """Yield a field as it is laid out; an empty table goes on where the side has no more room for it."""
        update: dict[str, object] = {"new_side": field.id in self.new_sides}
        if isinstance(field, ClassList):
            update |= {"lists": 1, "rows_per_side": self.rows_per_side, "rows_on_last": self.rows_on_last}
        if not (isinstance(field, Table) and isinstance(field.rows, int)):
            yield field.model_copy(update=update)
            return
        for done in range(0, field.rows, self.rows_per_side):
            update |= {"rows": min(field.rows - done, self.rows_per_side)}
            yield field.model_copy(update=update)
            update = {"new_side": True, "help": None}
