"""A sheet as it is printed: each side of paper by itself, with head, fields, notice and identity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from macros.course import Entry
from macros.duties import sheet_duties
from macros.schema.large_sheet import LargeSheet
from macros.schema.local import Local
from macros.schema.sheet import USUAL_CLASS_SIZE, ClassList, Sheet, SheetField
from macros.site import Site
from macros.version import read_version
from macros.wording import text


@dataclass(frozen=True, kw_only=True)
class Pupil:
    """A row of a class list; its number is the pupil's code."""

    number: int
    is_spare: bool


@dataclass(frozen=True, kw_only=True)
class FieldView:
    """A field on one side of a sheet; a class list's rows stand in lists side by side."""

    field: SheetField
    lists: tuple[tuple[Pupil, ...], ...] = ()
    is_repeated: bool = False
    """Whether it stands on an earlier side, too, and so has no anchor here."""


@dataclass(frozen=True, kw_only=True)
class SideView:
    """One side of paper."""

    number: int
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, kw_only=True)
class SheetView:
    """A sheet as it is printed."""

    sheet: Sheet
    sides: tuple[SideView, ...]
    pages: int
    """Sides of paper; the cards of a pocket sheet share one."""
    is_large: bool
    """Whether it is in large print; the whole notice then stands on the last side, and the others have its beginning."""
    edition: str
    """The version of the course, besides the sheet's own."""
    municipality: str | None
    privacy_officer: str
    """By name, when it is known."""
    duties: str
    """What the whole notice says of the duties."""


def worksheet(site: Site, entry: Entry[Sheet] | Entry[LargeSheet]) -> SheetView:
    """Return a sheet with the rows that the municipality's classes need."""
    page, local = entry.page, site.course.local
    is_large = isinstance(page, LargeSheet)
    sheet = (
        page.enlarge(site.course.sheets[page.large_print_of].page) if isinstance(page, LargeSheet) else page
    )
    pages = tuple(chain.from_iterable(_lay_out(section, local) for section in _sections(sheet.fields)))
    sides = tuple(
        SideView(number=number, fields=_mark_repeated(fields, pages[: number - 1]))
        for number, fields in enumerate(pages, 1)
    )
    if sheet.pocket:
        sides += tuple(replace(side, fields=_mark_repeated(pages[side.number - 1], pages)) for side in sides)
    name = local.privacy_officer.name if local.privacy_officer else None
    return SheetView(
        sheet=sheet,
        sides=sides,
        pages=len(pages),
        is_large=is_large,
        edition=read_version(),
        municipality=local.municipality,
        privacy_officer=text("notice.officer", name=name) if name else text("notice.any_officer"),
        duties=sheet_duties(site.course),
    )


Fields = tuple[FieldView, ...]


def _sections(fields: Sequence[SheetField]) -> Iterator[tuple[SheetField, ...]]:
    """Yield the fields between one declared side and the next."""
    starts = [0, *(index for index, field in enumerate(fields) if field.new_side and index), len(fields)]
    yield from (tuple(fields[start:end]) for start, end in pairwise(starts))


def _lay_out(section: tuple[SheetField, ...], local: Local) -> Iterator[Fields]:
    """Yield the sides of a section: one, or as many as its class list takes.

    What stands before the list stands on every side, since each is a loose paper; what comes after
    it stands on the last.
    """
    place, listed = next(
        ((index, field) for index, field in enumerate(section) if isinstance(field, ClassList)), (0, None)
    )
    if listed is None:
        yield tuple(FieldView(field=field) for field in section)
        return
    before, after = (
        tuple(FieldView(field=field) for field in part) for part in (section[:place], section[place + 1 :])
    )
    shares = list(share_out(listed, pupils_of(listed, local)))
    for turn, pupils in enumerate(shares, 1):
        lists = tuple(share_evenly(pupils, listed.rows_per_side // listed.lists))
        yield (*before, FieldView(field=listed, lists=lists), *(after if turn == len(shares) else ()))


def pupils_of(field: ClassList, local: Local) -> tuple[Pupil, ...]:
    """Return a row a pupil, the usual number when no one has said how many, and some to spare.

    Rows to spare never begin one more list.
    """
    size = local.class_size or USUAL_CLASS_SIZE
    room = -(size - (field.rows_on_last or 0)) % (field.rows_per_side // field.lists)
    return tuple(
        Pupil(number=number, is_spare=number > size)
        for number in range(1, size + min(field.spare_rows, room) + 1)
    )


def share_out(field: ClassList, pupils: tuple[Pupil, ...]) -> Iterator[tuple[Pupil, ...]]:
    """Yield the pupils of each side, the last of which may have room for fewer."""
    if field.rows_on_last is None or len(pupils) <= field.rows_on_last:
        yield from share_evenly(pupils, field.rows_per_side)
        return
    yield from share_evenly(pupils[: -field.rows_on_last], field.rows_per_side)
    yield pupils[-field.rows_on_last :]


def share_evenly(items: tuple[Pupil, ...], most: int) -> Iterator[tuple[Pupil, ...]]:
    """Yield the items in as few parts as hold at most so many each, of nearly one length."""
    parts = -(-len(items) // most)
    size, longer = divmod(len(items), parts)
    start = 0
    for part in range(parts):
        end = start + size + (part < longer)
        yield items[start:end]
        start = end


def _mark_repeated(fields: Fields, earlier: tuple[Fields, ...]) -> Fields:
    said = {view.field.id for side in earlier for view in side}
    return tuple(replace(view, is_repeated=view.field.id in said) for view in fields)
