"""Every reviewed page in, those that say something else now out, as warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem
from macros.reviews import content_pages, fingerprint, is_changed
from macros.wording import days_text


def check_reviews(subject: Subject) -> Iterator[Problem]:
    """A page that has been reviewed says what it said then, or is reviewed again."""
    for entry in content_pages(subject.course):
        review = entry.page.reviewed_by
        if review and is_changed(entry):
            message = (
                f"siden er endret etter at {review.name} leste den {days_text(review.date, review.date)}: merket er nå "
                f"«{fingerprint(entry)}», ikke «{review.of}»; be om en ny gjennomgang, og la feltet stå til den er gjort"
            )
            yield replace(problem_at(entry, ("reviewed_by", "of"), message), is_warning=True)
