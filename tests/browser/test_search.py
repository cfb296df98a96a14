"""Search finds what a teacher types, in the forms that Norwegian has."""

import pytest

WORDS = {
    "relasjonen": "laerer/",
    "makulere": "laerer/",
    "beskjedene": "laerer/tema/2-vaeremate-og-beskjeder/",
    "elevene": "laerer/",
    "filmene": "filmer/",
    "samlingen": "leder/samling",
}


@pytest.mark.parametrize("word", WORDS)
def test_inflected_forms_are_found(new_page, word):
    page = new_page()
    page.goto(f"?q={word}")
    hits = page.locator(".md-search-result__item .md-search-result__link")
    hits.first.wait_for()
    addresses = hits.evaluate_all("(all) => all.map((one) => one.href)")
    assert any(f"/{WORDS[word]}" in address for address in addresses), addresses
