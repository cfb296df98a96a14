"""The whole course in, what does not hang together out.

Each check is a generator of problems whose docstring is the rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from macros.calls import CALLS, REQUIRED
from macros.checks.coverage import (
    check_large_print,
    check_literature,
    check_prompt_sets,
    check_references,
    check_sheets,
    check_themes,
)
from macros.checks.figures import check_figures
from macros.checks.fit import check_meetings, check_sessions
from macros.checks.glossary import check_glossary
from macros.checks.local_content import check_additions, check_fragments, check_sources
from macros.checks.mentions import known_ids, mentions_of, no_such
from macros.checks.moved import check_moved
from macros.checks.titles import check_link_words, check_titles
from macros.checks.unique import check_addresses, check_anchors, check_unique
from macros.checks.widths import check_widths
from macros.course import FRAGMENT, Course, Prose, problem_at, slug_of
from macros.problems import Problem
from macros.reader.macro_calls import INLINE, MacroCall
from macros.schema import KINDS
from macros.schema.base import ContentPage

PLACES = {
    "page": "vanlige sider",
    "theme": "temaer",
    "method": "metodesider",
    "meeting": "møter",
    "leader_session": "ledersamlinger",
    "theory": "bakgrunnssider",
    "prompt_set": "sett med spørsmål",
    "sheet": "arbeidsark",
    "text": "tekster å tilpasse",
    "large_sheet": "ark i stor skrift",
    "film": "filmsider",
    "bibliography": "litteraturlista",
    "glossary": "ordlista",
}


def check_course(course: Course) -> Iterator[Problem]:
    """Every rule that takes more than one field, or more than one file."""
    for check in (
        check_home,
        check_names,
        check_addresses,
        check_moved,
        check_unique,
        check_titles,
        check_link_words,
        check_anchors,
        check_calls,
        check_mentions,
        check_sessions,
        check_meetings,
        check_themes,
        check_sheets,
        check_large_print,
        check_widths,
        check_references,
        check_prompt_sets,
        check_literature,
        check_glossary,
        check_figures,
        check_sources,
        check_fragments,
        check_additions,
    ):
        yield from check(course)


def check_names(course: Course) -> Iterator[Problem]:
    """A file is named after its page: `NN-<id>.md` or `<id>.md`."""
    for entry in course.pages.values():
        if not isinstance(entry.page, ContentPage):
            continue
        slug = slug_of(entry.path)
        if entry.page.id != slug:
            message = f"må være lik filnavnet, «{slug}», ikke «{entry.page.id}»"
            yield problem_at(entry, ("id",), message)
        field = KINDS[entry.kind].number
        written = re.match(r"\d+(?=-)", PurePosixPath(entry.path).name)
        if field and not written:
            message = (
                f"fila må ha nummeret først i navnet; kall den «{getattr(entry.page, field):02}-{slug}.md»"
            )
            yield problem_at(entry, (field,), message)
        elif field and written and int(written[0]) != getattr(entry.page, field):
            message = (
                f"må være lik nummeret i filnavnet, {int(written[0])}, ikke {getattr(entry.page, field)}"
            )
            yield problem_at(entry, (field,), message)
        audience, folder = getattr(entry.page, "audience", None), PurePosixPath(entry.path).parent.name
        if audience and audience != folder:
            message = f"må være lik mappa arket ligger i, «{folder}», ikke «{audience}»"
            yield problem_at(entry, ("audience",), message)


def check_home(course: Course) -> Iterator[Problem]:
    """There is a front page."""
    if course.pages and not {"index.md"} & {*course.pages, *course.broken}:
        yield Problem("docs/index.md", 0, "", "forsiden mangler; legg til fila")


def check_calls(course: Course) -> Iterator[Problem]:
    """A page calls the macros of its kind, head first, and names what exists."""
    known = known_ids(course)
    for prose in course.prose:
        path, body = f"docs/{prose.path}", prose.body
        for call in body.calls:
            message = _misplaced(call, prose.kind) or _unknown(call, known, course.broken)
            if message:
                yield Problem(path, call.line, "", message)
        for line, message in _misused(prose) if prose.kind != FRAGMENT else ():
            yield Problem(path, line, "", message)


def _misplaced(call: MacroCall, kind: str) -> str | None:
    kinds = CALLS[call.name].kinds
    if kind == FRAGMENT and call.name != INLINE:
        return "et tillegg er bare tekst; av makroer kan det ha «cite» og ingen andre"
    if kinds and kind not in kinds:
        places = " og ".join(PLACES[kind] for kind in kinds)
        return f"«{call.name}» hører bare hjemme på {places}; fjern kallet herfra"
    if call.name == "discussion_prompts" and not call.arguments and kind != "prompt_set":
        return '«discussion_prompts» må si hvilket sett; skriv «{{ discussion_prompts("udir") }}»'
    return None


def _unknown(call: MacroCall, known: Mapping[str, Collection[str]], broken: Collection[str]) -> str | None:
    kind = CALLS[call.name].argument or ""
    for argument in call.arguments:
        if argument not in known[kind] and argument not in broken:
            return no_such(kind, argument, known[kind])
    return None


def _misused(prose: Prose) -> Iterator[tuple[int, str]]:
    """Yield what a page's calls, taken together, have too few or too many of."""
    body, required = prose.body, REQUIRED.get(prose.kind, ())
    names = [call.name for call in body.calls]
    if prose.kind != "page" and body.starts_with != "page_head":
        place = "flytt kallet dit" if "page_head" in names else "det gir siden tittel og nøkkeltall"
        yield body.line, f"teksten må begynne med «{{{{ page_head() }}}}»; {place}"
    for name in required:
        if name not in names:
            yield body.line, f"«{{{{ {name}() }}}}» mangler på siden; det viser det som står i feltene"
    if prose.kind == "page" and not body.words and not body.calls:
        yield body.line, "siden har ingen tekst; skriv den under front matter"
    counted = Counter((call.name, call.arguments) for call in body.calls if call.name != INLINE)
    for call in reversed(body.calls):
        if counted[call.name, call.arguments] > 1:
            counted[call.name, call.arguments] -= 1
            yield call.line, f"«{call.name}» står alt på siden; fjern det ene kallet"


def check_mentions(course: Course) -> Iterator[Problem]:
    """Whatever a page names by id exists."""
    known = known_ids(course)
    for entry in course.pages.values():
        for kind, name, where in mentions_of(entry.page):
            if name not in known[kind] and name not in course.broken:
                yield problem_at(entry, where, no_such(kind, name, known[kind]))
