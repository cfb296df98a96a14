"""A drawing (SVG) in, what in it would do more than be looked at out: scripts, and what it fetches from others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from macros.problems import shorten

ACTIVE = frozenset(
    ["script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video"]
)
ADDRESSES = ("href", "src", "from", "to", "values", "by")
HERE = re.compile(r"#|data:image/(png|jpeg|gif|webp);", re.IGNORECASE)
FETCHES = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#|\s*['\"]?data:image/)|@import|expression\(", re.IGNORECASE)
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
SAVE_PLAIN = "lagre den som «vanlig SVG»"
SvgFault = tuple[int, str]


def faults_in(content: bytes) -> list[SvgFault]:
    """Return the lines of what a drawing may not hold, each with what to do."""
    scan = _Scan()
    try:
        scan.parser.Parse(content, True)
    except ExpatError as error:
        return [(error.lineno, "tegningen er ikke gyldig SVG; lagre den på nytt")]
    if not scan.is_drawing:
        return [(1, "fila er ikke en SVG-tegning; lagre den på nytt")]
    return scan.found


class _Scan:
    """One reading of a drawing; entities are never followed, so that none can grow."""

    def __init__(self) -> None:
        self.parser = ParserCreate()
        self.found: list[SvgFault] = []
        self.is_drawing = False
        self._is_style = False
        self._depth = 0
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = lambda *_: self._add(f"«<!ENTITY» er ikke tillatt; {SAVE_PLAIN}")
        self.parser.ProcessingInstructionHandler = lambda target, _: self._add(
            f"«<?{shorten(target)}» er ikke tillatt; {SAVE_PLAIN}"
        )

    def _add(self, message: str) -> None:
        self.found.append((self.parser.CurrentLineNumber, message))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2].lower()
        if not self._depth:
            self.is_drawing = name == "svg"
        self._depth += 1
        self._is_style = name == "style"
        if name in ACTIVE:
            self._add(f"«<{shorten(tag)}>» er ikke tillatt i en tegning; ta det bort")
        for key, value in attributes.items():
            for message in _faults_of(name, key.rpartition(":")[2].lower(), key, value):
                self._add(message)

    def _end(self, _tag: str) -> None:
        self._is_style, self._depth = False, self._depth - 1

    def _text(self, words: str) -> None:
        if self._is_style and FETCHES.search(words):
            self._add("stilen henter noe fra andre; legg det i tegningen")


def _faults_of(tag: str, name: str, written: str, value: str) -> Iterator[str]:
    if written.startswith("xmlns"):
        return
    if name.startswith("on"):
        yield f"«{shorten(written)}» er ikke tillatt i en tegning; ta det bort"
    elif name in ADDRESSES and SCHEME.match(value) and not HERE.match(value.strip()):
        if tag != "a" or not value.strip().startswith("https://"):
            yield f"«{shorten(written)}» går til «{shorten(value, 40)}»; legg det den viser til, i tegningen"
    elif FETCHES.search(value):
        yield f"«{shorten(written)}» henter noe fra andre; legg det i tegningen"
