"""What to do when one is worried about a pupil: on the page of duties, in boxes, and beside other text."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.help.view import Helper, helpers_of
from macros.course import Course, Entry
from macros.duties import duties_of, duties_page, ready_words_of, rule_name, rules_of
from macros.schema.base import Page
from macros.schema.duties import DutiesPage, Duty, ReadyWords, Rule
from macros.schema.library import Bibliography
from macros.site import Site
from macros.views.common import Goto, goto
from macros.wording import days_text, text

WORRY = "worry"
BOXES = {
    "laerer": (WORRY, "named", "disagreement", "colleague"),
    "leder": (WORRY, "disagreement", "colleague"),
}
"""What to say when, by track: a worry for a pupil, a name, a disagreement, talk about somebody who is not there."""


@dataclass(frozen=True, kw_only=True)
class RuleView:
    """A rule in the list of rules."""

    rule: Rule
    name: str
    read: str
    duties: tuple[Goto, ...]
    """The duties that stand on it."""


@dataclass(frozen=True, kw_only=True)
class DutyLine:
    """A duty in a few sentences, with the rules that say the first of them."""

    words: str
    """Without a full stop; the rules come after it."""
    rules: tuple[Goto, ...]
    also: str | None
    """What no numbered rule says, in whole sentences; it comes after the rules."""


@dataclass(frozen=True, kw_only=True)
class DutyView:
    """A duty on the page of duties."""

    duty: Duty
    rules: tuple[Goto, ...]


@dataclass(frozen=True, kw_only=True)
class DutiesView:
    """The page of duties."""

    duties: tuple[DutyView, ...]
    ready_words: tuple[ReadyWords, ...]
    helpers: tuple[Helper, ...]


@dataclass(frozen=True, kw_only=True)
class DutyNote:
    """The duties in short; `words` are to say to the group, and None outside of meetings."""

    lines: tuple[DutyLine, ...]
    more: Goto
    words: str | None = None
    leads: str | None = None
    """What the one who leads does before going out."""
    received: str | None = None
    """What a principal does who gets the report; leaders alone are told."""


@dataclass(frozen=True, kw_only=True)
class WhenBox:
    """What to say when something comes up."""

    id: str
    classes: str
    title: str
    button: str
    say: str | None
    worry: DutyNote | None
    """What to do about a worry for a pupil; the first thing is a pause."""
    duties: tuple[DutyLine, ...]


def duty_list(site: Site, entry: Entry[DutiesPage]) -> DutiesView:
    """Return the whole page of duties."""
    course = site.course
    views = (DutyView(duty=item, rules=_rule_links(course, item)) for item in entry.page.duties)
    return DutiesView(
        duties=tuple(views), ready_words=entry.page.ready_words, helpers=helpers_of(course.local)
    )


def duty(site: Site, entry: Entry[Page], name: str) -> DutyLine:
    """Return one duty, for running text."""
    return _line(site.course, duties_of(site.course)[name])


def duty_note(site: Site, entry: Entry[Page]) -> DutyNote | None:
    """Return the duties in short, for a page that may bring out a worry."""
    return worry_note(site.course, None)


def worry_note(course: Course, track: str | None) -> DutyNote | None:
    """Return the duties in short, in a gathering with what to say to the group; None without a page of duties.

    Without a track the note stands beside other text.
    """
    page = duties_page(course)
    if page is None:
        return None
    lines = tuple(_line(course, item) for item in page.page.duties if item.in_box)
    said = " ".join(ready_words_of(course)[page.page.box_words].words)
    if track is None:
        return DutyNote(lines=lines, more=goto(page))
    if track == "laerer":
        return DutyNote(lines=lines, more=goto(page), words=said, leads=text("meeting.worry.leads"))
    leads, received = text("session.worry.leads"), text("session.worry.received")
    return DutyNote(lines=lines, more=goto(page), words=said, leads=leads, received=received)


def colleague_lines(course: Course) -> tuple[DutyLine, ...]:
    """Return the duties that are about what another employee may have done."""
    return tuple(_line(course, item) for item in duties_of(course).values() if item.about_staff)


def when_boxes(course: Course, track: str) -> tuple[WhenBox, ...]:
    """Return the boxes of a meeting, or of a session, where one talks of schools and employees."""
    return tuple(_when_box(course, name, track) for name in BOXES[track])


def rule_list(site: Site, entry: Entry[Bibliography]) -> tuple[RuleView, ...]:
    """Return the list of rules, in its order."""
    page = duties_page(site.course)
    standing = (
        [(item, Goto(title=item.title, path=page.path, anchor=item.id)) for item in page.page.duties]
        if page
        else []
    )
    return tuple(
        RuleView(
            rule=rule,
            name=rule_name(rule),
            read=_read(rule),
            duties=tuple(place for item, place in standing if rule.id in item.rules),
        )
        for rule in entry.page.rules
    )


def _read(rule: Rule) -> str:
    """Say when the text of a rule was read, or that it was not."""
    if rule.read_on is None:
        return text("rule.unread")
    return text("rule.read", day=days_text(rule.read_on, rule.read_on))


def _line(course: Course, duty: Duty) -> DutyLine:
    return DutyLine(words=duty.short, rules=_rule_links(course, duty, is_numbered=True), also=duty.also)


def _rule_links(course: Course, duty: Duty, is_numbered: bool = False) -> tuple[Goto, ...]:
    """Return links to the rules of a duty in the list of rules; only those with a number, or all."""
    rules = rules_of(course)
    assert course.bibliography, "the check lets a duty name only rules of the bibliography"
    path = course.bibliography.path

    def to_list(rule: Rule) -> Goto:
        return Goto(title=rule_name(rule), path=path, anchor=rule.id)

    return tuple(to_list(rules[name]) for name in duty.rules if rules[name].section or not is_numbered)


def _when_box(course: Course, name: str, track: str) -> WhenBox:
    is_meeting = track == "laerer"
    say = text(f"meeting.{name}.text" if is_meeting else f"session.{name}.text") if name != WORRY else None
    return WhenBox(
        id=text(f"meeting.{name}.id"),
        classes=f"gr-note--{name}",
        title=text(f"meeting.{name}.title" if is_meeting else f"session.{name}.title"),
        button=text(f"live.box.{name}.{track}" if name == "colleague" else f"live.box.{name}"),
        say=say,
        worry=worry_note(course, track) if name == WORRY else None,
        duties=colleague_lines(course) if name == "colleague" else (),
    )
