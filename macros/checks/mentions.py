"""The ids that a page may name, and those that a page names in vain."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from macros.checks.subject import Subject
from macros.course import Course, problem_at
from macros.course.drafts import Draft
from macros.course.moved import new_name
from macros.duties import duties_of, ready_words_of, rules_of
from macros.news import load_releases
from macros.problems import Problem, shorten, suggest
from macros.schema.walk import mentions_of
from macros.settings.history import where_it_went

TRACKS = ("laerer", "leder", "begge")
FEW = 8
NO_SUCH = {
    "film": "ingen film",
    "prompt": "ikke noe spørsmål",
    "prompt_set": "ikke noe sett med spørsmål",
    "sheet": "ikke noe ark",
    "theme": "ikke noe tema",
    "method": "ingen metode",
    "reference": "ingen oppføring i litteraturlista som heter",
    "figure": "ikke noe tall uten kilde",
    "theory": "ingen bakgrunnsside",
    "track": "ingen plan for",
    "release": "ingen utgave",
    "duty": "ingen plikt",
    "words": "ikke noen ord til øyeblikket",
    "rule": "ingen regel i litteraturlista som heter",
}
"""How a message says that there is no such thing."""


def check_mentions(subject: Subject) -> Iterator[Problem]:
    """Whatever a page names by id exists."""
    course = subject.course
    known = known_ids(course)
    for entry in course.pages.values():
        for kind, name, where in mentions_of(entry.leaves):
            if name not in known[kind] and name not in course.broken:
                yield problem_at(entry, where, no_such(kind, name, known[kind], course))


def known_ids(course: Course) -> Mapping[str, Collection[str]]:
    """Return the ids there are, by the kind of thing."""
    return {
        "film": course.films,
        "prompt": course.prompts,
        "prompt_set": course.prompt_sets,
        "sheet": course.sheets,
        "theme": course.themes,
        "method": course.methods,
        "reference": course.references,
        "figure": course.unsourced,
        "theory": course.theory,
        "track": TRACKS,
        "release": [release.version for release in load_releases()],
        "duty": duties_of(course),
        "words": ready_words_of(course),
        "rule": rules_of(course),
    }


def no_such(kind: str, name: str, known: Collection[str], course: Course) -> str:
    """Say that there is nothing of that name: where it went, what is like it, or all there is if that is little."""
    if name in course.drafts:
        return f"«{name}» er et utkast; {leave_draft(course.drafts[name])}"
    gone = where_it_went(kind, name)
    if gone:
        return gone
    now = new_name(course, name)
    if now in known:
        return f"«{name}» heter nå «{now}»; skriv det nye navnet"
    few = f"; velg en av {', '.join(sorted(known))}" if 0 < len(known) <= FEW else ""
    return f"det finnes {NO_SUCH[kind]} «{shorten(name)}»{suggest(name, known, otherwise=few)}"


def leave_draft(draft: Draft) -> str:
    """Say what to do about a draft that is wanted on the site."""
    return f"ta bort «draft: true» i docs/{draft.path}, eller det som viser dit"
