"""Answers and the course in, the list of what to change out, as text; who reads it does the changing."""

from __future__ import annotations

from collections.abc import Iterator

from macros.course import Entry
from macros.exports.review.answers import Answer
from macros.exports.review.document import SOURCES_PAGE, WHOLE
from macros.exports.review.passages import Passage, passages_of
from macros.reviews import fingerprint, mark_of
from macros.schema.base import ContentPage, Page
from macros.site import Site
from macros.version import read_version
from macros.wording import text


def report(site: Site, answers: list[Answer]) -> Iterator[str]:
    """Yield what there is to do, place by place, and a count at the end."""
    here: dict[str, dict[str, Passage]] = {}
    changes = right = silent = 0
    for answer in answers:
        entry = site.course.pages.get(answer.path)
        if entry and answer.path not in here:
            here[answer.path] = {one.key: one for one in passages_of(site.course, entry)}
        passage = here.get(answer.path, {}).get(answer.key)
        lines = list(_lines(answer, entry, passage))
        changes += bool(lines)
        right += answer.is_right and not lines
        silent += not lines and not answer.is_right
        yield from lines
    yield f"{changes} å se på, {right} riktige, {silent} uten svar. Ingenting er endret."


def _lines(answer: Answer, entry: Entry[Page] | None, passage: Passage | None) -> Iterator[str]:
    is_rewritten = mark_of(answer.words) != answer.mark
    wants = answer.said and not answer.is_right
    if not (wants or is_rewritten or answer.comments):
        return
    line = passage.line if passage else 1
    yield f"docs/{answer.path}:{line}: {answer.key}"
    if answer.key == WHOLE:
        yield from _reviewed(answer, entry)
    elif passage:
        yield f"  står nå:  {passage.words}"
        if passage.mark != answer.mark:
            yield "  OBS: teksten her er endret etter at fila ble sendt"
    elif (answer.path, answer.key) != (SOURCES_PAGE, "rettigheter"):
        yield "  OBS: stedet finnes ikke lenger; finn det riktige selv"
    if is_rewritten:
        yield f"  skrevet om til:  {answer.words or '(strøket)'}"
    if wants and answer.key != WHOLE:
        yield f"  svar:  {answer.said}"
    yield from (f"  kommentar:  {comment}" for comment in answer.comments)


def _reviewed(answer: Answer, entry: Entry[Page] | None) -> Iterator[str]:
    """Yield what the page is to say of its review, when it is still the page that was read."""
    if not answer.said:
        return
    yield f"  gjennomgått av:  {answer.said}"
    if entry is None or not isinstance(entry.page, ContentPage):
        return
    now = fingerprint(entry)
    if mark_of(text("review.whole", mark=now)) != answer.mark:
        yield "  OBS: siden er endret etter at fila ble sendt, så den kan ikke merkes som gjennomgått"
        return
    yield "  når det andre på listen er avklart, og siden står som den ble lest, skriv øverst på siden:"
    yield f'    reviewed_by: {{name: "…", date: "…", version: "{read_version()}", of: {now}}}'
