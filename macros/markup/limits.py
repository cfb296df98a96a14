"""A text in, what of it would take too long to convert, or too deep, out: no page of words has that much."""

from __future__ import annotations

import re

LONGEST = 60_000
"""The course's longest text has 16 000 signs."""
SIGNS = {"[": 600, **dict.fromkeys("<!`*_|~:{>", 1_500)}
"""How many of each there may be: the time that some of them take grows with the square, or worse."""
DEEPEST = 10
LEVEL = r"(?: {4}|\t| {0,3}>| {0,3}[-*+] | {0,3}\d+\. )"
DEEP = f"lister og sitater går dypere enn {DEEPEST - 1} nivåer; ta bort noen av dem"
TOO_DEEP = re.compile(rf"^{LEVEL}{{{DEEPEST}}}(?=[ \t]*\S)", re.MULTILINE)


def find_too_much(text: str, prose: str) -> tuple[int, str] | None:
    """Return the line, from 0, where a text goes too far, and the sentence; `prose` has its code made blank."""
    if len(text) > LONGEST:
        return 0, "teksten er lengre enn 60 000 tegn; del den på flere sider"
    many = next((sign for sign, most in SIGNS.items() if text.count(sign) > most), None)
    if many:
        return 0, f"det er flere enn {SIGNS[many]} «{many}» i teksten; del den på flere sider"
    found = TOO_DEEP.finditer(prose)  # A line of code that is made blank is no deeper than it was.
    deep = next((place for place in found if TOO_DEEP.match(text, place.start())), None)
    return (prose.count("\n", 0, deep.start()), DEEP) if deep else None
