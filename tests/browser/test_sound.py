"""What is heard of a page: a screen reader that only reads out, in Chromium, on one page of each kind."""

import re
from collections import Counter
from functools import cache

import pytest
from npm import NODE
from real import real_course

from macros.addresses import page_url

READER = NODE / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
ADDRESS = "screen-reader.js"
LONGEST = 5000  # phrases
READ = """async ([address, longest]) => {
    const {virtual} = await import(address);
    await virtual.start({container: document.querySelector('article')});
    for (let count = 0; await virtual.lastSpokenPhrase() !== 'end of article' && count < longest; count++) {
        await virtual.next();
    }
    const said = await virtual.spokenPhraseLog();
    await virtual.stop();
    return said;
}"""


@pytest.fixture(scope="module")
def hear(browser, site):
    """Read out the article of a page, once: `hear("om/")` gives phrases, those that end something left out."""
    context = browser.new_context(base_url=site, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    source = READER.read_text(encoding="utf-8")
    page.route(f"**/{ADDRESS}", lambda route: route.fulfill(content_type="text/javascript", body=source))

    @cache
    def read(path):
        page.goto(path)
        said = page.evaluate(READ, [f"{site}{ADDRESS}", LONGEST])
        assert said[-1] == "end of article", path
        return [phrase for phrase in said if not phrase.startswith("end of ")]

    yield read
    context.close()


def test_a_page_begins_with_its_heading_and_says_its_title_once(hear, pages):
    for path in pages:
        if path.endswith("storskjerm/") or path == "404.html":
            continue
        said = hear(path)
        headings = [phrase for phrase in said if phrase.startswith("heading, ")]
        assert headings[0].endswith("level 1"), path
        assert [one for one in headings[1:] if one.endswith("level 1")] == [], path
        title = headings[0].removeprefix("heading, ").removesuffix(", level 1")
        after = said[said.index(headings[0]) + 1 :]
        assert [one for one in after if title in (one, one.removeprefix("region, "))] == [], path


def test_every_link_and_button_has_a_name(hear, pages):
    for path in pages:
        if path != "404.html":
            assert [phrase for phrase in hear(path) if phrase in ("link", "button", "heading")] == [], path


def test_marks_for_a_pen_do_not_drown_the_rest(hear):
    sheet = real_course().sheets["fargekoding"]
    said = hear(page_url(sheet.path))
    assert {phrase: count for phrase, count in Counter(said).items() if phrase in "PUS–" and count > 1} == {}
    rows = [phrase for phrase in said if re.fullmatch(r"rowheader, \d+.*", phrase)]
    assert len(rows) >= 25


def test_how_a_block_is_done_is_heard_before_its_words(hear):
    said = hear("laerer/moter/03-vaeremate-og-beskjeder/")
    steps = said[said.index("heading, Steg for steg, level 2") :]
    first = steps.index("heading, Velkommen, level 3")
    assert "Alle sammen" in steps[first : steps.index("Til den som leder")]
    assert "Til den som leder" in steps[first:]
