"""A file in, its text out, or what keeps it from being text: encoding, line ends, invisible signs."""

from __future__ import annotations

import errno
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
    errno.EROFS: "disken kan bare leses",
}


def read_text(path: Path, name: str) -> tuple[str, Problem | None]:
    r"""Return a file's text without BOM and with `\\n` line ends, or what is wrong with it."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # reading a pipe would wait for ever
            return "", Problem(name, 0, "", "det er ikke en vanlig fil; ta den bort")
        raw = path.read_bytes()
    except OSError as error:
        return "", Problem(name, 0, "", f"fila kan ikke leses; {explain_os_error(error)}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", Problem(name, line, "", "teksten er ikke UTF-8; lagre fila på nytt som UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refused = REFUSED.search(text)
    if refused:
        line = text.count("\n", 0, refused.start()) + 1
        message = f"et usynlig tegn ({code_point(refused[0])}) er ikke tillatt; slett det"
        return "", Problem(name, line, "", message)
    return text, None


def explain_os_error(error: OSError) -> str:
    """Say in Norwegian why the file system refused."""
    return REASONS.get(error.errno or 0, f"feil {error.errno} fra filsystemet")
