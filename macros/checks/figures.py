"""The whole course in, pages that state a figure without a source as if it had one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem, shorten
from macros.schema.library import UnsourcedFigure

END_OF_SENTENCE = re.compile(
    r"[.!?…](?=\s+[«»*_(A-ZÆØÅ0-9])|\n\s*\n|\n[ >]*(?:[-*+]|\d+[.)]) |\n[ >]*#|\n(?=\|)"
)
Figures = list[tuple[UnsourcedFigure, re.Pattern[str], re.Pattern[str]]]
"""Figures, with what each is found by: first in small letters, which is quick, then as a whole."""


def check_figures(subject: Subject) -> Iterator[Problem]:
    """A figure without a source is stated only on pages that say so."""
    course = subject.course
    patterns = [(figure, *_patterns(figure)) for figure in course.unsourced.values()]
    for entry in course.pages.values():
        if entry.kind == "bibliography":
            continue
        said = {id_ for call in entry.body.calls if call.name == "unsourced_figure" for id_ in call.arguments}
        unsaid = [each for each in patterns if each[0].id not in said]
        for offset, message in _stated(unsaid, entry.body.prose):
            yield Problem(f"docs/{entry.path}", entry.body.line_at(offset), "", message)
        for where, text in entry.texts:
            for _, message in _stated(unsaid, text):
                yield problem_at(entry, where, message)


def _message(figure: UnsourcedFigure, words: str) -> str:
    call = f'{{{{ unsourced_figure("{figure.id}") }}}}'
    return f"«{shorten(words)}» er et tall uten kilde; skriv «{call}» på siden, eller ta tallet bort"


def _patterns(figure: UnsourcedFigure) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match the figure anywhere, and as a whole: `20 %` is not in `120 %`, `15–20 %` or `20 %-regelen`."""
    written = "|".join(r"\s*".join(map(re.escape, words.lower().split())) for words in figure.figures)
    return re.compile(written), re.compile(rf"(?<![\w,.–-])(?:{written})(?![\w-])", re.IGNORECASE)


def _stated(figures: Figures, text: str) -> Iterator[tuple[int, str]]:
    """Yield where a text states one of the figures, in a sentence with one of its words, and what to say of it."""
    small = text.lower()
    for figure, part, whole in figures:
        for match in whole.finditer(text) if part.search(small) else ():
            start = max((end.end() for end in END_OF_SENTENCE.finditer(text, 0, match.start())), default=0)
            after = END_OF_SENTENCE.search(text, match.end())
            sentence = text[start : after.start() if after else None].lower()
            if any(re.search(rf"\b{re.escape(word.lower())}", sentence) for word in figure.words):
                yield match.start(), _message(figure, match[0])
