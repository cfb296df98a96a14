"""Terms are explained where a page's prose first uses them: once, on screen, by keyboard and on paper."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markup import faults_in, to_html
from real import DOCS, real_site

from macros.reader.frontmatter import read_markdown
from macros.render import render_body
from macros.schema.glossary import Term
from macros.terms import first_uses, unread_places

BASE = Term(
    id="trygg-base", term="trygg base", forms=("BASEN", "base"), explanation="Et sted.", source="forslag"
)
HAVN = Term(id="havn", term="havn", explanation="Et annet sted.", source="forslag")
SITE = real_site()
TERMS = {term.anchor: term for term in SITE.course.glossary.page.terms}


def used(markdown, *passed_over):
    uses = first_uses(markdown, (HAVN, BASE), passed_over)
    return [(use.term.id, markdown[use.start : use.end]) for use in uses]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("En trygg base, og en trygg base til.", [("trygg-base", "trygg base")]),
        ("Basen er her.", [("trygg-base", "Basen")]),
        ("- **Trygg base.** Her.", [("trygg-base", "Trygg base")]),
        ("> Havn og base.", [("havn", "Havn"), ("trygg-base", "base")]),
        ("Basene, nybase, base-navn og elev-base.", []),
        ("baser, så base", [("trygg-base", "base")]),
        ("## Trygg base {: #havn }\n\nTekst.", []),
        ("Trygg base\n---\n\nen havn", [("havn", "havn")]),
        ("Se [basen](side.md), ![havn](havn.png) og [havn][id].", []),
        ("Se `base` og *base*{: lang=en }.", []),
        ("```\nbase\n```\n\nhavn", [("havn", "havn")]),
        ("| base | havn |\n|---|---|\n| base | havn |", []),
        ('<p class="base" markdown="span">base</p>\nhavn', [("havn", "havn")]),
        ("Ingen av ordene.", []),
        ("Se https://www.base.no/havn og www.havn.no, eller post@base.no.", []),
        ("En [side][plan] i havn.\n\n[plan]: https://base.no/havn", [("havn", "havn")]),
        ("Se [a][base].\n\n[base]: x.md", []),
        ("*[base]: en trygg havn\n\nEn base.", [("trygg-base", "base")]),
        ("Skriv ``en ` base`` i en havn.", [("havn", "havn")]),
        ('Se [siden](x.md "om (trygg) base") i havn.', [("havn", "havn")]),
    ],
)
def test_the_first_use_in_prose_is_found(markdown, expected):
    assert used(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ('Se [siden](x.md "om (trygg) base (her)") i havn.', ["base"]),
        ("Skriv ``en ` base`` eller `` havn ``.", ["base", "havn"]),
        ("Se [en\nbase](x.md), **base** og <https://base.no>.", ["base", "base"]),
        ("*[base]: en trygg havn\n\nEn base.", ["base", "havn"]),
        ("Skriv til base@havn.no, eller se www.base.no/havn.", ["base", "havn", "base", "havn"]),
        ('!!! note "En base"\n    En havn.', ["base"]),
        ("Ord[^1].\n\n[^1]: En havn.", []),
        ("- base\n- havn {: #base }", ["base"]),
    ],
)
def test_what_an_author_has_not_written_in_a_sentence_is_found_on_what_came_out(markdown, expected):
    words = [markdown[start:end] for start, end in sorted(unread_places(markdown, (HAVN, BASE)))]
    assert words == expected


def test_what_is_passed_over_holds_no_prose():
    assert used("base og havn, og base", (0, 8)) == [("havn", "havn"), ("trygg-base", "base")]


def test_of_two_terms_that_overlap_the_longer_is_meant():
    short = Term(id="trygg", term="trygg", explanation="Uten frykt.", source="forslag")
    text = "Trygg base, altså trygg."
    uses = first_uses(text, (short, BASE))
    assert [(use.term.id, use.start) for use in uses] == [("trygg-base", 0), ("trygg", 18)]


def article(path):
    html = to_html(render_body(SITE, path, read_markdown(DOCS / path, path).body))
    assert faults_in(html) == []
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("path", SITE.course.pages)
def test_a_term_of_a_page_links_to_its_explanation_and_is_listed_for_paper(path):
    soup = article(path)
    links = soup.select("a.gr-term")
    anchors = [link["href"].partition("#")[2] for link in links]
    assert len(set(anchors)) == len(anchors), "a term is explained once a page"
    for link, anchor in zip(links, anchors, strict=True):
        assert link["title"] == TERMS[anchor].explanation
        assert link.get_text().lower() in {words.lower() for words in TERMS[anchor].spellings}
        assert link.find_parent(["h1", "h2", "h3", "code", "table", "a"]) is None
    listed = [words.get_text() for words in soup.select(".gr-page-terms dt")]
    assert listed == [TERMS[anchor].term for anchor in anchors]
    assert all("data-search-exclude" in aside.attrs for aside in soup.select(".gr-page-terms"))


def test_a_term_is_not_explained_where_the_page_itself_does_so():
    pages = {
        path: {a["href"].partition("#")[2] for a in article(path).select("a.gr-term")}
        for path in SITE.course.pages
    }
    assert any(pages.values())
    for anchor, term in TERMS.items():
        assert anchor not in pages[SITE.course.glossary.path]
        assert not term.more or anchor not in pages[term.more]


def test_the_glossary_is_in_alphabetical_order():
    terms = [words.get_text().lower() for words in article(SITE.course.glossary.path).select(".gr-terms dt")]
    alphabet = "abcdefghijklmnopqrstuvwxyzæøå"
    assert len(terms) == len(TERMS)
    assert terms == sorted(terms, key=lambda words: [alphabet.find(sign) for sign in words])
