"""What pages are written in: the engines load what the check converts with, and it writes as the house does."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markup import to_html
from mkdocs.config import load_config
from real import CONFIG, ROOT

from macros.markup.judge import Judged
from macros.markup.look import EXTENSIONS
from macros.markup.slugs import make_slug


@pytest.mark.parametrize("config", [CONFIG, ROOT / "tests" / "fixture" / "mkdocs.yml"])
def test_the_engine_converts_with_what_the_check_does(config):
    assert sorted(load_config(str(config))["markdown_extensions"]) == sorted(EXTENSIONS)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Hvem gjør hva", "hvem-gjor-hva"),
        ("Ærlighet på Åsen, nå!", "aerlighet-pa-asen-na"),
        ("Sámi gïele & café 2.0", "sami-giele-cafe-2-0"),
        ("???", ""),
    ],
)
def test_a_heading_bears_its_words_in_the_letters_of_addresses(words, slug):
    assert make_slug(words, "-") == slug


def test_boxes_fold_and_say_what_they_are_in_norwegian():
    html = to_html('!!! warning\n    Hei.\n\n??? tip\n    Ho.\n\n    Mer.\n\n???+ note "Eget"\n    Hi.\n')
    soup = BeautifulSoup(html, "html.parser")
    assert soup.select_one(".admonition.warning > .admonition-title").text == "Viktig"
    closed, opened = soup.find_all("details")
    assert (closed.summary.text, closed.has_attr("open"), len(closed.find_all("p"))) == ("Tips", False, 2)
    assert (opened.summary.text, opened.has_attr("open")) == ("Eget", True)


def test_columns_are_aligned_without_style_and_boxes_to_tick_are_no_fields():
    html = to_html("| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n- [ ] saks\n- [x] lim\n- vanlig\n")
    soup = BeautifulSoup(html, "html.parser")
    assert "style=" not in html
    assert not soup.find("input")
    assert [cell["class"] for cell in soup.find_all("td")] == [["gr-center"], ["gr-right"]]
    assert [item.get("class") for item in soup.find_all("li")] == [["gr-task"], ["gr-task"], None]
    assert soup.select_one(".gr-tick--done")["aria-label"] == "gjort"


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Se https://a.no/b_c_d, og www.b.no/x).", ["https://a.no/b_c_d", "https://www.b.no/x"]),
        ("(https://a.no/b_(c)) og «https://d.no/»", ["https://a.no/b_(c)", "https://d.no/"]),
        ("Skriv til post.å@skole.kommune.no.", ["mailto:post.å@skole.kommune.no"]),
        ("`https://a.no` og [https://a.no](https://b.no)", ["https://b.no"]),
    ],
)
def test_an_address_by_itself_can_be_pressed(text, linked):
    assert [link["href"] for link in BeautifulSoup(to_html(text), "html.parser").find_all("a")] == linked


def test_a_finding_bears_its_line_wherever_it_stands():
    text = (
        "Se [planen][p] og\nto linjer.\n\n[p]: https://a.no/b\n\n*[BT]: Banking Time\n\n```yaml\nkode: her\n```\n\n"
        "- en BT\n- to\n\n    - tre {: style=x }\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 | 5 |\n\n"
        "> Et sitat\n> med :smile: i.\n\nHei[^1].\n\n[^1]: En ==note==.\n"
    )
    found = sorted(
        (line, finding.message.partition(" ")[0]) for line, finding in Judged(text, text).problems()
    )
    assert found == [(15, "«{:"), (20, "raden"), (23, "«:smile:»"), (27, "«==note==»")]
