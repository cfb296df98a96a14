"""The macro calls of every page in, those that are out of place, missing, or name what is not there, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from macros.calls import CALLS, HEADLESS, REQUIRED
from macros.checks.mentions import known_ids, no_such
from macros.checks.subject import Subject
from macros.course import FRAGMENT, Course, Prose
from macros.problems import Problem
from macros.reader.macro_calls import INLINE, MacroCall

PLACES = {
    "page": "vanlige sider",
    "theme": "temaer",
    "method": "metodesider",
    "meeting": "møter",
    "leader_session": "dokumentene for ledersamlinger",
    "session": "sidene til hver ledersamling",
    "screen": "storskjermsider",
    "session_screen": "storskjermsider for samlinger",
    "live": "sidene «Led møtet»",
    "session_live": "sidene «Led samlingen»",
    "theory": "bakgrunnssider",
    "prompt_set": "sett med spørsmål",
    "sheet": "arbeidsark",
    "text": "tekster å tilpasse",
    "large_sheet": "ark i stor skrift",
    "film": "filmsider",
    "bibliography": "litteraturlista",
    "glossary": "ordlista",
    "duties": "siden om bekymring for en elev",
}


def check_calls(subject: Subject) -> Iterator[Problem]:
    """A page calls the macros of its kind, head first, and names what exists."""
    course = subject.course
    known = known_ids(course)
    for prose in course.prose:
        path, body = f"docs/{prose.path}", prose.body
        for call in body.calls:
            message = _misplaced(call, prose.kind) or _unknown(call, known, course)
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


def _unknown(call: MacroCall, known: Mapping[str, Collection[str]], course: Course) -> str | None:
    kind = CALLS[call.name].argument or ""
    for argument in call.arguments:
        if argument not in known[kind] and argument not in course.broken:
            return no_such(kind, argument, known[kind], course)
    return None


def _misused(prose: Prose) -> Iterator[tuple[int, str]]:
    """Yield what a page's calls, taken together, have too few or too many of."""
    body, required = prose.body, REQUIRED.get(prose.kind, ())
    names = [call.name for call in body.calls]
    if prose.kind not in HEADLESS and body.starts_with != "page_head":
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
