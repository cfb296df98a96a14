"""Text in, data with line numbers out: the one reader of front matter and configuration.

YAML's traps are closed here, once: anchors, aliases, tags, merge and duplicate keys are refused,
and so is anything that would nest deeper than a person writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Location, Problem, format_field, shorten

try:  # The pure-Python loader is twelve times slower, but reads the same.
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - depends on how PyYAML was built
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
MAX_DEPTH = 20


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


@dataclass(frozen=True)
class Document:
    """A Markdown file: its front matter, its body, and the line on which the body begins."""

    path: str
    tree: Tree
    body: str
    body_line: int


def read_document(path: Path, name: str) -> Document:
    """Read one Markdown file; `name` is its path as messages show it."""
    text, problem = read_text(path, name)
    if problem:
        return Document(name, Tree(None, problems=(problem,)), "", 1)
    match = FRONT_MATTER.match(text)
    if not match:
        unfinished = text.startswith("---\n")
        message = (
            "front matter er ikke avsluttet; skriv en linje med bare «---» etter det siste feltet"
            if unfinished
            else "fila må begynne med front matter: «---», feltene, og «---» på en linje for seg"
        )
        return Document(name, Tree(None, problems=(Problem(name, 1, "", message),)), "", 1)
    tree = parse_yaml(match["yaml"], name, first_line=2)
    if tree.data is None and not tree.problems:
        tree = Tree(None, problems=(Problem(name, 1, "", "front matter er tomt"),))
    return Document(name, tree, text[match.end() :], text.count("\n", 0, match.end()) + 1)


def read_text(path: Path, name: str) -> tuple[str, Problem | None]:
    r"""Return a file's text without BOM and with `\\n` line ends, or what is wrong with it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", Problem(name, 0, "", f"fila kan ikke leses ({error.strerror})")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", Problem(name, line, "", "teksten er ikke UTF-8; lagre fila på nytt som UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def parse_yaml(text: str, name: str, first_line: int = 1) -> Tree:
    """Parse YAML safely; `first_line` is where the text begins in its file."""
    try:
        refused = list(_refused_events(text, name, first_line))
        if refused:
            return Tree(None, problems=tuple(refused))
        loader = Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return Tree(None)
            builder = _Builder(loader, name, first_line)
            data = builder.build(node, ())
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = first_line + (mark.line if mark else 0)
        message = "YAML-en kan ikke leses her; se etter manglende kolon, innrykk eller anførselstegn på linja eller rett over"
        return Tree(None, problems=(Problem(name, line, "", message),))
    return Tree(data, builder.lines, tuple(builder.problems))


def _refused_events(text: str, name: str, first_line: int) -> Iterator[Problem]:
    """Anchors, aliases and explicit tags are not allowed, and nesting is bounded."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield Problem(name, line, "", f"feltene er nøstet dypere enn {MAX_DEPTH} nivåer")
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if anchor:
            yield Problem(name, line, "", f"YAML-anker «{shorten(anchor)}» er ikke tillatt; skriv verdien ut")
        elif tag:
            short = shorten(tag.replace("tag:yaml.org,2002:", "!!"))
            yield Problem(name, line, "", f"YAML-merket «{short}» er ikke tillatt; skriv en vanlig verdi")


class _Builder:
    """Turn composed nodes into plain data, noting lines and collecting problems on the way."""

    def __init__(self, loader: Any, name: str, first_line: int) -> None:
        self.loader, self.name, self.first_line = loader, name, first_line
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, location: Location) -> Any:
        self.lines.setdefault(location, self.first_line + node.start_mark.line)
        if isinstance(node, yaml.MappingNode):
            return self._build_mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*location, i)) for i, item in enumerate(node.value)]
        try:
            return self.loader.construct_object(node)
        except (ValueError, OverflowError, yaml.YAMLError):
            self._refuse(
                node, location, f"verdien «{shorten(node.value)}» kan ikke leses; sett den i anførselstegn"
            )
            return None

    def _build_mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag.endswith(":merge"):
                self._refuse(key_node, location, "en nøkkel må være ett ord; skriv «navn: verdi»")
                continue
            where = (*location, key)
            if key in data:
                self._refuse(key_node, where, f"nøkkelen «{shorten(key)}» står to ganger; behold én av dem")
                continue
            self.lines[where] = self.first_line + key_node.start_mark.line
            data[key] = self.build(value_node, where)
        return data

    def _refuse(self, node: yaml.Node, location: Location, message: str) -> None:
        line = self.first_line + node.start_mark.line
        self.problems.append(Problem(self.name, line, format_field(location), message))
