"""The background pages in, those whose Word file would have nothing in it, or calls of macros, out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.problems import Problem
from macros.schema.library import TheoryPage


def check_word_sections(subject: Subject) -> Iterator[Problem]:
    """What becomes a Word file begins at a heading of the page's own text, and is text alone."""
    for entry in subject.course.all_of(TheoryPage):
        name = entry.page.word
        if name is None:
            continue
        path, line = f"docs/{entry.path}", entry.tree.line(("word",))
        start = next((line for anchor, line in entry.body.anchors if anchor == name), None)
        if start is None:
            message = (
                f"siden har ingen overskrift med id-en «{name}»; skriv «{{: #{name} }}» etter overskriften"
            )
            yield Problem(path, line, "word", message)
            continue
        for call in entry.body.calls:
            if call.line > start:
                message = (
                    f"makroen «{call.name}» kan ikke stå i det som blir Word-fil; flytt den over «{name}»"
                )
                yield Problem(path, call.line, "", message)
