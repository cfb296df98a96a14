"""The teacher meetings in, those that cannot be held in a length out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem
from macros.schema.local import LONGEST_MEETING, SHORTEST_MEETING, Local
from macros.schema.rules import STEP
from macros.year.allocate import part_items
from macros.year.needs import meeting_items
from macros.year.slots import DoesNotFitError, Item


def check_meetings(subject: Subject) -> Iterator[Problem]:
    """A meeting can be held in its own length, and in every length that a municipality may choose.

    The films are then as long as their pages say, since no one may break another's content.
    """
    course = subject.course
    neutral = replace(course, local=Local())
    for entry in course.meetings:
        if any(film not in course.films for block in entry.page.blocks for film in block.films):
            continue
        lengths = [*range(SHORTEST_MEETING, LONGEST_MEETING + 1, STEP)]
        own, plain = (meeting_items(entry.page.blocks, each) for each in (course, neutral))
        length = entry.page.minutes or course.local.length_of_meeting(entry.page.number)
        tries = [(plain, each) for each in ([entry.page.minutes] if entry.page.minutes else lengths)]
        messages = (_misfit(*attempt) for attempt in [*tries, (own, length)])
        message = next(filter(None, messages), None)
        if message:
            yield problem_at(entry, ("blocks",), message)


def _misfit(items: Sequence[Item], minutes: int) -> str | None:
    """Say why a meeting cannot be held in a length, if it cannot."""
    try:
        part_items(items, minutes)
    except DoesNotFitError as error:
        fix = f"det lengste stykket trenger {error.minutes}, så sett «seam: true» på en blokk til"
        return f"med {minutes} minutter: {error}; {fix}"
    return None
