"""YAML in, data with line numbers out: the one reader of front matter, configuration and strings.

YAML's traps are closed here, once: anchors, aliases, tags, merge and duplicate keys are refused,
and so is anything that would nest deeper than a person writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.problems import Location, Problem, format_field, shorten
from macros.reader.yaml_errors import (
    QUOTE,
    doubt_key,
    doubt_scalar,
    explain_yaml_error,
    find_odd_lines,
)

try:  # The pure-Python loader is twelve times slower, but reads the same.
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - depends on how PyYAML was built
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_DEPTH = 20
MOST = 500
TOO_MANY = f"det er flere enn {MOST} felter her; ta bort dem som ikke hører til"
MERGE = "«<<» er ikke tillatt; skriv feltene ut"


@dataclass(frozen=True)
class Tree:
    """Data read from YAML, the line of every key and list item, and what was wrong with it."""

    data: Any
    lines: dict[Location, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line(self, location: Location) -> int:
        """Return the line of the nearest written ancestor of a location."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def parse_yaml(text: str, name: str, first_line: int = 1, most: int = MOST) -> Tree:
    """Parse YAML safely; `first_line` is where the text begins in its file, `most` how many fields one level has."""
    odd = find_odd_lines(text)
    if odd:
        return Tree(None, problems=tuple(Problem(name, first_line + line, "", said) for line, said in odd))
    reader = _Reader(Loader(text), name, first_line, most)
    try:
        data = reader.read()
    except _TooMuchError:
        data = None
    except yaml.YAMLError as error:
        line, message = explain_yaml_error(error)
        return Tree(None, problems=(Problem(name, first_line + line, "", message),))
    if reader.refused:
        return Tree(None, problems=tuple(reader.refused))
    return Tree(data, reader.lines, tuple(reader.problems))


class _TooMuchError(Exception):
    """There is no use in reading on."""


class _Reader:
    """Turn YAML's events into plain data in one pass, noting lines and collecting problems on the way."""

    def __init__(self, loader: Any, name: str, first_line: int, most: int) -> None:
        self.loader, self.name, self.first_line, self.most = loader, name, first_line, most
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []
        self.refused: list[Problem] = []
        """What makes the whole of the data unfit for use."""
        self.depth = 0

    def read(self) -> Any:
        """Return the data of the one document; None when there is nothing but comments."""
        get_event = self.loader.get_event
        get_event()
        if isinstance(get_event(), yaml.StreamEndEvent):
            return None
        data = self._read_value(get_event(), ())
        get_event()
        if not isinstance(after := get_event(), yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem="another document", problem_mark=after.start_mark)
        return data

    def _read_value(self, event: Any, location: Location) -> Any:
        self._check(event)
        self.lines.setdefault(location, self._line(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._read_scalar(event, location)
        if isinstance(event, yaml.AliasEvent):
            return None
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        data = self._read_mapping(location) if is_mapping else self._read_list(location)
        self.depth -= 1
        return data

    def _read_scalar(self, event: Any, location: Location) -> Any:
        """Only words without quotation marks can be anything but text."""
        tag = event.implicit[0] and self.loader.resolve(yaml.ScalarNode, event.value, (True, False))
        if not tag or tag.endswith(":str"):
            return event.value
        value, is_readable = None, True
        try:
            value = self.loader.construct_object(yaml.ScalarNode(tag, event.value))
        except (ValueError, OverflowError, yaml.YAMLError):
            is_readable = False
        doubt = doubt_scalar(tag, event.value, is_readable)
        if doubt:
            self.problems.append(self._problem(event, doubt, location))
        return value

    def _read_list(self, location: Location) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.loader.get_event(), yaml.SequenceEndEvent):
            items.append(self._read_value(event, (*location, len(items))))
        return items

    def _read_mapping(self, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or (event.value == "<<" and event.implicit[0]):
                is_merge = isinstance(event, yaml.ScalarEvent)
                message = MERGE if is_merge else "en nøkkel må være ett ord; skriv «navn: verdi»"
                self.problems.append(self._problem(event, message, location))
                self._skip(event)
                self._skip(self.loader.get_event())
                continue
            self._check(event)
            key = event.value
            where = (*location, key)
            if key in data:
                message = f"nøkkelen «{shorten(key)}» står to ganger; behold én av dem"
                self.problems.append(self._problem(event, message, where))
                self._skip(self.loader.get_event())
                continue
            if len(data) >= self.most:
                self.refused.append(self._problem(event, TOO_MANY))
                raise _TooMuchError
            self.lines[where] = self._line(event)
            doubt = event.implicit[0] and doubt_key(key)
            if doubt:
                self.problems.append(self._problem(event, doubt, where))
            data[key] = self._read_value(self.loader.get_event(), where)
        return data

    def _skip(self, event: Any) -> None:
        """Pass over a value that is not used; what is refused is refused there as well."""
        outside = self.depth
        self._check(event)
        while self.depth > outside:
            self._check(self.loader.get_event())

    def _check(self, event: Any) -> None:
        """Anchors, aliases and explicit tags are not allowed, and nesting is bounded."""
        if isinstance(event, yaml.ScalarEvent) and not (event.anchor or event.tag):
            return
        self.depth += isinstance(event, yaml.CollectionStartEvent)
        self.depth -= isinstance(event, yaml.CollectionEndEvent)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = (
                f"YAML-ankeret «{sign}{shorten(anchor)}» er ikke tillatt; skriv verdien ut, eller {QUOTE}"
            )
            self.refused.append(self._problem(event, message))
        elif tag:
            short = shorten(tag.replace("tag:yaml.org,2002:", "!!"))
            message = f"YAML-merket «{short}» er ikke tillatt; skriv en vanlig verdi, eller {QUOTE}"
            self.refused.append(self._problem(event, message))
        if self.depth > MAX_DEPTH:
            message = f"feltene går dypere enn {MAX_DEPTH} nivåer; fjern noen av dem"
            self.refused.append(self._problem(event, message))
            raise _TooMuchError

    def _problem(self, event: Any, message: str, location: Location = ()) -> Problem:
        return Problem(self.name, self._line(event), format_field(location), message)

    def _line(self, event: Any) -> int:
        return int(self.first_line + event.start_mark.line)
