"""The site in, `kurs.json` and `kurs.schema.json` out: the course as data for other programs.

Unknown is null; dates are `YYYY-MM-DD`, times `HH:MM`, lengths minutes, months 1 to 12, addresses
relative to the site's root.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from macros.addresses import page_url
from macros.course import Entry
from macros.exports.contract import (
    AgendaExport,
    BlockExport,
    CourseExport,
    DateExport,
    FileExport,
    MeetingExport,
    MethodExport,
    PartExport,
    PromptExport,
    SessionExport,
    SheetExport,
    ThemeExport,
)
from macros.exports.downloads import Download
from macros.exports.library_data import export_film, export_references
from macros.site import Site
from macros.wording import clock
from macros.year.planner import PlannedMeeting, PlannedSession
from macros.year.slots import Part, Slot

DATA, SCHEMA = "kurs.json", "kurs.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def write_data(site: Site, directory: Path, downloads: Sequence[Download] = ()) -> None:
    """Write the course and its schema into the built site."""
    _write(directory / DATA, export_course(site, downloads).model_dump(mode="json"))
    _write(directory / SCHEMA, {"$schema": DIALECT, **CourseExport.model_json_schema()})


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n", encoding="utf-8", newline="\n")


def export_course(site: Site, downloads: Sequence[Download] = ()) -> CourseExport:
    """Gather the course as the contract wants it."""
    course = site.course
    themes = sorted(course.themes.values(), key=lambda entry: entry.page.number)
    return CourseExport(
        themes=tuple(ThemeExport(number=entry.page.number, **_named(entry)) for entry in themes),
        methods=tuple(MethodExport(**_named(entry)) for entry in course.methods.values()),
        meetings=tuple(
            _meeting(meeting, [year.meetings[index] for year in site.year.all])
            for index, meeting in enumerate(site.year.meetings)
            if meeting.entry.page.number
        ),
        leader_sessions=tuple(map(_session, site.year.sessions)),
        films=tuple(export_film(site, name) for name in course.films),
        prompts=tuple(
            PromptExport(
                id=prompt.id,
                text=prompt.text,
                set=entry.page.id,
                source=prompt.source,
                url=page_url(entry.path, prompt.id),
            )
            for prompt, entry in course.prompts.values()
        ),
        worksheets=tuple(
            SheetExport(
                audience=entry.page.audience,
                files=tuple(_file(file) for file in downloads if file.page == entry.path),
                **_named(entry),
            )
            for entry in course.sheets.values()
        ),
        references=tuple(export_references(course)),
    )


def _named(entry: Entry[Any]) -> dict[str, Any]:
    page = entry.page
    return {"id": page.id, "title": page.name, "url": page_url(entry.path), "source": page.source}


def _file(file: Download) -> FileExport:
    return FileExport(format=file.format, url=file.url, label=file.label, size=file.size, pages=file.pages)


def _meeting(meeting: PlannedMeeting, in_years: Sequence[PlannedMeeting]) -> MeetingExport:
    """Return a meeting with its dates in all school years, of which it is planned alike."""
    page = meeting.entry.page
    return MeetingExport(
        number=page.number,
        title=page.name,
        url=page_url(meeting.entry.path),
        months=page.months,
        themes=page.themes,
        films=_unique(film for block in page.blocks for film in block.films),
        prompts=_unique(prompt for block in page.blocks for prompt in block.prompts),
        worksheets=_unique(
            [handout.sheet for handout in page.print]
            + [sheet for block in page.blocks for sheet in block.worksheets]
        ),
        parts=tuple(map(_part, meeting.parts)),
        dates=tuple(
            DateExport(
                group=sitting.group.id,
                part=sitting.part,
                date=sitting.date.isoformat(),
                start=clock(sitting.start),
                end=clock(sitting.start, sitting.minutes),
            )
            for planned in in_years
            for sitting in planned.dates
        ),
    )


def _part(part: Part) -> PartExport:
    blocks = tuple(BlockExport(form=slot.form, core=slot.block.core, **_timed(slot)) for slot in part.slots)
    return PartExport(part=part.number, title=part.name, minutes=part.minutes, blocks=blocks)


def _timed(slot: Slot) -> dict[str, Any]:
    block = slot.block
    return {
        "id": block.id,
        "title": block.title,
        "minutes": slot.minutes,
        "start": slot.start,
        "source": block.source,
    }


def _session(session: PlannedSession) -> SessionExport:
    page, start = session.document, session.begins
    slots = session.part.slots
    return SessionExport(
        number=session.number,
        document=page.document,
        title=page.name,
        url=page_url(session.page.path),
        months=session.months,
        minutes=page.minutes,
        date=session.coming[0].isoformat() if session.coming else None,
        start=clock(start) if start else None,
        end=clock(start, page.minutes) if start else None,
        goal=page.goal,
        films=tuple(film.entry.page.id for film in session.films),
        prompts=_unique(
            [
                *(page.focus.prompts if page.focus else ()),
                *(name for slot in slots for name in slot.block.prompts),
            ]
        ),
        worksheets=_unique(
            [
                *(handout.sheet for handout in page.print),
                *(name for slot in slots for name in slot.block.worksheets),
            ]
        ),
        agenda=tuple(AgendaExport(**_timed(slot)) for slot in slots),
        extra_time_school=session.extra_time_school,
    )


def _unique(names: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
