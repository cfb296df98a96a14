"""The content folder in, one course out, or every problem at once.

Each file is read once and validated by the model of its folder. A file that cannot be read is a
problem, not a page; what it would have named is noted, so that no one complains of its absence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from macros.catalogues import KEPT
from macros.course import Course, Entry, Prose, slug_of
from macros.course.additions import LOCAL_FOLDER, Addition, Fragment, is_piece, twin_of
from macros.course.drafts import Draft, draft_of
from macros.course.pieces import read_piece
from macros.kept import Stored
from macros.problems import Problem, nearest
from macros.reader.body import Body, read_body
from macros.reader.frontmatter import MarkdownFile, parse_markdown
from macros.reader.textfile import LARGEST, compose, read_text
from macros.reader.validate import validate
from macros.schema import FOLDERS, PLAIN, kind_of
from macros.schema.base import ContentPage, Page
from macros.schema.local import Local

PAGE_NAME = re.compile(r"[a-z0-9/-]+\.md")
OTHER_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""What engines take for Markdown, and would build without the check."""
_READ: Stored[tuple[MarkdownFile, Page | None, Body, list[Problem]]] = Stored(
    "course", "markup", "reader", "schema"
)
"""What was read, by path and text: whoever reads again and again reads what has changed."""
OF_THEMES = ("try_this", "exercise", "logging", "number")
"""Fields that tell a theme from a page to read."""
NO_SHEET = "arbeidsark kan bare kurset ha, for utskrift og personvern følger med; lag arket i Word, og lenk til fila fra en egen side"
NO_THEME = "tema kan bare kurset ha, for møtene er laget etter dem; skriv det som en vanlig side, bare med «title» og «description» øverst"
WRITTEN_ID = re.compile(rb"\bid:\s*[\"']?([a-z0-9-]+)")


def refuse_name(path: str) -> str | None:
    """Say what keeps a path relative to `docs/` from being a page's."""
    if PAGE_NAME.fullmatch(path):
        return None
    if not path.endswith(".md"):
        return "teksten må ligge i en fil som ender på «.md»; gi fila et nytt navn"
    return "filnavnet blir adressen til siden; bruk bare små bokstaver a–z, tall og bindestrek"


def read_course(docs_dir: Path, local: Local, *, shows_drafts: bool = False) -> tuple[Course, list[Problem]]:
    """Read every page below `docs_dir`; drafts are left out, and what is wrong in them stops nobody."""
    if not docs_dir.is_dir():
        message = "mappa med innholdet finnes ikke; rett «docs_dir» i oppsettet"
        return Course({}, local), [Problem(docs_dir.name, 0, "", message)]
    if store := store_of(docs_dir):
        _READ.take_from(store)
    found = _Found(shows_drafts)
    for file in _content_files(docs_dir):
        path = file.relative_to(docs_dir).as_posix()
        refusal = refuse_name(path)
        if refusal:
            shown = compose(path.encode("utf-8", "replace").decode())
            found.problems.append(Problem(f"docs/{shown}", 0, "", refusal))
            found.broken.add(path)
        elif twin := twin_of(path):
            found.problems += _check_twin(file, path, docs_dir / twin, twin)
        elif is_piece(path):
            piece, wrong = read_piece(file, path)
            found.problems += wrong
            found.pieces.append(piece)
        else:
            found.add_page(file, path)
    _READ.end_round()
    if not (found.pages or found.broken or found.drafts):
        message = "mappa har ingen sider; rett «docs_dir» i oppsettet"
        found.problems.append(Problem(docs_dir.name, 0, "", message))
    course = Course(found.pages, local, frozenset(found.broken), tuple(found.half_read), found.drafts)
    fragments = tuple(piece for piece in found.pieces if isinstance(piece, Fragment))
    additions = tuple(piece for piece in found.pieces if isinstance(piece, Addition))
    return replace(course, fragments=fragments, additions=additions), found.problems


def store_of(docs_dir: Path) -> Path | None:
    """Return the file that what is read of a folder is stored in; only what lies beside our own code is."""
    name = f"sider-{hashlib.sha256(bytes(docs_dir)).hexdigest()[:8]}"
    return KEPT / name if docs_dir.is_relative_to(KEPT.parents[1]) else None


def read_page(file: Path, path: str) -> tuple[MarkdownFile, Page | None, Body, list[Problem]]:
    """Return what is read of a file: what is written, its page if it is one, its body, and what is wrong."""
    text, problem = read_text(file, f"docs/{path}")
    return _READ.make(
        (path, text, problem), lambda: _parse_page(parse_markdown(text, f"docs/{path}", problem), path)
    )


