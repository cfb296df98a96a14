"""A file in, its text out, or what keeps it from being text: encoding, invisible signs, merge markers, size.

Letters that are written as two signs, as Macs do in file names, come out as one: NFC.
"""

from __future__ import annotations

import errno
import re
import stat
import unicodedata
from pathlib import Path

from macros.problems import Problem
from macros.schema.rules import REFUSED, code_point

REASONS = {
    errno.ENOENT: "den finnes ikke",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "en del av veien dit er ikke en mappe",
    errno.EACCES: "du har ikke tilgang til den",
    errno.EPERM: "du har ikke tilgang til den",
    errno.ELOOP: "lenken til den går i ring",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EBUSY: "den er i bruk",
    errno.ENOTEMPTY: "mappa er ikke tom",
    errno.EXDEV: "den ligger på en annen disk",
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "du har ikke mer plass på disken",
    errno.EFBIG: "fila er større enn disken tar imot",
    errno.EROFS: "disken kan bare leses",
}

UNSEEN = {
    "\u00ad": "en myk bindestrek",
    "\u200b": "et mellomrom uten bredde",
    "\u200e": "et merke for leseretning",
    "\u200f": "et merke for leseretning",
    "\u2060": "et usynlig bindetegn",
    "\ufeff": "et usynlig merke for filtype",
}
"""What word processors and web pages leave in a text that is pasted: it breaks search and links."""
HIDDEN = re.compile(f"[{''.join(UNSEEN)}]")
WITH_HIDDEN = re.compile(f"[\\w{''.join(UNSEEN)}]*")
BEFORE = re.compile(r"\w*\Z")
CONFLICT = re.compile(r"^(?:<{7} |>{7} |\|{7} ).*$", re.MULTILINE)
"""What git leaves where two changes met, but for the line between them, which may be a heading's."""
LARGEST = 1_000_000  # bytes; the largest of the course has 34 000
TOO_LARGE = "fila er større enn 1 MB, og er neppe tekst; ta den bort, eller del den"


def read_text(path: Path, name: str) -> tuple[str, Problem | None]:
    r"""Return a file's text without BOM and with `\\n` line ends, or what is wrong with it."""
    try:
        state = path.stat()
        if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):
            return "", Problem(name, 0, "", "det er ikke en vanlig fil; ta den bort")
        if state.st_size > LARGEST:
            return "", Problem(name, 0, "", TOO_LARGE)
        raw = path.read_bytes()
    except OSError as error:
        return "", Problem(name, 0, "", f"fila kan ikke leses; {explain_os_error(error)}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", Problem(name, line, "", "teksten er ikke UTF-8; lagre fila på nytt som UTF-8")
    text = compose(text.replace("\r\n", "\n").replace("\r", "\n"))
    refused = _refuse(text)
    if refused:
        place, message = refused
        return "", Problem(name, text.count("\n", 0, place) + 1, "", message)
    return text, None


def compose(text: str) -> str:
    """Return a text with each letter as one sign, whichever way it was written."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def find_conflict(text: str) -> tuple[int, str] | None:
    """Say where git has left its marks of two changes in a text, if it has, and what to do."""
    marks = list(CONFLICT.finditer(text))
    if not marks:
        return None
    last = text.count("\n", 0, marks[-1].start()) + 1
    message = (
        "fila har uløste flettemerker («<<<<<<<», «=======» og «>>>>>>>»), til og med linje "
        f"{last}; behold den ene av tekstene mellom dem, og slett linjene med merkene"
    )
    return marks[0].start(), message


def _refuse(text: str) -> tuple[int, str] | None:
    """Say what in a text keeps all of it from being read, and where."""
    conflict = find_conflict(text)
    if conflict:
        return conflict
    refused = REFUSED.search(text)
    if refused:
        return refused.start(), f"et usynlig tegn ({code_point(refused[0])}) er ikke tillatt; slett det"
    hidden = HIDDEN.search(text)
    if hidden:
        line = text[text.rfind("\n", 0, hidden.start()) + 1 : hidden.start()]
        sign, before, after = hidden[0], BEFORE.search(line), WITH_HIDDEN.match(text, hidden.end())
        written = f"{before[0] if before else ''}{after[0] if after else ''}"
        word = "".join(letter for letter in written if letter not in UNSEEN)
        where = f"i «{word}»" if word else "mellom ordene"
        return (
            hidden.start(),
            f"{UNSEEN[sign]} ({code_point(sign)}) {where} er ikke tillatt; slett ordet og skriv det på nytt",
        )
    return None


def explain_os_error(error: OSError) -> str:
    """Say in Norwegian why the file system refused."""
    return REASONS.get(error.errno or 0, f"feil {error.errno} fra filsystemet")
