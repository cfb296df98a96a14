"""What stopped a build in, lines for its author out: path, line, what is wrong there, in Norwegian.

It needs nothing of the package, whose code may be what is broken.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

TEMPLATES = (".html", ".jinja", ".xml")
NAMES = re.compile(r"'([^']+)'")
NO_REASON = "nettstedet kunne ikke bygges; kommandoen «build --verbose» viser alt som ble sagt"
UNREADABLE = (
    "malen kan ikke leses her; se etter en klamme, et anførselstegn eller en blokk som ikke er lukket"
)
UNWRITTEN = "malen kan ikke skrives ut her; se på uttrykket på linja"
NO_CODE = "Python-koden kan ikke leses her"
CODE_STOPS = "Python-koden stopper her ({name}); kommandoen «serve --verbose» viser hele veien dit"
SAID = (
    (
        re.compile(r"Config value '(?P<what>[^']+)'"),
        "{config}: {what}: verdien kan ikke brukes; rett den, eller ta bort feltet",
    ),
    (
        re.compile(r"Doc file '(?P<page>[^']+)' contains .*?link '(?P<what>[^']+)'", re.DOTALL),
        "docs/{page}: lenken «{what}» leder ingen steder",
    ),
    (
        re.compile(r"A reference to '(?P<what>[^']+)' is included in the 'nav'"),
        "docs: en .nav.yml viser til «{what}», som ikke er noen side",
    ),
    (
        re.compile(r"\[(?P<page>[^\[\]\n]*\.nav\.yml)[^\[\]\n]*\]\s*$", re.MULTILINE),
        "docs/{page}: menyen kan ikke brukes slik den står; se på navnene og innrykkene i fila",
    ),
)
"""What the engine says, and how its authors hear it."""
OMITTED = "docs/{page}: siden står ikke i noen meny; nevn den i .nav.yml i mappa"


def explain(error: BaseException, said: Sequence[str], config: Path) -> list[str]:
    """Return lines on what stopped a build; `said` is what the engine warned of, `config` what it built."""
    root = config.parent
    if isinstance(error, TemplateSyntaxError):
        return [_line(error.filename or error.name or "", error.lineno, UNREADABLE, root)]
    place = _place(error, root, TEMPLATES)
    if place:
        return [_line(*place, _in_template(error), root)]
    lines = sorted({line for words in said for line in _translate(words, config)})
    if lines:
        return lines
    if isinstance(error, SyntaxError) and error.filename:
        return [_line(error.filename, error.lineno or 0, NO_CODE, root)]
    place = _place(error, root, (".py",))
    if place:
        return [_line(*place, CODE_STOPS.format(name=type(error).__name__), root)]
    return [f"{config.name}: {NO_REASON}"]


def show_traceback(error: BaseException) -> str:
    """Return all that Python knows of an error, for who asked."""
    return "".join(traceback.format_exception(error))


def _in_template(error: BaseException) -> str:
    """Say why a template cannot be written."""
    if isinstance(error, TemplateNotFound):
        return f"malen henter «{error.name}», som ikke finnes"
    names = NAMES.findall(str(error)) if isinstance(error, UndefinedError) else []
    return f"malen bruker «{names[-1]}», som ikke finnes" if names else UNWRITTEN


def _place(error: BaseException, root: Path, endings: tuple[str, ...]) -> tuple[str, int] | None:
    """Return the last file of ours on the way to an error, and its line."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [
        (frame.filename, frame.lineno or 0)
        for frame in frames
        if frame.filename.endswith(endings)
        if _is_ours(Path(frame.filename), root)
    ]
    return own[-1] if own else None


def _is_ours(file: Path, root: Path) -> bool:
    inside = file.relative_to(root).parts if file.is_relative_to(root) else ()
    return bool(inside) and not inside[0].startswith(".") and inside[:2] != ("scripts", "live")


def _line(file: str, line: int, message: str, root: Path) -> str:
    path = Path(file)
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return f"{shown}:{line}: {message}"


def _translate(words: str, config: Path) -> Iterable[str]:
    """Yield in our words what the engine said, if it concerns an author."""
    if "not included in the" in words:
        yield from _omitted(words)
    for pattern, line in SAID:
        found = pattern.search(words)
        if found:
            yield line.format(config=config.name, **found.groupdict())
            return


def _omitted(words: str) -> Iterator[str]:
    yield from (OMITTED.format(page=page) for page in re.findall(r"^\s+- (\S+)$", words, re.MULTILINE))
