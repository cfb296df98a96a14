"""The whole course in, sections of law that nobody has shown, and duties told in a page's own words, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from macros.checks.duties import data_of
from macros.checks.subject import Subject
from macros.course import Course
from macros.course.additions import LOCAL_FOLDER
from macros.duties import duties_of, rules_of
from macros.problems import Problem, format_field
from macros.schema.duties import Rule

NUMBER = r"\d+(?:[-–]\d+)?(?: ?[a-e]\b)?"
SECTION = re.compile(
    rf"(?:\b(?P<law>\w+(?:lov|loven|lova|forordningen|forordninga)),? )?"
    rf"(?P<sign>§§?|\bart\.|\bartikkel|\bartiklene)\s?(?P<numbers>{NUMBER}(?:(?:, | og | eller )(?:§ ?)?{NUMBER})*)",
    re.IGNORECASE,
)
SIGN = re.compile(r"§|art[.i]", re.IGNORECASE)
"""Without one of these no section is cited; most texts have none, and looking for one is quick."""
LIST_OF_RULES = "docs/kilder/index.md"


class Cited(NamedTuple):
    """A section as a text cites it, with the law when it names one just before."""

    offset: int
    law: str | None
    section: str

    @property
    def words(self) -> str:
        """What the text says."""
        return f"{self.law} {self.section}" if self.law else self.section


def check_sections(subject: Subject) -> Iterator[Problem]:
    """A page names only sections in the list of rules, and those of a duty only by asking for the duty.

    What a municipality writes is its own to answer for: there it is a warning.
    """
    course = subject.course
    duty_of: dict[str, str] = {}
    for duty in duties_of(course).values():
        for name in duty.rules:
            duty_of.setdefault(name, duty.id)
    rules = tuple(rules_of(course).values())
    for path, line_of, field, text in _said(course) if course.bibliography else ():
        for cited in cited_in(text):
            shown = next((rule for rule in rules if _is_the_one(rule, cited)), None)
            message = _unknown(cited) if shown is None else _told_twice(cited, duty_of.get(shown.id), field)
            if message:
                is_local = path.startswith(LOCAL_FOLDER)
                yield Problem(f"docs/{path}", line_of(cited.offset), field, message, is_local)


def cited_in(text: str) -> Iterator[Cited]:
    """Yield every section that a text cites: `§ 12-4`, `§§ 12-4 og 12-5`, `art. 13`."""
    for match in SECTION.finditer(text) if SIGN.search(text) else ():
        sign = "§" if match["sign"].startswith("§") else "artikkel"
        for number in re.findall(NUMBER, match["numbers"]):
            yield Cited(match.start(), match["law"], f"{sign} {number.replace('–', '-')}")


def _is_the_one(rule: Rule, cited: Cited) -> bool:
    is_law = cited.law is None or _stem(cited.law) == _stem(rule.law)
    return is_law and rule.section is not None and rule.section.casefold() == cited.section.casefold()


def _stem(law: str) -> str:
    """Return what both written languages have in common of a law's name."""
    return re.sub(r"(en|a)$", "", law.casefold())


def _unknown(cited: Cited) -> str:
    return (
        f"«{cited.words}» står ikke i lista over regler; legg den til under «rules» i {LIST_OF_RULES} "
        "med siden som viser den, eller nevn plikten uten nummer"
    )


def _told_twice(cited: Cited, duty: str | None, field: str) -> str | None:
    if duty is None:
        return None
    call = f"{{plikt:{duty}}}" if field else f'{{{{ duty("{duty}") }}}}'
    return f"«{cited.words}» er en plikt, og den skrives ett sted; skriv «{call}» i stedet, så følger ordlyden med"


def _said(course: Course) -> Iterator[tuple[str, Callable[[int], int], str, str]]:
    """Yield each text of each page but the bibliography: its path, its lines, its field, and what it says."""
    for prose in course.prose:
        if prose.kind != "bibliography":
            yield prose.path, prose.body.line_at, "", prose.body.prose
    for path, tree, texts in data_of(course):
        for where, text in texts:
            yield path, partial(_same_line, tree.line(where)), format_field(where), text


def _same_line(line: int, _offset: int) -> int:
    return line