@dataclass
class _Found:
    """What has been read so far."""

    shows_drafts: bool
    pages: dict[str, Entry[Page]] = field(default_factory=dict)
    half_read: list[Prose] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    drafts: dict[str, Draft] = field(default_factory=dict)
    pieces: list[Fragment | Addition | None] = field(default_factory=list)

    def add_page(self, file: Path, path: str) -> None:
        """Read one page."""
        markdown, page, body, wrong = read_page(file, path)
        draft = None if self.shows_drafts else draft_of(markdown, path)
        if draft:
            self.drafts |= dict.fromkeys((path, slug_of(path), *_ids_written(file)), draft)
            self.problems += [replace(problem, is_warning=True) for problem in wrong]
            return
        self.problems += wrong
        if page is None:
            self.broken |= {path, slug_of(path), *_ids_written(file)}
            if markdown.body_line > 1:
                self.half_read.append(Prose(path, kind_of(path).name, body))
            return
        if isinstance(page, ContentPage) and page.id != slug_of(path):
            self.broken.add(slug_of(path))
        self.pages[path] = Entry(path, kind_of(path).name, page, body, markdown.tree)


def _content_files(docs_dir: Path) -> list[Path]:
    """Return the files that engines make pages of, which those that begin with a dot are not."""
    return sorted(
        file
        for file in docs_dir.rglob("*")
        if file.suffix.lower() in OTHER_ENDINGS
        and not any(part.startswith(".") for part in file.relative_to(docs_dir).parts)
    )


def _check_twin(file: Path, path: str, original: Path, twin: str) -> list[Problem]:
    """Return what is wrong with a municipality's page in another language, which is of the original's kind."""
    if not original.is_file():
        message = f"det finnes ingen «docs/{twin}» som dette er en omsetting av; gi fila samme navn som den"
        return [Problem(f"docs/{path}", 0, "", message)]
    if is_piece(twin):
        return [replace(problem, path=f"docs/{path}") for problem in read_piece(file, twin)[1]]
    text, problem = read_text(file, f"docs/{path}")
    return _parse_page(parse_markdown(text, f"docs/{path}", problem), twin)[3]


def _parse_page(markdown: MarkdownFile, path: str) -> tuple[MarkdownFile, Page | None, Body, list[Problem]]:
    page, wrong = _validate_page(markdown, path)
    body, disallowed = read_body(markdown)
    return markdown, page, body, [*markdown.tree.problems, *wrong, *disallowed]


def _validate_page(markdown: MarkdownFile, path: str) -> tuple[Page | None, list[Problem]]:
    """Validate front matter by the model of the page's folder."""
    tree, kind = markdown.tree, kind_of(path)
    if tree.data is None:
        return None, []
    folder = path.rpartition("/")[0]
    foreign = _refuse_kind(path, tree.data) if kind is PLAIN and isinstance(tree.data, dict) else None
    if foreign:
        key, message = foreign
        return None, [Problem(markdown.path, tree.line((key,)), key, message)]
    if kind is PLAIN and isinstance(tree.data, dict) and "id" in tree.data:
        theirs = folder.startswith(LOCAL_FOLDER)
        near = nearest(folder, [each for each in FOLDERS if each.startswith(LOCAL_FOLDER) or not theirs])
        hint = f"mente du mappa «docs/{near}»?" if near and near != folder else "ta bort feltet"
        message = f"siden er en vanlig side, for den ligger i «docs/{folder}», og har ikke «id»; {hint}"
        return None, [Problem(markdown.path, tree.line(("id",)), "id", message)]
    page, problems = validate(kind.model, tree, markdown.path)
    return (None if tree.problems else page), problems


def _refuse_kind(path: str, data: dict[Any, Any]) -> tuple[str, str] | None:
    """Say which field makes a municipality's page one of a kind that the course alone has, and what to do."""
    folders = path.split("/")
    if folders[0] != "lokalt":
        return None
    if "fields" in data:
        return "fields", NO_SHEET
    key = next((key for key in OF_THEMES if key in data), None)
    return (key, NO_THEME) if key and ("tema" in folders or key != "number") else None


def _ids_written(file: Path) -> Iterator[str]:
    """Yield what look like ids in a file whose data is not fit for use."""
    with suppress(OSError):
        if file.is_file() and file.stat().st_size <= LARGEST:
            yield from (name.decode() for name in WRITTEN_ID.findall(file.read_bytes()))
