"""What the site tells people to do for a pupil who is not safe: one text, wherever it is told."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from real import real_course

from macros.checks.sections import cited_in
from macros.duties import duties_of, duty_text, ready_words_of, sheet_duties
from macros.wording import strings, text

MEETINGS = [entry.path for entry in real_course().meetings]
PAGE = "om/bekymret-for-en-elev"


def page_of(site, path):
    return BeautifulSoup((site / path.removesuffix(".md") / "index.html").read_text("utf-8"), "lxml").article


def words_in(element):
    return " ".join(element.get_text().split())


def plain(markdown_free_text):
    return " ".join(markdown_free_text.split())


@pytest.mark.parametrize("path", MEETINGS)
def test_every_meeting_says_who_reports_to_whom_and_what_to_say(path, built_site):
    course = real_course()
    box = page_of(built_site, path).select_one(".gr-note--worry")
    told = words_in(box)
    for duty in duties_of(course).values():
        assert (plain(duty_text(course, duty)) in told) == duty.in_box, duty.id
    assert plain(ready_words_of(course)["gruppa"].words[0]) in told
    assert any(PAGE in link["href"] for link in box.select("a"))


@pytest.mark.parametrize("path", MEETINGS)
def test_the_box_about_a_colleague_has_its_exception(path, built_site):
    course = real_course()
    told = words_in(page_of(built_site, path).select_one(".gr-note--colleague"))
    for duty in duties_of(course).values():
        assert (plain(duty_text(course, duty)) in told) == duty.about_staff, duty.id


@pytest.mark.parametrize("page", ["leder/samling/forste.md", "leder/samling/midt-1.md", "leder/led/siste.md"])
def test_a_principal_reads_what_to_do_with_a_report_and_nothing_of_the_groups_work_plan(page, built_site):
    told = words_in(page_of(built_site, page))
    assert text("session.worry.received") in told
    assert "arbeidsplanen" not in words_in(page_of(built_site, page).select_one("[id=bekymring]").parent)
    assert text("session.worry.received") not in words_in(page_of(built_site, MEETINGS[1]))


def test_a_page_of_law_asks_for_a_lawyer(built_site):
    for path in (PAGE, "arbeidsark/tekster/behandlingsprotokoll"):
        shown = words_in(page_of(built_site, path))
        assert text("head.not_reviewed_law") in shown
        assert text("head.not_reviewed") not in shown


def test_what_concerns_the_management_goes_past_the_principal():
    duty = duties_of(real_course())["ledelsen"]
    for told in (duty.short, duty.do[0]):
        assert "direkte" in told
        assert "ikke til rektor" in told


def test_a_section_stands_before_what_it_does_not_say():
    course = real_course()
    duty = duties_of(course)["barnevern"]
    told = duty_text(course, duty)
    assert cited_in(told)
    for advice in ("ingen andre avgjør", "snakker du ikke først", "før du sier noe til foreldrene"):
        assert told.index("(opplæringslova § 24-3)") < told.index(advice)


def test_the_page_begins_with_what_is_most_urgent(built_site):
    page = page_of(built_site, PAGE)
    headings = [heading["id"] for heading in page.select("h2")]
    assert headings[:5] == ["fare", "utrygg", "ansatt", "ledelsen", "barnevern"]
    assert headings[5:7] == ["redd-for-eleven", "fysisk-inngrep"]
    assert "113" in words_in(page.find(id="fare").find_next("ul"))


def test_a_record_and_a_theme_tell_the_same(built_site):
    course = real_course()
    for path, names in (
        ("arbeidsark/tekster/behandlingsprotokoll.md", ("utrygg", "ansatt", "ledelsen", "barnevern")),
        ("laerer/tema/5-eksternalisert.md", ("fare", "utrygg", "ledelsen", "barnevern", "fysisk-inngrep")),
    ):
        told = words_in(page_of(built_site, path))
        for name in names:
            assert plain(duty_text(course, duties_of(course)[name])) in told, (path, name)


def test_no_page_shows_how_a_field_asks(built_site):
    for file in built_site.rglob("*.html"):
        assert not re.search(r"\{(plikt|ord):", file.read_text("utf-8")), file


def test_no_string_of_the_templates_holds_a_section():
    assert [key for key, words in strings().items() if [*cited_in(words)]] == []


def test_a_sheet_names_a_law_and_a_section_once():
    told = sheet_duties(real_course())
    assert told.count("opplæringslova") == 1
    assert [cited.section for cited in cited_in(told)] == ["§ 12-4", "§ 12-5", "§ 24-3"]
