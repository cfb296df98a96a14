"""A course and the pages that a municipality does without in, the course without them out, and no link to them.

The check has seen the whole course; what is left is read as if the pages had never been there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace

from macros.course import Course, Entry, slug_of
from macros.course.additions import LOCAL_FOLDER
from macros.course.moved import moved_to
from macros.reader.body import OUTSIDE
from macros.schema.base import Page
from macros.schema.walk import mentions_of

KINDS = {
    "meeting": "er et møte i skoleåret",
    "leader_session": "er en ledersamling i skoleåret",
    "session": "er en ledersamling i skoleåret",
    "theme": "er et tema som et møte handler om",
    "method": "er en metode som et møte handler om",
    "duties": "sier hva en ansatt må gjøre for en elev",
    "bibliography": "sier hvor innholdet er fra",
    "glossary": "forklarer ordene på de andre sidene",
    "large_sheet": "er til den som trenger stor skrift",
    "screen": "hører til et møte",
    "live": "hører til et møte",
    "session_screen": "hører til en ledersamling",
    "session_live": "hører til en ledersamling",
}
"""The kinds of page that no edition is without, and what is said of one."""
PRIVACY = "sier hva som skjer med opplysninger om elever og ansatte"
ALWAYS = {
    "om/personvern.md": PRIVACY,
    "om/kommune/avklare.md": PRIVACY,
    "om/for-foreldre-og-elever.md": PRIVACY,
    "arbeidsark/tekster/behandlingsprotokoll.md": PRIVACY,
    "arbeidsark/tekster/brev-om-arbeidet.md": PRIVACY,
    "arbeidsark/tekster/brev-om-banking-time.md": PRIVACY,
    "leder/grunnlag/for-dere-starter-vilkar.md": PRIVACY,
    "om/kildene.md": "sier hvor innholdet er fra, og hva dere har tatt bort",
    "om/tilgjengelighet.md": "skal være med etter loven",
    "om/bekymret-kort.md": "sier hva en ansatt må gjøre for en elev",
    "laerer/utskrift.md": "er stedet arkene skrives ut fra",
    "leder/utskrift.md": "er stedet arkene skrives ut fra",
}
"""Pages that no edition is without, and why."""
TEXT = r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)(?:\{:[^}\n]*\})?"
LINK = re.compile(rf"(?<!!){TEXT}")
POINT = re.compile(r"^[ \t]*(?:[-*]|\d+\.)[ \t]+\[.*\n?", re.MULTILINE)
"""A point of a list that begins with a link."""

SENTENCE = re.compile(r"(?<=[.?!])(?=\s)")
NO_SENTENCES = re.compile(r"^(?:[ \t]|[-*+|#>`~<{:]|\d+\.)")
"""Lines of lists, tables, headings and code, which are left as they are but for the link."""
SENDS = re.compile(
    r"^\s*\[[^\]]+\]\([^)]*\) \w"
    r"|\b(?:står|finnes|finst|viser|les|se|sjå)\b[^.;\[]*\[",
    re.IGNORECASE,
)
"""A sentence that has nothing to say but where to read: it begins with the page, or bids one look there."""
AFTERTHOUGHT = re.compile(r"; (?:(?:se|sjå|det står mei?r om det i) )?\[", re.IGNORECASE)
"""Where such words come last in a sentence that says something."""


def find_page(course: Course, name: str) -> Entry[Page] | None:
    """Return the page of a path without its ending, of a folder, or of an id that one page alone has; one that it had before will do."""
    for path in (f"{name}.md", f"{name}/index.md"):
        found = path if path in course.pages else moved_to(course, path)
        if found:
            return course.pages[found]
    named = [each for each in course.pages.values() if name in _names(each)]
    return named[0] if len(named) == 1 else None


def names_of_pages(course: Course) -> list[str]:
    """Return what a municipality can call the pages."""
    return [path.removesuffix(".md") for path in course.pages]


def _names(entry: Entry[Page]) -> set[str]:
    return {getattr(entry.page, "id", ""), *map(slug_of, (entry.path, *entry.page.formerly))} - {"index", ""}


def refuse(course: Course, entry: Entry[Page]) -> str | None:
    """Say why no edition is without a page, or None when one may be."""
    if entry.path.startswith(LOCAL_FOLDER):
        return "er deres egen; slett fila i stedet"
    reason = ALWAYS.get(entry.path) or KINDS.get(entry.kind)
    if entry.path.rpartition("/")[2] == "index.md":
        reason = "er veien til andre sider"
    if reason:
        return f"{reason}, og er alltid med; ta bort linja"
    user = next((each for each in course.pages.values() if _uses(each, entry)), None)
    return f"blir brukt av docs/{user.path}, og må være med; ta bort linja" if user else None


def _uses(user: Entry[Page], entry: Entry[Page]) -> bool:
    """Whether a page asks in its fields for another, or for something in it."""
    page = entry.page
    own = {getattr(page, "id", None), *(prompt.id for prompt in getattr(page, "prompts", ()))} - {None}
    return user.path != entry.path and any(
        name in own for kind, name, _ in mentions_of(user.leaves) if kind in (entry.kind, "prompt")
    )


def without_left_out(course: Course) -> Course:
    """Return the course without the pages that its municipality does without."""
    found = [find_page(course, name) for name in course.local.leave_out]
    left_out = {entry.path: entry.page.title for entry in found if entry}
    pages = {path: entry for path, entry in course.pages.items() if path not in left_out}
    return replace(course, pages=pages, left_out=left_out) if left_out else course


def unlink(body: str, path: str, left_out: Mapping[str, str]) -> str:
    """Return a body in which nothing leads to a page that is not there.

    A point of a list whose links all lead there says nothing else, and goes, and so does a sentence that only
    sends one there; elsewhere the words stay.
    """
    if not left_out:
        return body
    body = POINT.sub(lambda point: "" if _leads_only(point[0], path, left_out) else point[0], body)
    lines = ((line, _send_nobody(line, path, left_out)) for line in body.split("\n"))
    body = "\n".join(now for before, now in lines if now or not before)
    return LINK.sub(lambda link: link["text"] if _goal(link, path) in left_out else link[0], body)


def _send_nobody(line: str, path: str, left_out: Mapping[str, str]) -> str:
    """Return a line without what sends a reader to pages that are not there, and a question that this answers."""
    if NO_SENTENCES.match(line) or not LINK.search(line):
        return line
    kept: list[str] = []
    for sentence in SENTENCE.split(line):
        last = AFTERTHOUGHT.search(sentence)
        told, sent = (sentence[: last.start()], sentence[last.start() :]) if last else ("", sentence)
        if not LINK.search(sent) or not _leads_only(sent, path, left_out) or not (last or SENDS.search(sent)):
            kept.append(sentence)
        elif told:
            kept.append(f"{told}.")
        elif kept and kept[-1].endswith("?"):
            kept.pop()
    return "".join(kept).lstrip()


def _leads_only(text: str, path: str, left_out: Mapping[str, str]) -> bool:
    return all(_goal(link, path) in left_out for link in LINK.finditer(text))


def _goal(link: re.Match[str], path: str) -> str:
    """Return the page that a link on the page at `path` leads to, or nothing for what leads out."""
    target = link["target"].partition("#")[0]
    if not target or OUTSIDE.match(target):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
