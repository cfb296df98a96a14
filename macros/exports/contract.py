"""The contract of `kurs.json`, as models; `kurs.schema.json` is made from them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from macros.exports.downloads import Format
from macros.schema.base import Month, Source, Track
from macros.schema.block import Form
from macros.schema.library import ReferenceStatus

Minutes = Annotated[int, Field(ge=0)]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
ClockTime = Annotated[str, Field(pattern=r"^\d{2}:\d{2}$")]
SiteUrl = Annotated[str, Field(pattern=r"^([^/:?#\s][^:?#\s]*)?(#[^#\s]+)?$")]
"""An address relative to the site's root."""


class _Export(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class _Named(_Export):
    id: str
    title: str
    url: SiteUrl
    source: Source


class ThemeExport(_Named):
    """A theme of the teacher module."""

    number: int


class MethodExport(_Named):
    """A method that runs through the course."""


class BlockExport(_Export):
    """A block of a meeting; `start` is minutes from the part's start."""

    id: str
    title: str
    minutes: Minutes
    start: Minutes
    form: Form
    core: bool
    source: Source


class PartExport(_Export):
    """A sitting of a meeting; `title` is null when the whole is held in one."""

    part: int
    title: str | None
    minutes: Minutes
    blocks: tuple[BlockExport, ...]


class DateExport(_Export):
    """When a group holds a part of a meeting."""

    group: str
    part: int
    date: IsoDate
    start: ClockTime
    end: ClockTime


class MeetingExport(_Export):
    """A meeting of the teacher groups."""

    number: int
    title: str
    url: SiteUrl
    months: tuple[Month, ...]
    themes: tuple[str, ...]
    films: tuple[str, ...]
    prompts: tuple[str, ...]
    worksheets: tuple[str, ...]
    parts: tuple[PartExport, ...]
    dates: tuple[DateExport, ...]


class AgendaExport(_Export):
    """An item of a session's agenda; `start` is minutes from the session's start."""

    id: str
    title: str
    minutes: Minutes
    start: Minutes
    source: Source


class SessionExport(_Export):
    """A session of the leaders; `goal` is null where the manual has a vision instead."""

    number: int
    document: int
    title: str
    url: SiteUrl
    months: tuple[Month, ...]
    minutes: Minutes
    date: IsoDate | None
    start: ClockTime | None
    end: ClockTime | None
    goal: str | None
    films: tuple[str, ...]
    prompts: tuple[str, ...]
    worksheets: tuple[str, ...]
    agenda: tuple[AgendaExport, ...]
    extra_time_school: str | None


class FilmExport(_Export):
    """A film; `shown_in` is such as `leder-3`, `laerer-6`, `oppstart`."""

    id: str
    title: str
    by: str
    minutes: Minutes | None
    url: str | None
    captions: bool | None
    shown_in: tuple[str, ...]


class PromptExport(_Export):
    """A question for discussion; `set` is the id of its set."""

    id: str
    text: str
    set: str
    source: Source
    url: SiteUrl


class FileExport(_Export):
    """A file to download; `size` is bytes, `pages` is null for formats without pages."""

    format: Format
    url: SiteUrl
    label: str
    size: Annotated[int, Field(ge=1)]
    pages: Annotated[int, Field(ge=1)] | None


class SheetExport(_Named):
    """A worksheet."""

    audience: Track
    files: tuple[FileExport, ...]


class ReferenceExport(_Export):
    """An entry of the bibliography."""

    id: str
    citation: str
    doi: str | None
    url: str | None
    status: ReferenceStatus
    cited_on: tuple[SiteUrl, ...]


class CourseExport(_Export):
    """The whole course."""

    themes: tuple[ThemeExport, ...]
    methods: tuple[MethodExport, ...]
    meetings: tuple[MeetingExport, ...]
    leader_sessions: tuple[SessionExport, ...]
    films: tuple[FilmExport, ...]
    prompts: tuple[PromptExport, ...]
    worksheets: tuple[SheetExport, ...]
    references: tuple[ReferenceExport, ...]
