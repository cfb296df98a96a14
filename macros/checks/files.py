"""What lies in the content folder and is no page in, what is not for readers, or will not show, out.

Engines publish every file they find there as it is, so that each must be one that a school shows or lends out.
"""

from __future__ import annotations

import os
import posixpath
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from macros.checks.subject import Subject
from macros.checks.svg import faults_in
from macros.course import Course
from macros.course.additions import is_piece
from macros.problems import Problem, shorten

MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""What the reader of the course speaks of."""
MENUS = re.compile(r"\.?nav\.ya?ml|\.pages")
CONFIGURATION = re.compile(r"mkdocs.*kommune.*|kommune\.ya?ml(\.txt)?", re.IGNORECASE)
"""What the check of the configuration speaks of."""
FOR_HOSTS = ("CNAME", "robots.txt")
IMAGES = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".gif": b"GIF8",
    ".webp": b"RIFF",
    ".svg": b"",
}
"""How a file of each kind begins."""
ZIPPED = b"PK\x03\x04"
DOCUMENTS = {".pdf": b"%PDF", **dict.fromkeys((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), ZIPPED)}
NOT_SHOWN = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".raw", ".ai", ".eps")
LARGEST_IMAGE, LARGEST_DOCUMENT = 1_000_000, 20_000_000
"""In bytes: what a phone fetches with a page, and what someone chooses to fetch."""
LEFTOVER = re.compile(
    r"[^.].*~|~\$.*|#.*#|[^.].*\.(orig|rej|bak|tmp|swp|old|part)|(eh)?thumbs\.db|desktop\.ini|__macosx|icon\r",
    re.IGNORECASE,
)
KNOWN = "bare bilder (PNG, JPG, WebP, GIF, SVG) og dokumenter (PDF, Word, Excel, PowerPoint, ODF) legges ut"
LEFT = "er en sikkerhetskopi eller en fil fra operativsystemet, og skal ikke legges ut; slett den"


def check_files(subject: Subject) -> Iterator[Problem]:
    """A file that is no page is an image or a document that shows, holds no script, and is linked to."""
    docs_dir, linked = subject.settings.docs_dir, None
    for path in _others(docs_dir):
        file = docs_dir / path
        shown = f"docs/{path.encode('utf-8', 'replace').decode()}"
        found = list(_faults(file, path))
        yield from (Problem(shown, line, "", message) for line, message in found)
        if not found and file.is_file():
            linked = _linked(subject.course) if linked is None else linked
            if path not in linked and path not in FOR_HOSTS:
                message = "fila legges ut, men ingen side lenker til den; lenk til den, eller ta den bort"
                yield Problem(shown, 0, "", message, is_warning=True)


def _others(docs_dir: Path) -> Iterator[str]:
    """Yield the paths that are no pages and no menus; links to folders among them, which are not followed."""
    for folder, names, files in os.walk(docs_dir):
        names.sort()
        links = [name for name in names if Path(folder, name).is_symlink() or LEFTOVER.fullmatch(name)]
        names[:] = [name for name in names if not name.startswith(".") and name not in links]
        for name in sorted([*files, *links]):
            path = Path(folder, name)
            if MENUS.fullmatch(name) or CONFIGURATION.fullmatch(name):
                continue
            if path.suffix.lower() in MARKDOWN and not path.is_symlink() and not LEFTOVER.fullmatch(name):
                continue
            if name.startswith("."):  # no engine publishes it
                continue
            yield path.relative_to(docs_dir).as_posix()


def _faults(file: Path, path: str) -> Iterator[tuple[int, str]]:
    if LEFTOVER.fullmatch(file.name):
        yield 0, LEFT
    elif file.is_symlink():
        if (
            file.exists() or file.suffix.lower() not in MARKDOWN
        ):  # the reader tells of a page that is not there
            yield 0, "er en lenke til en annen fil eller mappe; legg inn selve fila"
    elif not stat.S_ISREG(file.stat().st_mode):
        yield 0, "er ikke en vanlig fil; ta den bort"
    elif path in FOR_HOSTS:
        return
    elif is_piece(path):
        yield (
            0,
            "her skal det bare ligge tekst i filer som ender på «.md»; gi fila et nytt navn, eller flytt den",
        )
    else:
        yield from _faults_of_kind(file)


def _faults_of_kind(file: Path) -> Iterator[tuple[int, str]]:
    kind, size = file.suffix.lower(), file.stat().st_size
    if kind in NOT_SHOWN:
        yield 0, f"nettlesere viser ikke bilder av slaget «{kind}»; lagre bildet som JPG eller PNG"
    elif kind == ".txt":
        yield 0, "skal det være en side, må fila ende på «.md»; gi den et nytt navn"
    elif kind not in IMAGES and kind not in DOCUMENTS:
        yield 0, f"{KNOWN}, ikke «{shorten(file.name)}»; ta den bort"
    elif size > (LARGEST_IMAGE if kind in IMAGES else LARGEST_DOCUMENT):
        yield 0, _too_large(kind, size)
    else:
        content = file.read_bytes()
        if not content.startswith(IMAGES.get(kind, DOCUMENTS.get(kind, b""))):
            yield 0, f"innholdet er ikke av slaget «{kind}»; lagre fila på nytt"
        elif kind == ".svg":
            yield from faults_in(content)


def _too_large(kind: str, size: int) -> str:
    megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
    if kind in IMAGES:
        return f"bildet er {megabytes} MB og tungt å hente på telefon; lagre det mindre, på høyst 1 MB"
    return f"dokumentet er {megabytes} MB; lagre det mindre, på høyst 20 MB"


def _linked(course: Course) -> set[str]:
    """Return the files that pages link to or show, and the logos."""
    targets = {
        posixpath.normpath(posixpath.join(posixpath.dirname(prose.path), link.target.partition("#")[0]))
        for prose in course.prose
        for link in prose.body.links
        if link.target
    }
    return targets | set(filter(None, (course.local.logo, course.local.logo_dark)))
