"""What the engine reads itself in, the letters in it that are written as two signs out.

All else is read as NFC; titles and the menu come to the reader as they are written, and search misses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.checks.navigation import NAME
from macros.checks.subject import Subject
from macros.problems import Problem, shorten
from macros.reader.textfile import compose

OF_PAGES = re.compile(r"(?P<field>title|description): *(?P<words>.*)")
OF_MENUS = re.compile(r"(?P<field>) *(?P<words>[^ #].*)")
OF_SETTINGS = re.compile(r" *(?P<field>site_name|site_description|municipality): *(?P<words>.*)")
"""What the engine reads, a line each."""
END = "---"


def check_letters(subject: Subject) -> Iterator[Problem]:
    """Titles, menus and configuration have each letter as one sign, as keyboards write it."""
    settings, docs_dir = subject.settings, subject.settings.docs_dir
    for path in subject.course.pages:
        yield from _decomposed(docs_dir / path, f"docs/{path}", OF_PAGES)
    for file in sorted(docs_dir.rglob(NAME)):
        yield from _decomposed(file, f"docs/{file.relative_to(docs_dir).as_posix()}", OF_MENUS)
    for file in settings.files:
        yield from _decomposed(file, file.name, OF_SETTINGS)


def _decomposed(file: Path, name: str, read: re.Pattern[str]) -> Iterator[Problem]:
    text = file.read_bytes().decode("utf-8-sig", "replace")
    if compose(text) == text:
        return
    for number, line in enumerate(text.splitlines(), 1):
        if number > 1 and line == END:
            return
        found = read.match(line)
        if found and compose(line) != line:
            message = (
                f"bokstaver er skrevet som to tegn hver; skriv «{shorten(compose(found['words']))}» på nytt"
            )
            yield Problem(name, number, found["field"], message)
