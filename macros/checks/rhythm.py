"""All pages in, the paragraphs that limp out, as warnings."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.problems import Problem
from macros.reading import sentences_of, short_run, texts_in

SHORT = 6
"""Words; a sentence with fewer is very short."""
MOST = 5
"""So many of them in a row are one too many."""


def check_rhythm(subject: Subject) -> Iterator[Problem]:
    """No paragraph has five sentences in a row of fewer than six words."""
    for entry in subject.course.pages.values():
        for text in texts_in(entry):
            sentences = sentences_of(text)
            run = short_run(sentences, SHORT) if len(sentences) >= MOST else []
            if len(run) >= MOST:
                message = f"{len(run)} setninger på rad har under {SHORT} ord, fra «{run[0]}»; slå sammen noen av dem"
                yield Problem(f"docs/{entry.path}", entry.body.line, "", message, is_warning=True)
