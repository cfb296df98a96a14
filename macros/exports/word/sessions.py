"""A leader session in, its summons and its record as Word documents out, with the times of its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from macros.components.blanks.view import words
from macros.components.prompts.view import prompt_views
from macros.components.summons.view import session_summons, when_and_where
from macros.exports.word.outline import (
    Bullets,
    Grid,
    Heading,
    Paragraph,
    Part,
    WordDocument,
    author_of,
    table,
    to_write,
)
from macros.schema.leader import AgendaItem
from macros.schema.sheet import Sheet
from macros.site import Site
from macros.views.agenda import number_items
from macros.views.common import session_heading
from macros.wording import listing, text
from macros.year.planner import PlannedSession

ROWS = 8
"""Of an empty table, when no one has said how many schools there are."""
FULL_WIDTH, SCHOOL_WIDTH = 100, 22


def summons_document(site: Site, session: PlannedSession, sheet: Sheet) -> WordDocument:
    """Return the summons to a session, ready to send once its blanks are filled in."""
    summons = session_summons(site, session)
    parts: list[Part] = [Paragraph(line, label) for label, line in summons.facts]
    parts += [Paragraph(words(line), label) for label, line in summons.aims]
    columns = {
        text("word.number"): 7,
        text("summons.time"): 17,
        text("word.item"): 62,
        text("word.minutes_column"): 14,
    }
    rows = tuple(
        (str(item.number or ""), item.span, f"{item.title}. {item.text}".strip(), str(item.minutes))
        for item in summons.agenda
    )
    parts += [Heading(text("summons.agenda")), table(text("summons.agenda"), columns, rows)]
    parts += [Heading(text("summons.before")), Bullets(summons.before)]
    if summons.bring:
        parts.append(Paragraph(words(listing(summons.bring)), text("word.bring")))
    return _document(site, session, sheet, summons.heading, parts)


def record_document(site: Site, session: PlannedSession, sheet: Sheet) -> WordDocument:
    """Return the record of a session, with its items as headings and its questions to answer."""
    page = session.document
    parts: list[Part] = [Paragraph(words(text("record.no_pupils")))]
    parts += [Paragraph(line, label) for label, line in when_and_where(session)]
    parts += [Paragraph(to_write(), text(key)) for key in ("record.chair", "record.secretary")]
    present = _by_school(site, text("record.present"), (text("record.names"),), text("record.others"))
    parts += [Heading(text("record.present")), present]
    for number, slot in number_items(session):
        item = slot.block
        if number is None:
            continue
        assert isinstance(item, AgendaItem), "a session's blocks are agenda items"
        parts.append(Heading(text("session.item", number=number, title=item.title)))
        parts += _item_parts(site, item)
    parts += [Heading(text("session.settle")), Bullets(tuple(map(words, page.settle)))]
    parts += [
        Heading(text("record.next")),
        *(
            Paragraph(to_write(), text(key))
            for key in ("record.next_date", "record.next_time", "record.next_host")
        ),
    ]
    title = text("record.heading", number=session.number, total=session.total, title=page.title)
    return _document(site, session, sheet, title, parts)


def _document(
    site: Site, session: PlannedSession, sheet: Sheet, title: str, parts: list[Part]
) -> WordDocument:
    local = site.course.local
    name = f"{sheet.id}-{session.anchor}"
    subject = session_heading(session)
    return WordDocument(
        id=name,
        title=title,
        subject=subject,
        version=sheet.version,
        author=author_of(site),
        municipality=local.municipality,
        parts=tuple(parts),
    )


def _item_parts(site: Site, item: AgendaItem) -> Iterator[Part]:
    """Yield what an item leaves behind: its questions, what was said, and by its type who does what."""
    prompts = prompt_views(site.course, item.prompts, item.source)
    if prompts:
        yield Bullets(tuple(words(prompt.text) for prompt in prompts))
    if item.record:
        yield _by_school(site, item.title, item.record)
    match item.type:
        case "round" | "presentation" | "film":
            if not item.record:
                yield Paragraph(to_write())
        case "discussion" | "decision" | "next_time":
            yield Paragraph(to_write())
            columns = {text("record.task"): 56, text("record.who"): 24, text("record.by"): 20}
            yield table(text("record.tasks_of", title=item.title), columns, 3)
        case "pause":
            return
        case _:
            assert_never(item.type)


def _by_school(site: Site, title: str, columns: tuple[str, ...], *others: str) -> Grid:
    """Return a table with a row for each school, as many as there may be when no one has said, and for others."""
    width = (FULL_WIDTH - SCHOOL_WIDTH) // len(columns)
    schools = site.course.local.schools or ("",) * ROWS
    rows = tuple((school,) for school in (*schools, *others))
    return table(title, {text("record.at_school"): SCHOOL_WIDTH, **dict.fromkeys(columns, width)}, rows)
