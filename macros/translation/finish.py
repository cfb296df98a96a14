"""A built site with marks in it in, the site with `lang` where words are in the source's language out.

An element that holds nothing but such words says so itself; elsewhere they get an element of their own.
Where there can be none, as in attributes and in data, the marks are taken away.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from macros.catalogues import END, SOURCE, START, unmark

SUFFIXES = frozenset([".html", ".js", ".json", ".ics", ".xml"])
MARK = re.compile(f"[{START}{END}]")
IN_TAG = re.compile(f"<[^<>]*[{START}{END}][^<>]*>")
RAW = re.compile(r"<(script|style|title|svg|textarea)\b.*?</\1>", re.DOTALL)
"""What holds no elements that say in which language they are, but may be such an element."""
WHOLE = re.compile(
    rf"<(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:\s[^<>]*)?)>(?P<before>\s*){START}"
    rf"(?P<words>(?:(?!</?(?P=name)\b)[^{START}{END}])*){END}(?P<after>\s*)</(?P=name)>"
)
PART = re.compile(f"{START}([^{START}{END}]*){END}")
ELEMENT = "span"


def finish_site(folder: Path) -> None:
    """Finish all files of a site that can hold words."""
    for file in sorted(folder.rglob("*")):
        if file.suffix in SUFFIXES and file.is_file():
            before = file.read_bytes().decode()
            after = finish_page(before) if file.suffix == ".html" else unmark(before)
            if after != before:
                file.write_bytes(after.encode())


def finish_page(html: str) -> str:
    """Return a page whose marks have become attributes and elements."""
    if START not in html:
        return html
    html = IN_TAG.sub(lambda tag: unmark(tag[0]), _flatten(html))
    html = RAW.sub(lambda raw: unmark(WHOLE.sub(partial(_say, is_title=raw[1] == "title"), raw[0])), html)
    html = PART.sub(
        rf"<{ELEMENT} lang=\"{SOURCE}\">\1</{ELEMENT}>".replace('\\"', '"'), WHOLE.sub(_say, html)
    )
    return unmark(html)


def _flatten(html: str) -> str:
    """Leave out marks within marks."""
    depth = 0

    def keep(found: re.Match[str]) -> str:
        nonlocal depth
        is_outer = depth == (0 if found[0] == START else 1)
        depth = max(0, depth + (1 if found[0] == START else -1))
        return found[0] if is_outer else ""

    return MARK.sub(keep, html)


def _say(found: re.Match[str], *, is_title: bool = False) -> str:
    """Return an element that says in which language its words are."""
    rest = found["rest"]
    lang = "" if is_title or re.search(r"\slang=", rest) else f' lang="{SOURCE}"'
    name = found["name"]
    return f"<{name}{rest}{lang}>{found['before']}{found['words']}{found['after']}</{name}>"
