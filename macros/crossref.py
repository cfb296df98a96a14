"""The whole course in, what does not hang together out.

Each check is a generator of problems whose docstring is the rule.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from macros.allocate import DoesNotFitError
from macros.calls import CALLS, REQUIRED
from macros.course import Course, Entry
from macros.planner import ShownFilm, count_turns, films_in_turn, plan_agenda, plan_meeting, show_film
from macros.problems import Location, Problem, format_field, shorten, suggest
from macros.schema import KINDS, kind_of
from macros.schema.base import STEP, Block, ContentPage, Page
from macros.schema.leader import LeaderSession
from macros.schema.library import Film, PromptSet
from macros.schema.local import LONGEST_MEETING, SHORTEST_MEETING
from macros.schema.teacher import Meeting, Method, Theme

NUMBERED = re.compile(r"(?:(?P<number>\d+)-)?(?P<slug>.+)")


def check_course(course: Course) -> Iterator[Problem]:
    """Every rule that takes more than one field, or more than one file."""
    for check in (check_names, check_unique, check_calls, check_mentions, check_sessions, check_meetings):
        yield from check(course)


def problem_at(entry: Entry[Page], location: Location, message: str) -> Problem:
    """Return a problem at a place in a page's front matter."""
    return Problem(f"docs/{entry.path}", entry.tree.line(location), format_field(location), message)


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
    known = {"reference": course.references, "prompt_set": course.prompt_sets}
    for entry in course.pages.values():
        path, body = f"docs/{entry.path}", entry.body
        names = [call.name for call in body.calls]
        for call in body.calls:
            rule = CALLS[call.name]
            if rule.kinds and entry.kind not in rule.kinds:
                folders = ", ".join(rule.kinds)
                yield Problem(path, call.line, "", f"«{call.name}» hører ikke hjemme på denne slags side (bare {folders})")
            elif call.name == "discussion_prompts" and not call.arguments and entry.kind != "prompt_set":
                yield Problem(path, call.line, "", "«discussion_prompts» må ha navnet på et sett her, som «discussion_prompts(\"udir\")»")
            for argument in call.arguments:
                if argument not in known[rule.argument or ""] and argument not in course.broken:
                    what = _WHAT[rule.argument or ""]
                    hint = suggest(argument, known[rule.argument or ""])
                    yield Problem(path, call.line, "", f"det finnes {what} «{shorten(argument)}»{hint}")
        if entry.kind != "page" and not body.starts_with.startswith("{{ page_head() }}"):
            yield Problem(path, 0, "", "teksten må begynne med «{{ page_head() }}», som gir siden tittel og nøkkeltall")
        required = REQUIRED.get(entry.kind)
        if required and names.count(required) != 1:
            yield Problem(path, 0, "", f"siden må ha «{{{{ {required}() }}}}» én gang; den viser det som står i feltene")


_WHAT = {
    "film": "ingen film",
    "prompt": "ikke noe spørsmål",
    "sheet": "ikke noe ark",
    "theme": "ikke noe tema",
    "method": "ingen metode",
    "reference": "ingen oppføring i litteraturlista som heter",
    "theory": "ingen bakgrunnsside",
    "prompt_set": "ikke noe sett med spørsmål",
}


def check_mentions(course: Course) -> Iterator[Problem]:
    """Whatever a page names by id exists."""
    known: dict[str, Collection[str]] = {
        "film": course.films,
        "prompt": course.prompts,
        "sheet": course.sheets,
        "theme": course.themes,
        "method": course.methods,
        "reference": course.references,
        "theory": course.theory,
    }
    for entry in course.pages.values():
        for kind, name, where in _mentions(entry.page):
            if name not in known[kind] and name not in course.broken:
                message = f"det finnes {_WHAT[kind]} «{name}»{suggest(name, known[kind])}"
                yield problem_at(entry, where, message)


