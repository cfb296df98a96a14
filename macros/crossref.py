"""The whole course in, what does not hang together out.

Each check is a generator of problems whose docstring is the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.calls import CALLS, REQUIRED
from macros.course import Course, Entry, problem_at
from macros.fit import check_meetings, check_sessions
from macros.mentions import NO_SUCH, known_ids, mentions_of
from macros.problems import Location, Problem, shorten, suggest
from macros.schema import KINDS, kind_of
from macros.schema.base import ContentPage, Page
from macros.schema.library import PromptSet

NUMBERED = re.compile(r"(?:(?P<number>\d+)-)?(?P<slug>.+)")


def check_course(course: Course) -> Iterator[Problem]:
    """Every rule that takes more than one field, or more than one file."""
    for check in (check_names, check_unique, check_calls, check_mentions, check_sessions, check_meetings):
        yield from check(course)


def check_names(course: Course) -> Iterator[Problem]:
    """A file is named after its page: `NN-<id>.md` or `<id>.md`."""
    for entry in course.pages.values():
        if not isinstance(entry.page, ContentPage):
            continue
        match = NUMBERED.fullmatch(PurePosixPath(entry.path).stem)
        assert match, "any file name matches"
        number_field = kind_of(entry.path).number
        slug = match["slug"] if number_field else PurePosixPath(entry.path).stem
        if entry.page.id != slug:
            message = f"må være lik filnavnet, «{slug}», ikke «{entry.page.id}»"
            yield problem_at(entry, ("id",), message)
        if number_field:
            number = getattr(entry.page, number_field)
            if match["number"] is None or int(match["number"]) != number:
                said = f"nummeret {int(match['number'])}" if match["number"] else "uten nummer"
                message = f"må være lik nummeret i filnavnet; filnavnet er {said}, feltet sier {number}"
                yield problem_at(entry, (number_field,), message)
        audience = getattr(entry.page, "audience", None)
        if audience and audience != PurePosixPath(entry.path).parent.name:
            yield problem_at(entry, ("audience",), f"må være lik mappa arket ligger i, ikke «{audience}»")


def check_unique(course: Course) -> Iterator[Problem]:
    """An id names one thing: a page of its kind, a prompt or reference anywhere, a block in its file."""
    ids: dict[tuple[str, object], str] = {}
    for entry in course.pages.values():
        page = entry.page
        named: list[tuple[str, object, Location]] = []
        if isinstance(page, ContentPage):
            named.append((entry.kind, page.id, ("id",)))
            number_field = KINDS[entry.kind].number
            if number_field:
                named.append((f"{entry.kind} {number_field}", getattr(page, number_field), (number_field,)))
        named += [("prompt", name, where) for name, where in inner_ids(page) if isinstance(page, PromptSet)]
        named += [("anchor", (entry.path, name), ()) for name in anchors_of_calls(entry)]
        named += [("anchor", (entry.path, name), where) for name, where in inner_ids(page)]
        for kind, name, where in named:
            first = ids.setdefault((kind, name), _place(entry, where))
            if first != _place(entry, where):
                shown = name[1] if isinstance(name, tuple) else name
                yield problem_at(entry, where, f"«{shown}» er alt brukt i {first}; gi den ene et annet navn")


def _place(entry: Entry[Page], location: Location) -> str:
    return f"docs/{entry.path}:{entry.tree.line(location)}"


def inner_ids(page: Page) -> Iterator[tuple[str, Location]]:
    """Yield each id that a page's data declares below itself, and where; they become anchors."""
    for name in ("prompts", "agenda", "blocks", "preparation", "groups", "steps", "fields", "entries"):
        items = getattr(page, name, ())
        for index, item in enumerate(items):
            if isinstance(item, str):
                break
            yield item.id, (name, index, "id")
            for number, point in enumerate(getattr(item, "points", ())):
                yield point.id, (name, index, "points", number, "id")


def anchors_of_calls(entry: Entry[Page]) -> Iterator[str]:
    """Yield the ids that the macros called on a page put there."""
    for call in entry.body.calls:
        yield from CALLS[call.name].anchors


def check_calls(course: Course) -> Iterator[Problem]:
    """A page calls the macros of its kind, head first, and names what exists."""
    known = known_ids(course)
    for entry in course.pages.values():
        path, body = f"docs/{entry.path}", entry.body
        names = [call.name for call in body.calls]
        for call in body.calls:
            rule = CALLS[call.name]
            if rule.kinds and entry.kind not in rule.kinds:
                folders = ", ".join(rule.kinds)
                yield Problem(
                    path,
                    call.line,
                    "",
                    f"«{call.name}» hører ikke hjemme på denne slags side (bare {folders})",
                )
            elif call.name == "discussion_prompts" and not call.arguments and entry.kind != "prompt_set":
                yield Problem(
                    path,
                    call.line,
                    "",
                    '«discussion_prompts» må ha navnet på et sett her, som «discussion_prompts("udir")»',
                )
            for argument in call.arguments:
                if argument not in known[rule.argument or ""] and argument not in course.broken:
                    what = NO_SUCH[rule.argument or ""]
                    hint = suggest(argument, known[rule.argument or ""])
                    yield Problem(path, call.line, "", f"det finnes {what} «{shorten(argument)}»{hint}")
        if entry.kind != "page" and not body.starts_with.startswith("{{ page_head() }}"):
            yield Problem(
                path, 0, "", "teksten må begynne med «{{ page_head() }}», som gir siden tittel og nøkkeltall"
            )
        required = REQUIRED.get(entry.kind)
        if required and names.count(required) != 1:
            yield Problem(
                path, 0, "", f"siden må ha «{{{{ {required}() }}}}» én gang; den viser det som står i feltene"
            )


def check_mentions(course: Course) -> Iterator[Problem]:
    """Whatever a page names by id exists."""
    known = known_ids(course)
    for entry in course.pages.values():
        for kind, name, where in mentions_of(entry.page):
            if name not in known[kind] and name not in course.broken:
                message = f"det finnes {NO_SUCH[kind]} «{name}»{suggest(name, known[kind])}"
                yield problem_at(entry, where, message)
