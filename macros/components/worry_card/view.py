"""The card for whoever is worried: whom to ring, whom to tell and what to say, on one side of paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.components.help.view import WebLink
from macros.course import Course, Entry
from macros.duties import duties_of, duties_page, ready_words_of, rule_name, rules_of
from macros.schema.base import Page
from macros.schema.duties import ReadyWords
from macros.site import Site
from macros.views.common import Goto, goto
from macros.wording import days_text, text


@dataclass(frozen=True, kw_only=True)
class PhoneView:
    """A number to ring, with the page that shows it and the day it was read; our sources' and local ones."""

    about: str
    link: WebLink
    shown: Goto | None
    read: str | None


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """To whom a duty is done."""

    duty: Goto
    to: str


@dataclass(frozen=True, kw_only=True)
class WorryCard:
    """All of the card."""

    phones: tuple[PhoneView, ...]
    reports: tuple[ReportView, ...]
    ready_words: tuple[ReadyWords, ...]
    more: Goto


def worry_card(site: Site, entry: Entry[Page]) -> WorryCard | None:
    """Return the card; None without a page of duties."""
    course, page = site.course, duties_page(site.course)
    if page is None:
        return None
    reports = (
        ReportView(duty=Goto(title=duty.title, path=page.path, anchor=duty.id), to=duty.to)
        for duty in duties_of(course).values()
        if duty.in_box
    )
    said = (words for words in ready_words_of(course).values() if words.id != page.page.box_words)
    return WorryCard(
        phones=tuple(_phones(course)), reports=tuple(reports), ready_words=tuple(said), more=goto(page)
    )


def _phones(course: Course) -> Iterator[PhoneView]:
    for rule in rules_of(course).values():
        if rule.phone and rule.read_on:
            assert course.bibliography, "rules stand in the bibliography"
            yield PhoneView(
                about=rule.about,
                link=_ring(rule.phone),
                shown=Goto(title=rule_name(rule), path=course.bibliography.path, anchor=rule.id),
                read=text("rule.read", day=days_text(rule.read_on, rule.read_on)),
            )
    for own in course.local.worry_phones:
        yield PhoneView(about=own.name, link=_ring(own.phone), shown=None, read=None)


def _ring(number: str) -> WebLink:
    return WebLink(words=number, url=f"tel:{number.replace(' ', '')}")
