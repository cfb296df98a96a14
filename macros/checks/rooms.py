"""The pages that are shown while a meeting is held in, those that belong to no meeting or session out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.checks.subject import Subject
from macros.course import problem_at
from macros.problems import Problem, suggest
from macros.schema.room import GATHERINGS, RoomPage
from macros.schema.session import OfSession


def check_rooms(subject: Subject) -> Iterator[Problem]:
    """A screen and a leader's page bear the name of the meeting or the session that they belong to."""
    pages = subject.course.pages
    for entry in subject.course.all_of(RoomPage):
        path = PurePosixPath(entry.path)
        folder = f"{path.parts[0]}/{GATHERINGS[path.parts[0]]}"
        own = f"{folder}/{path.name}"
        held = pages.get(own)
        if held is None and own not in subject.course.broken:
            names = [PurePosixPath(other).name for other in pages if other.startswith(f"{folder}/")]
            hint = suggest(
                path.name, names, otherwise="; gi fila navnet til møtet eller samlingen, eller slett den"
            )
            yield Problem(f"docs/{entry.path}", 0, "", f"det finnes ingen side «docs/{own}»{hint}")
        elif held and isinstance(entry.page, OfSession) and isinstance(held.page, OfSession):
            for name in ("document", "turn"):
                wanted, said = getattr(held.page, name), getattr(entry.page, name)
                if said != wanted:
                    yield problem_at(entry, (name,), f"må være lik den i docs/{own}, {wanted}, ikke {said}")
