"""A text in, everything that is wrong with what it becomes out, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from macros.markup.allowed import calls_out_of_place, find_disallowed
from macros.markup.doubts import find_doubts
from macros.markup.findings import CALL, Finding, as_read
from macros.markup.limits import DEEP, find_too_much
from macros.markup.look import Outcome, look_at
from macros.markup.places import Places
from macros.markup.shapes import find_shapes

OURS = frozenset({"footnote-ref", "footnote-backref"})
"""Classes of links that the engine makes."""


class Target(NamedTuple):
    """What a link or an image leads to, as a browser reads it, and its number in the tree."""

    address: str
    number: int
    is_image: bool
    words: str
    """What there is to press or to hear."""


@dataclass(frozen=True)
class Judged:
    """What a text became, and what is wrong with it."""

    text: str
    """With one sign in place of each macro call."""
    prose: str
    """The same with code made blank."""

    @cached_property
    def too_much(self) -> tuple[int, str] | None:
        """The line, from 0, where the text goes too far to be converted, and the sentence; all else needs that it does not."""
        found = find_too_much(self.text, self.prose)
        try:
            return found or (self.outcome and None)
        except RecursionError:
            return 0, DEEP

    @cached_property
    def outcome(self) -> Outcome:
        return look_at(self.text)

    @cached_property
    def places(self) -> Places:
        return Places(self.text, self.outcome.tree)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """All that is linked to or shown, in the order of the page."""
        return tuple(target for target in self._targets() if not CALL.search(target.address))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids that the author gave."""
        given = (as_read(element.get("id")) for element in self.outcome.tree.iter() if element.get("id"))
        return tuple(name for name in given if not name.startswith("fn"))

    @cached_property
    def calls_out_of_place(self) -> frozenset[str]:
        """The signs of calls that stand where nothing is rendered."""
        return frozenset(calls_out_of_place(self.outcome))

    def _targets(self) -> Iterator[Target]:
        for number, element in enumerate(self.outcome.tree.iter()):
            if (
                element.tag == "a"
                and element.get("href")
                and not OURS & {*(element.get("class") or "").split()}
            ):
                words = " ".join("".join(element.itertext()).split())
                yield Target(as_read(element.get("href")), number, is_image=False, words=words)
            if element.tag == "img" and element.get("src"):
                words = as_read(element.get("alt"))
                yield Target(as_read(element.get("src")), number, is_image=True, words=words)

    def problems(self) -> Iterator[tuple[int, Finding]]:
        """Yield each finding with its line, from 1; of two doubts about one line the first."""
        seen: set[int] = set()
        shapes = list(find_shapes(self.outcome, self.prose))
        for finding in find_disallowed(self.outcome):
            yield self._line(finding), finding
        for finding in self._once((*shapes, *find_doubts(self.outcome)), seen):
            yield self._line(finding), finding

    def _once(self, findings: Iterable[Finding], seen: set[int]) -> Iterator[Finding]:
        for finding in findings:
            line = self._line(finding)
            if line not in seen or finding.is_warning:
                yield finding
            if not finding.is_warning:
                seen.add(line)

    def _line(self, finding: Finding) -> int:
        if finding.line:
            return finding.line
        if finding.element is None:
            return self.places.find(finding.words)
        number = self.places.number(finding.element)
        if finding.words and finding.part:
            return self.places.find(finding.words, self.places.before(number, finding.part, finding.offset))
        line = self.places.line(number, finding.part, finding.offset)
        return self.places.find(finding.words, line) if finding.words else line
