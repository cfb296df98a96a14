"""All questions together: narrowed without a script, and cut out as cards, eight to an A4."""

from __future__ import annotations

import io
from dataclasses import replace
from math import ceil

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from real import ROOT, real_course, subject_of

from browser.conftest import ask_axe
from macros.checks.prompt_sets import check_prompt_sets
from macros.schema.library import MOST_SETS

ALL, CARDS = "drofting/alle/", "drofting/kort/"
COURSE = real_course()
SETS = [entry.page for entry in COURSE.prompt_sets.values()]
PROMPTS = {prompt.id: (page, prompt) for page in SETS for prompt in page.prompts}
CSS = (ROOT / "macros/components/all_prompts/screen.css").read_text(encoding="utf-8")
SHOWN = ".gr-q:is(.gr-prompt, .gr-cutout):visible"
A4 = (595, 842)  # points
CLIPPED = """() => [...document.querySelectorAll('.gr-cutout')].filter(card =>
    card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1).map(card => card.innerText)"""


def count(**wanted):
    return sum(
        all(
            {"track": page.track, "set": page.id, "source": prompt.source}[name] == value
            for name, value in wanted.items()
        )
        for page, prompt in PROMPTS.values()
    )


@pytest.fixture
def page(new_page, request):
    page = new_page(getattr(request, "param", 1280), javascript=False)
    page.goto(ALL)
    return page


@pytest.mark.parametrize("path", [ALL, CARDS])
def test_everything_is_there_until_something_is_chosen(page, path):
    page.goto(path)
    expect(page.locator(SHOWN)).to_have_count(len(PROMPTS))
    expect(page.locator(".gr-pick__none")).to_be_hidden()


@pytest.mark.parametrize("path", [ALL, CARDS])
def test_each_track_theme_and_source_narrows_to_its_own(page, path):
    page.goto(path)
    for track in ("laerer", "leder"):
        page.locator(f"#gr-track-{track}").check()
        expect(page.locator(SHOWN)).to_have_count(count(track=track))
    page.get_by_role("button", name="Vis alle spørsmålene").click()
    for source in {prompt.source for _, prompt in PROMPTS.values()}:
        page.locator(f"#gr-source-{source}").check()
        expect(page.locator(SHOWN)).to_have_count(count(source=source))
    page.get_by_role("button", name="Vis alle spørsmålene").click()
    for prompt_set in SETS:
        page.get_by_role("radio", name=prompt_set.title, exact=True).check()
        expect(page.locator(SHOWN)).to_have_count(count(set=prompt_set.id))
    page.get_by_role("button", name="Vis alle spørsmålene").click()
    expect(page.locator(SHOWN)).to_have_count(len(PROMPTS))


def test_what_no_question_goes_with_is_said_in_words(page):
    none = page.locator(".gr-pick__none")
    for prompt_set in SETS:
        page.get_by_role("button", name="Vis alle spørsmålene").click()
        page.get_by_role("radio", name=prompt_set.title, exact=True).check()
        for source in {prompt.source for _, prompt in PROMPTS.values()}:
            page.locator(f"#gr-source-{source}").check()
            found = count(set=prompt_set.id, source=source)
            expect(page.locator(SHOWN)).to_have_count(found)
            expect(none).to_be_visible(visible=not found)
    page.get_by_role("button", name="Vis alle spørsmålene").click()
    page.locator("#gr-source-udir").check()
    page.locator("#gr-track-leder").check()
    assert count(track="leder", source="udir") == 0
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(none).to_be_visible()


def test_a_track_leaves_only_its_own_themes_to_choose(page):
    page.locator("#gr-track-leder").check()
    shown = page.locator(".gr-theme:visible")
    expect(shown).to_have_count(sum(prompt_set.track == "leder" for prompt_set in SETS))


def test_the_keyboard_is_enough(page):
    page.locator(".gr-pick input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#gr-track-laerer")).to_be_focused()
    expect(page.locator(SHOWN)).to_have_count(count(track="laerer"))
    page.keyboard.press("Enter")  # sends nothing anywhere
    expect(page).to_have_url(f"{page.url.split('?')[0]}")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Vis alle spørsmålene")).to_be_focused()


def test_there_is_a_rule_for_as_many_sets_as_there_may_be():
    rules = [f".gr-pick:has(#gr-f{n}:checked) .gr-q:not(.gr-f{n})" for n in range(1, MOST_SETS + 1)]
    assert all(rule in CSS for rule in rules)
    assert CSS.count("(#gr-f") == MOST_SETS >= len(SETS)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_cards_have_no_faults_that_axe_finds_and_no_sideways_scroll(new_page, width):
    page = new_page(width)
    page.goto(CARDS)
    assert ask_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def squeeze(text):
    return "".join(text.split())


def test_more_sets_than_there_are_rules_for_are_refused():
    [entry] = [entry for entry in COURSE.prompt_sets.values() if entry.page.id == "udir"]
    pages = {
        f"drofting/sett-{n}.md": replace(
            entry,
            path=f"drofting/sett-{n}.md",
            page=entry.page.model_copy(update={"id": f"sett-{n}"}),
        )
        for n in range(MOST_SETS + 1)
    }
    assert (
        list(check_prompt_sets(subject_of(replace(COURSE, pages=dict(list(pages.items())[:MOST_SETS])))))
        == []
    )
    [problem] = check_prompt_sets(subject_of(replace(COURSE, pages=pages)))
    assert (
        problem.message
        == f"det er {MOST_SETS + 1} sett med spørsmål, og plass til {MOST_SETS}; slå sammen to"
    )


def printed(page):
    pdf = page.pdf(prefer_css_page_size=True)
    return PdfReader(io.BytesIO(pdf)).pages


def test_eight_cards_are_on_each_a4_and_none_is_cut(page):
    page.goto(CARDS)
    sheets = printed(page)
    assert len(sheets) == ceil(len(PROMPTS) / 8)
    words = [squeeze(sheet.extract_text()) for sheet in sheets]
    assert [text.count("·") for text in words[:-1]] == [8] * (len(sheets) - 1)
    for _, prompt in PROMPTS.values():
        assert any(squeeze(prompt.text) in text and f"·{prompt.id}" in text for text in words), prompt.id
    assert all(text.startswith(("Lærere:", "Ledere:")) for text in words), "no title, no page number"
    for sheet in sheets:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    assert "Velghvilkekort" not in "".join(words)


def test_no_card_is_too_small_for_its_text(page):
    page.goto(CARDS)
    page.emulate_media(media="print")
    assert page.evaluate(
        "document.querySelector('.gr-cutout').getBoundingClientRect().width"
    ) == pytest.approx(95 / 25.4 * 96, abs=1)
    assert page.evaluate(CLIPPED) == []


def test_only_the_chosen_cards_are_printed(page):
    page.goto(CARDS)
    page.locator("#gr-source-udir").check()
    assert len(printed(page)) == ceil(count(source="udir") / 8)
