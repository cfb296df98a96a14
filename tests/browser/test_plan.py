"""The example of a plan, on paper and on a small phone."""

from io import BytesIO

import pytest
from pypdf import PdfReader

PLAN = "leder/grunnlag/eksempelplan/"


def test_the_plan_is_two_pages_of_a4_and_says_that_it_is_made_up(new_page):
    page = new_page()
    page.goto(PLAN)
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    assert len(texts) == 2
    assert [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets] == [
        (595, 842)
    ] * 2
    assert "Eksempelvik skole er diktet opp" in texts[0]
    assert "Dette gjør vi fra første dag" in texts[0]
    assert "Planen år for år" in texts[1]
    assert "Lesetid" not in texts[0]


@pytest.mark.parametrize("javascript", [True, False])
def test_the_tables_of_the_plan_fit_a_small_phone(new_page, javascript):
    page = new_page(width=320, javascript=javascript)
    page.goto(PLAN)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    cells = page.locator("tbody tr").last.locator("td")
    lefts = [cells.nth(number).bounding_box()["x"] for number in range(4)]
    assert len(set(lefts)) == 1
