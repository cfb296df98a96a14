"""A reader meets no abbreviation without its words: PPT, RKBU and BT are explained where a page first has them."""

import re

import pytest
from bs4 import BeautifulSoup

EXPLAINED = {
    "PPT": "pedagogisk-psykologisk tjeneste",
    "RKBU": "regionalt kunnskapssenter|regionale kunnskapssenteret",
    "BT": "Banking Time",
}
NEAR = 90
"""How many characters after its first use an explanation may stand."""


@pytest.mark.parametrize("short", EXPLAINED)
def test_an_abbreviation_is_explained_at_first_use(built_site, short):
    unexplained = []
    for file in sorted(built_site.rglob("index.html")):
        article = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").find("article")
        words = " ".join(article.get_text(" ").split())
        first = re.search(rf"\b{short}s?\b", words)
        if first and not re.search(EXPLAINED[short], words[: first.end() + NEAR], re.IGNORECASE):
            unexplained.append(
                f"{file.parent.relative_to(built_site)}: {words[first.start() - 30 : first.end() + 30]}"
            )
    assert unexplained == []
