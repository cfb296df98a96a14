"""A course in, the same course with duties written in wherever a field asks for one, out.

A duty is written once, on its own page. A body calls it; a field asks for it as `{plikt:utrygg}`,
or for ready words as `{ord:gruppa}`. What a duty cites comes from the list of rules, so that a
section's number stands in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, cast

from pydantic import BaseModel

from macros.course import Course, Entry
from macros.schema.duties import DutiesPage, Duty, ReadyWords, Rule
from macros.wording import listing, text

DUTIES_PATH = "om/bekymret-for-en-elev.md"
TOKEN = re.compile(r"\{(?P<kind>plikt|ord):(?P<id>[^{}]*)\}")
"""How a field asks for a duty or for ready words."""


def duties_page(course: Course) -> Entry[DutiesPage] | None:
    """Return the page of duties."""
    entry = course.pages.get(DUTIES_PATH)
    return cast("Entry[DutiesPage]", entry) if entry and isinstance(entry.page, DutiesPage) else None


def duties_of(course: Course) -> Mapping[str, Duty]:
    """Return the duties by id, in their order."""
    entry = duties_page(course)
    return {duty.id: duty for duty in entry.page.duties} if entry else {}


def ready_words_of(course: Course) -> Mapping[str, ReadyWords]:
    """Return the ready words by id."""
    entry = duties_page(course)
    return {words.id: words for words in entry.page.ready_words} if entry else {}


def rules_of(course: Course) -> Mapping[str, Rule]:
    """Return the rules of the bibliography by id."""
    return {rule.id: rule for rule in course.bibliography.page.rules} if course.bibliography else {}


def rule_name(rule: Rule) -> str:
    """Return what a rule is called: `opplæringslova § 12-4`, or the law alone when no number is shown."""
    return f"{rule.law} {rule.section}" if rule.section else rule.law


def cited_rules(course: Course, duty: Duty) -> tuple[Rule, ...]:
    """Return the rules that a duty cites by number."""
    rules = rules_of(course)
    return tuple(rules[name] for name in duty.rules if rules[name].section)


def duty_text(course: Course, duty: Duty) -> str:
    """Return a duty in a few sentences: first what the rules say, with the rules, then the rest."""
    cited = tuple(map(rule_name, cited_rules(course, duty)))
    first = text("duty.cited", words=duty.short, rules=listing(cited)) if cited else f"{duty.short}."
    return f"{first} {duty.also}" if duty.also else first


def sheet_duties(course: Course) -> str:
    """Return the duties as sheets say them: in few words, a law and a section named once."""
    told = [duty for duty in duties_of(course).values() if duty.on_sheets]
    said: set[str] = set()
    sentences = []
    for rules, duties in groupby(told, lambda duty: cited_rules(course, duty)):
        words = "; ".join(duty.on_sheets or "" for duty in duties)
        names = [(rule.section or "") if rule.law in said else rule_name(rule) for rule in rules]
        said |= {rule.law for rule in rules}
        sentences.append(text("duty.cited", words=words, rules=listing(names)) if names else f"{words}.")
    return " ".join(sentences)


def fill_course(course: Course) -> Course:
    """Return the course with every token in its fields written out; raises KeyError for what the check refuses."""
    answers = {f"{{plikt:{duty.id}}}": duty_text(course, duty) for duty in duties_of(course).values()}
    answers |= {
        f"{{ord:{words.id}}}": text("duty.said", words=" ".join(words.words))
        for words in ready_words_of(course).values()
    }
    pages = {
        path: replace(entry, page=_fill(entry.page, answers)) if _asks(entry.tree.data) else entry
        for path, entry in course.pages.items()
    }
    additions = tuple(
        replace(addition, page=_fill(addition.page, answers)) if _asks(addition.tree.data) else addition
        for addition in course.additions
    )
    return replace(course, pages=pages, additions=additions)


def _asks(data: Any) -> bool:
    """Whether a page's data asks for a duty or words anywhere."""
    if isinstance(data, str):
        return TOKEN.search(data) is not None
    values: Iterable[Any] = (
        data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    )
    return any(map(_asks, values))


def _fill(value: Any, answers: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return TOKEN.sub(lambda match: answers[match[0]], value)
    if isinstance(value, tuple):
        return tuple(_fill(item, answers) for item in value)
    if isinstance(value, BaseModel):
        return value.model_copy(
            update={name: _fill(getattr(value, name), answers) for name in type(value).model_fields}
        )
    return value
