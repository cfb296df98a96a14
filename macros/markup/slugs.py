"""A heading's words in, the id it bears out: lower case, in the letters that addresses have."""

from __future__ import annotations

import re
import unicodedata

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ŋ": "n", "ŧ": "t"})
"""What does not come apart into a letter of the alphabet and its sign, and what addresses have for it."""


def make_slug(words: str, separator: str) -> str:
    """Return «hvem-gjor-hva» for «Hvem gjør hva»."""
    known = words.lower().translate(LETTERS)
    plain = unicodedata.normalize("NFKD", known).encode("ascii", "ignore").decode()
    return separator.join(re.findall(r"[a-z0-9]+", plain))
