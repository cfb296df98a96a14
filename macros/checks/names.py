"""Every page in, those whose fields and file disagree on what they are called out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.checks.subject import Subject
from macros.course import problem_at, slug_of
from macros.problems import Problem
from macros.schema import KINDS
from macros.schema.base import ContentPage


def check_names(subject: Subject) -> Iterator[Problem]:
    """A file is named after its page: `NN-<id>.md` or `<id>.md`."""
    for entry in subject.course.pages.values():
        if not isinstance(entry.page, ContentPage):
            continue
        slug = slug_of(entry.path)
        if entry.page.id != slug:
            message = f"må være lik filnavnet, «{slug}», ikke «{entry.page.id}»"
            yield problem_at(entry, ("id",), message)
        field = KINDS[entry.kind].number
        written = re.match(r"\d+(?=-)", PurePosixPath(entry.path).name)
        if field and not written:
            message = (
                f"fila må ha nummeret først i navnet; kall den «{getattr(entry.page, field):02}-{slug}.md»"
            )
            yield problem_at(entry, (field,), message)
        elif field and written and int(written[0]) != getattr(entry.page, field):
            message = (
                f"må være lik nummeret i filnavnet, {int(written[0])}, ikke {getattr(entry.page, field)}"
            )
            yield problem_at(entry, (field,), message)
        audience, folder = getattr(entry.page, "audience", None), PurePosixPath(entry.path).parent.name
        if audience and audience != folder:
            message = f"må være lik mappa arket ligger i, «{folder}», ikke «{audience}»"
            yield problem_at(entry, ("audience",), message)
