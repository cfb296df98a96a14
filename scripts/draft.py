"""Texts in bokmål in, Apertium's drafts of them in nynorsk out; for `scripts/sprak` alone, and never at a build."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Sequence

from scripts.commands import CommandError

MODE = "nob-nno_e"
MISSING = (
    "Utkast lages av Apertium, som ikke er installert. På Debian og Ubuntu: sudo apt install apertium-nno-nob"
)
NO_PROSE = re.compile(r"\{\{.*?\}\}|\{[^{}]*\}|\]\([^)]*\)|\[\^[^\]]+\]|`[^`]+`|https?://\S+|[*|\[\]]+")
"""What is not words: it goes through the machine as tags."""
BLOCK, SIGN = "p", "k"
TAG = re.compile(rf"<{SIGN}(\d+)>\s*</{SIGN}\d+>|<{SIGN}(\d+) ?/>")


def draft(texts: Sequence[str]) -> list[str]:
    """Return a draft of each text."""
    program = shutil.which("apertium")
    if not program:
        raise CommandError(MISSING)
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\0{len(kept) - 1}\1"

    lines = [html.escape(NO_PROSE.sub(keep, text), quote=False) for text in texts]
    tagged = [re.sub("\0(\\d+)\1", rf"<{SIGN}\1/>", line) for line in lines]
    done = subprocess.run(
        [program, "-u", "-f", "html-noent", MODE],
        input="\n".join(f"<{BLOCK}>{line}</{BLOCK}>" for line in tagged),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = re.findall(f"<{BLOCK}>(.*?)</{BLOCK}>", done.stdout, re.DOTALL)
    return [
        html.unescape(TAG.sub(lambda tag: kept[int(tag[1] or tag[2])], " ".join(line.split())))
        for line in found
    ]
