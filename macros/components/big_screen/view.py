"""The big screen: what a group should see, one thing at a time; nothing that is for the leader alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.course import Course, Entry
from macros.schema.base import Page
from macros.site import Site
from macros.views.common import Goto, session_heading
from macros.wording import text
from macros.year.slots import Part, Slot


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One thing on the screen: a step, or one of its questions."""

    id: str
    title: str
    text: str | None
    minutes: int
    form: str
    is_question: bool


@dataclass(frozen=True, kw_only=True)
class Deck:
    """The slides of a meeting or a session."""

    id: str
    title: str
    back: Goto
    slides: tuple[Slide, ...]


def big_screen(site: Site, entry: Entry[Page], track: str) -> tuple[Deck, ...]:
    """Return what each of a track's gatherings shows."""
    return tuple(_meeting_decks(site) if track == "laerer" else _session_decks(site))


def _meeting_decks(site: Site) -> Iterator[Deck]:
    for meeting in site.year.meetings:
        page = meeting.entry.page
        name = f"mote-{page.number}"
        yield _deck(
            site.course, name, page.title, Goto(title=page.title, path=meeting.entry.path), meeting.parts
        )


def _session_decks(site: Site) -> Iterator[Deck]:
    for session in site.year.sessions:
        back = Goto(title=session.document.title, path=session.entry.path, anchor=session.anchor)
        yield _deck(site.course, session.anchor, session_heading(session), back, (session.part,))


def _deck(course: Course, name: str, title: str, back: Goto, parts: tuple[Part, ...]) -> Deck:
    slides = [slide for part in parts for slot in part.slots for slide in _slides(course, slot)]
    numbered = (
        Slide(
            id=f"{name}-{number}",
            title=slide.title,
            text=slide.text,
            minutes=slide.minutes,
            form=slide.form,
            is_question=slide.is_question,
        )
        for number, slide in enumerate(slides, 1)
    )
    return Deck(id=name, title=title, back=back, slides=tuple(numbered))


def _slides(course: Course, slot: Slot) -> Iterator[Slide]:
    """Yield a slot's step, then its questions, each with the whole slot's minutes."""
    block = slot.block
    words = block.alternative.text if slot.uses_alternative and block.alternative else block.text
    form = text(f"form.{slot.form}")
    yield Slide(id="", title=block.title, text=words, minutes=slot.minutes, form=form, is_question=False)
    for name in block.prompts:
        yield Slide(
            id="",
            title=course.prompts[name][0].text,
            text=None,
            minutes=slot.minutes,
            form=form,
            is_question=True,
        )
