"""What is the site's own proposal bears one mark, until someone has reviewed it."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from markup import to_html, words_of
from real import real_site

from macros.render import render
from macros.schema.base import Review

PATH = "arbeidsark/laerer/motereferat.md"
REVIEW = Review(name="Kari Nordmann", date="2026-11-28", version="0.1.0", of="m0a1b2c3d4e5")
MARK = "Forslag fra nettstedet. Ikke sett av RKBU."
HEAD = f"{MARK[:-1]} (regionalt kunnskapssenter for barn og unge)"


def page_that_says(**fields) -> str:
    """Return the words in the head and foot of a page of the site's own, and its mark elsewhere."""
    site = real_site()
    entry = site.course.pages[PATH]
    told = replace(entry, page=entry.page.model_copy(update=fields))
    site = site._replace(course=replace(site.course, pages={**site.course.pages, PATH: told}))
    written = [render(site, name, PATH) for name in ("page_head", "page_foot", "proposal_mark")]
    return words_of(BeautifulSoup(to_html("\n\n".join(written)), "html.parser"))


def test_a_page_that_is_a_proposal_says_so_in_head_and_foot_in_place_of_what_pages_usually_say():
    shown = page_that_says(proposal=True)
    assert shown.count(HEAD) == 1, "the head says who has not seen it, in words"
    assert shown.count(MARK) == 2, "once in the foot, once by the macro"
    assert "fagmiljøet" not in shown
    assert "Kilde:" not in shown


def test_what_the_page_says_of_its_sources_stands_before_the_mark():
    assert f"Ordene er fra oss. {MARK}" in page_that_says(proposal=True, provenance="Ordene er fra oss.")


@pytest.mark.parametrize("proposal", [True, False])
def test_what_is_reviewed_bears_no_mark(proposal):
    shown = page_that_says(proposal=proposal, reviewed_by=REVIEW)
    assert (
        "Kilde: forslag fra nettstedet. Gjennomgått av Kari Nordmann 28. november 2026, i versjon 0.1.0. Siden er endret etter det."
        in shown
    )
    assert MARK not in shown
