"""The content folder in, one course out, or every problem at once.

Each file is read once and validated by the model of its folder. A file that cannot be read is a
problem, not a page; what it would have named is noted, so that no one complains of its absence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from macros.course import Course, Entry, Prose, slug_of
from macros.course.additions import Addition, Fragment, is_piece
from macros.course.pieces import read_piece
from macros.problems import Problem, nearest
from macros.reader.body import read_body
from macros.reader.frontmatter import Document, read_document
from macros.reader.validate import validate
from macros.schema import FOLDERS, PLAIN, kind_of
from macros.schema.base import ContentPage, Page
from macros.schema.local import Local

PAGE_NAME = re.compile(r"[a-z0-9/-]+\.md")
OTHER_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""What engines take for Markdown, and would build without the check."""
WRITTEN_ID = re.compile(rb"\bid:\s*[\"']?([a-z0-9-]+)")


def refuse_name(path: str) -> str | None:
    """Say what keeps a path relative to `docs/` from being a page's."""
    if PAGE_NAME.fullmatch(path):
        return None
    if not path.endswith(".md"):
        return "teksten må ligge i en fil som ender på «.md»; gi fila et nytt navn"
    return "filnavnet blir adressen til siden; bruk bare små bokstaver a–z, tall og bindestrek"


def read_course(docs_dir: Path, local: Local) -> tuple[Course, list[Problem]]:
    """Read every page below `docs_dir`."""
    if not docs_dir.is_dir():
        message = "mappa med innholdet finnes ikke; rett «docs_dir» i oppsettet"
        return Course({}, local), [Problem(docs_dir.name, 0, "", message)]
    pages: dict[str, Entry[Page]] = {}
    half_read: list[Prose] = []
    problems: list[Problem] = []
    broken: set[str] = set()
    pieces: list[Fragment | Addition | None] = []
    for file in _content_files(docs_dir):
        path = file.relative_to(docs_dir).as_posix()
        shown = path.encode("utf-8", "replace").decode()
        refusal = refuse_name(path)
        if refusal:
            problems.append(Problem(f"docs/{shown}", 0, "", refusal))
            broken.add(path)
            continue
        if is_piece(path):
            piece, wrong = read_piece(file, path)
            problems += wrong
            pieces.append(piece)
            continue
        document = read_document(file, f"docs/{path}")
        page, wrong = _validate_page(document, path)
        body, disallowed = read_body(document)
        problems += [*document.tree.problems, *wrong, *disallowed]
        if page is None:
            broken |= {path, slug_of(path), *_ids_written(file)}
            if document.body_line > 1:
                half_read.append(Prose(path, kind_of(path).name, body))
            continue
        if isinstance(page, ContentPage) and page.id != slug_of(path):
            broken.add(slug_of(path))
        pages[path] = Entry(path, kind_of(path).name, page, body, document.tree)
    if not (pages or broken):
        problems.append(Problem(docs_dir.name, 0, "", "mappa har ingen sider; rett «docs_dir» i oppsettet"))
    course = Course(pages, local, frozenset(broken), tuple(half_read))
    fragments = tuple(piece for piece in pieces if isinstance(piece, Fragment))
    additions = tuple(piece for piece in pieces if isinstance(piece, Addition))
    return replace(course, fragments=fragments, additions=additions), problems


def _content_files(docs_dir: Path) -> list[Path]:
    """Return the files that engines make pages of, which those that begin with a dot are not."""
    return sorted(
        file
        for file in docs_dir.rglob("*")
        if file.suffix.lower() in OTHER_ENDINGS
        and not any(part.startswith(".") for part in file.relative_to(docs_dir).parts)
    )


def _validate_page(document: Document, path: str) -> tuple[Page | None, list[Problem]]:
    """Validate front matter by the model of the page's folder."""
    tree, kind = document.tree, kind_of(path)
    if tree.data is None:
        return None, []
    folder = path.rpartition("/")[0]
    if folder.startswith("lokalt/arbeidsark") and isinstance(tree.data, dict) and "fields" in tree.data:
        message = "arbeidsark kan bare kurset ha; lag arket i Word, og lenk til fila fra en egen side"
        return None, [Problem(document.path, tree.line(("fields",)), "fields", message)]
    if kind is PLAIN and isinstance(tree.data, dict) and "id" in tree.data:
        near = nearest(folder, FOLDERS)
        hint = f"mente du mappa «docs/{near}»?" if near and near != folder else "ta bort feltet"
        message = f"siden er en vanlig side, for den ligger i «docs/{folder}», og har ikke «id»; {hint}"
        return None, [Problem(document.path, tree.line(("id",)), "id", message)]
    page, problems = validate(kind.model, tree, document.path)
    return (None if tree.problems else page), problems


def _ids_written(file: Path) -> Iterator[str]:
    """Yield what look like ids in a file whose data is not fit for use."""
    if not file.is_file():
        return
    try:
        yield from (name.decode() for name in WRITTEN_ID.findall(file.read_bytes()))
    except OSError:
        return