def _mentions(page: Page) -> Iterator[tuple[str, str, Location]]:
    def each(kind: str, names: Iterable[str], *where: str | int) -> Iterator[tuple[str, str, Location]]:
        return ((kind, name, (*where, index)) for index, name in enumerate(names))

    if isinstance(page, LeaderSession):
        yield from each("film", page.films, "films")
        yield from each("sheet", page.worksheets, "worksheets")
        yield from each("prompt", page.focus.prompts if page.focus else (), "focus", "prompts")
        for index, preparation in enumerate(page.preparation):
            yield from each("reference", preparation.reading, "preparation", index, "reading")
    if isinstance(page, Theme | Method):
        yield from each("prompt", page.prompts, "prompts")
        yield from each("sheet", page.worksheets, "worksheets")
        yield from each("reference", page.literature, "literature")
    if isinstance(page, Method):
        for index, step in enumerate(page.steps):
            yield from each("sheet", step.worksheets, "steps", index, "worksheets")
    if isinstance(page, Meeting):
        yield from each("theme", page.themes, "themes")
        yield from each("method", page.methods, "methods")
        for index, handout in enumerate(page.print):
            yield "sheet", handout.sheet, ("print", index, "sheet")
        for index, meeting_block in enumerate(page.blocks):
            yield from each("film", meeting_block.films, "blocks", index, "films")
    if isinstance(page, Film):
        yield "theory", page.plan_b.page, ("plan_b", "page")
        yield "prompt", page.plan_b.prompt, ("plan_b", "prompt")
    for name, blocks in _blocks(page):
        for index, block in enumerate(blocks):
            yield from each("prompt", block.prompts, name, index, "prompts")
            yield from each("sheet", block.worksheets, name, index, "worksheets")


def _blocks(page: Page) -> Iterator[tuple[str, tuple[Block, ...]]]:
    if isinstance(page, LeaderSession):
        yield "agenda", page.agenda
    if isinstance(page, Meeting):
        yield "blocks", page.blocks


def check_sessions(course: Course) -> Iterator[Problem]:
    """Four documents make the year, and every agenda fits its session whatever the year's length."""
    documents = {entry.page.document: entry for entry in course.documents}
    if documents and len(documents) < 4 and not any(path.startswith("leder/samlinger/") for path in course.broken):
        missing = ", ".join(str(number) for number in range(1, 5) if number not in documents)
        yield Problem("docs/leder/samlinger", 0, "", f"ledersamlingene mangler dokument {missing}")
        return
    wanted = count_turns([entry.page for entry in course.documents], course.local.leader_sessions)
    for entry in course.documents:
        page = entry.page
        if page.is_repeated:
            if wanted not in page.repeats:
                message = f"et år med {course.local.leader_sessions} samlinger trenger {wanted} herfra, men lista har ikke {wanted}"
                yield problem_at(entry, ("repeats",), message)
            if len(page.films) > min(page.repeats):
                message = f"{len(page.films)} filmer får ikke plass når dokumentet blir {min(page.repeats)} samlinger"
                yield problem_at(entry, ("films",), message)
        yield from _check_agenda(entry, course)


def _check_agenda(entry: Entry[LeaderSession], course: Course) -> Iterator[Problem]:
    page = entry.page
    if not any(item.type == "film" for item in page.agenda) and page.films:
        yield problem_at(entry, ("agenda",), "samlingen har filmer, men ingen sak av typen «film»")
    turns = max(page.repeats)
    for turn in range(1, turns + 1):
        films: list[ShownFilm] = [
            show_film(course.films[name], course.local)
            for name in films_in_turn(page, turn, turns)
            if name in course.films
        ]
        try:
            plan_agenda(page, films, course.local)
        except DoesNotFitError as error:
            message = f"{error}; samlingen er {page.minutes} minutter, men trenger minst {error.minutes}"
            yield problem_at(entry, ("agenda",), message)
            return


def check_meetings(course: Course) -> Iterator[Problem]:
    """Every meeting can be held in every length that a municipality may choose."""
    for entry in course.meetings:
        if any(film not in course.films for block in entry.page.blocks for film in block.films):
            continue
        for length in range(SHORTEST_MEETING, LONGEST_MEETING + 1, STEP):
            try:
                plan_meeting(entry, course, length)
            except DoesNotFitError as error:
                yield problem_at(entry, ("blocks",), f"med {length} minutter: {error}; legg inn «seam» eller «share»")
                break
