"""The list of many schools: all of it for the eye, and narrowed to what is written where there is a script."""

import pytest
from playwright.sync_api import expect

from browser.conftest import ask_axe
from macros.components.schools.view import SchoolLink, SchoolList
from macros.render import render_html

PATH = "om/kalender/"
NAMES = tuple(
    f"{place}{ending} skole" for place in ("Ås", "Øvre", "Berg", "Dal", "Eid") for ending in ("", "by", "mo")
)
SHOWN = ".gr-schools li:visible"


@pytest.fixture
def open_list(new_page):
    """Open the page of calendars as an edition of many schools has it."""
    links = tuple(SchoolLink(school=name, url=f"../skoler/#{number}") for number, name in enumerate(NAMES))
    listed = str(render_html("school_links", list=SchoolList(schools=links, is_long=True)))

    def put_in(route):
        body = route.fetch().text()
        route.fulfill(
            body=body.replace("</article>", f"{listed}</article>"), content_type="text/html; charset=utf-8"
        )

    def open_page(**more):
        page = new_page(**more)
        page.route(f"**/{PATH}", put_in)
        page.goto(PATH)
        return page

    return open_page


def test_a_school_is_found_by_part_of_its_name_and_opened_with_enter(open_list):
    page = open_list(width=390)
    field = page.get_by_label("Skriv navnet på skolen")
    expect(page.locator(SHOWN)).to_have_count(len(NAMES))
    field.fill("øVRE")
    expect(page.locator(SHOWN)).to_have_text(["Øvre skole", "Øvreby skole", "Øvremo skole"])
    field.press("Enter")
    assert page.url.endswith(PATH), "of several none is chosen"
    field.fill(" dalmo ")
    expect(page.locator(SHOWN)).to_have_text(["Dalmo skole"])
    assert ask_axe(page) == []
    field.press("Enter")
    page.wait_for_url(f"**/om/skoler/#{NAMES.index('Dalmo skole')}")


def test_a_name_that_no_school_has_is_told_and_nothing_written_shows_all(open_list):
    page = open_list(width=1280)
    field, none = (
        page.get_by_label("Skriv navnet på skolen"),
        page.get_by_role("status").filter(has_text="Ingen skole"),
    )
    field.fill("xyz")
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(none).to_be_visible()
    field.press("Enter")
    field.fill("")
    expect(page.locator(SHOWN)).to_have_count(len(NAMES))
    expect(none).to_have_count(0)


def test_without_a_script_all_schools_are_there_and_no_field_that_does_nothing(open_list):
    page = open_list(width=390, javascript=False)
    expect(page.locator(SHOWN)).to_have_count(len(NAMES))
    expect(page.locator("[data-gr-find]")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
