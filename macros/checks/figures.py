"""The whole course in, pages that state a figure without a source as if it had one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem, shorten
from macros.schema.library import UnsourcedFigure
from macros.schema.walk import texts_of

END_OF_SENTENCE = re.compile(
    r"[.!?…](?=\s+[«»*_(A-ZÆØÅ0-9])|\n\s*\n|\n[ >]*(?:[-*+]|\d+[.)]) |\n[ >]*#|\n(?=\|)"
)
Figures = list[tuple[UnsourcedFigure, re.Pattern[str]]]
"""Figures, with what each is found by."""


def check_figures(subject: Subject) -> Iterator[Problem]:
    """A figure without a source is stated only on pages that say so."""
    course = subject.course
    patterns = [(figure, _pattern(figure)) for figure in course.unsourced.values()]
    for entry in course.pages.values():
        if entry.kind == "bibliography":
            continue
        said = {id_ for call in entry.body.calls if call.name == "unsourced_figure" for id_ in call.arguments}
        unsaid = [(figure, pattern) for figure, pattern in patterns if figure.id not in said]
        for offset, message in _stated(unsaid, entry.body.prose):
            yield Problem(f"docs/{entry.path}", entry.body.line_at(offset), "", message)
        for where, text in texts_of(entry.leaves):
            for _, message in _stated(unsaid, text):
                yield problem_at(entry, where, message)


def _message(figure: UnsourcedFigure, words: str) -> str:
    call = f'{{{{ unsourced_figure("{figure.id}") }}}}'
    return f"«{shorten(words)}» er et tall uten kilde; skriv «{call}» på siden, eller ta tallet bort"


def _pattern(figure: UnsourcedFigure) -> re.Pattern[str]:
    """Match the figure as a whole: `20 %` is not in `120 %`, `15–20 %` or `20 %-regelen`."""
    written = (r"\s*".join(map(re.escape, words.split())) for words in figure.figures)
    return re.compile(rf"(?<![\w,.–-])(?:{'|'.join(written)})(?![\w-])", re.IGNORECASE)


def _stated(figures: Figures, text: str) -> Iterator[tuple[int, str]]:
    """Yield where a text states one of the figures, in a sentence with one of its words, and what to say of it."""
    for figure, pattern in figures:
        for match in pattern.finditer(text):
            start = max((end.end() for end in END_OF_SENTENCE.finditer(text, 0, match.start())), default=0)
            after = END_OF_SENTENCE.search(text, match.end())
            sentence = text[start : after.start() if after else None].lower()
            if any(re.search(rf"\b{re.escape(word.lower())}", sentence) for word in figure.words):
                yield match.start(), _message(figure, match[0])
