"""Our own words in: the table of strings, the theme's templates, the configuration; the messages in them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.catalogues import STRINGS, THEME
from macros.reader.tree import parse_yaml
from macros.translation.messages import Message
from macros.wording import NAMES, strings

SAID = re.compile(r"lang\.w\(\"([^\"]+)\"\)")
CONFIG = "mkdocs.yml"


def own_messages(root: Path, theme_dir: Path) -> Iterator[Message]:
    """Yield what templates write: from the table, from the theme's templates below a folder, from the footer."""
    table = STRINGS / "nb.yml"
    lines = {line.partition(":")[0]: number for number, line in enumerate(_lines(table), 1)}
    for key, words in strings().items():
        if not NAMES.search(key):
            yield Message(table.relative_to(root).as_posix(), lines.get(key, 0), key, words)
    told: set[str] = set()
    for file in sorted(theme_dir.rglob("*.html")):
        for number, line in enumerate(_lines(file), 1):
            for words in SAID.findall(line):
                if words not in told:
                    told.add(words)
                    yield Message(file.relative_to(root).as_posix(), number, THEME, words)
    tree = parse_yaml("\n".join(_lines(root / CONFIG)), CONFIG)
    for number, link in enumerate(tree.data["extra"].get("footer") or ()):
        if link["title"] not in told:
            told.add(link["title"])
            yield Message(CONFIG, tree.line(("extra", "footer", number)), THEME, link["title"])
    yield Message(CONFIG, tree.line(("site_description",)), THEME, tree.data["site_description"])


def own_key(message: Message) -> tuple[str, str]:
    """Return what our own catalogue knows a message by."""
    return message.place, message.words


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()
