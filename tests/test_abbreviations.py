"""A reader meets no abbreviation without its words: PPT, RKBU and BT are explained where a page first has them."""

import re

from bs4 import BeautifulSoup, SoupStrainer

EXPLAINED = {
    "PPT": "pedagogisk-psykologisk tjeneste",
    "RKBU": "regionalt kunnskapssenter|regionale kunnskapssenteret",
    "BT": "Banking Time",
}
NEAR = 90
"""How many characters after its first use an explanation may stand."""


def test_an_abbreviation_is_explained_at_first_use(built_site):
    unexplained = []
    for file in sorted(built_site.rglob("index.html")):
        page = BeautifulSoup(file.read_bytes(), "html.parser", parse_only=SoupStrainer("article"))
        words = " ".join(page.get_text(" ").split())
        for short, explained in EXPLAINED.items():
            first = re.search(rf"\b{short}s?\b", words)
            if first and not re.search(explained, words[: first.end() + NEAR], re.IGNORECASE):
                near = words[first.start() - 30 : first.end() + 30]
                unexplained.append(f"{file.parent.relative_to(built_site)}: {near}")
    assert unexplained == []
