"""The glossary in, words that stand for two things and pages that are not there out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.mentions import leave_draft
from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem, shorten, suggest


def check_glossary(subject: Subject) -> Iterator[Problem]:
    """A spelling belongs to one term, and what says more is a page of the course."""
    course = subject.course
    entry = course.glossary
    owners: dict[str, str] = {}
    for index, term in enumerate(entry.page.terms if entry else ()):
        assert entry, "a term stands in the glossary"
        for number, spelling in enumerate(term.spellings, -1):
            owner = owners.get(spelling.lower())
            owners.setdefault(spelling.lower(), term.term)
            if owner:
                where = ("terms", index, "forms", number) if number >= 0 else ("terms", index, "term")
                message = (
                    f"«{shorten(spelling)}» hører alt til «{shorten(owner)}»; ta det bort ett av stedene"
                )
                yield problem_at(entry, where, message)
        if term.more and term.more not in course.pages and term.more not in course.broken:
            hint = suggest(
                term.more, course.pages, otherwise="; skriv veien fra «docs», som «laerer/index.md»"
            )
            message = f"siden «{shorten(term.more)}» finnes ikke{hint}"
            if term.more in course.drafts:
                message = f"siden er et utkast; {leave_draft(course.drafts[term.more])}"
            yield problem_at(entry, ("terms", index, "more"), message)
