"""The marks of the coding sheets on a black-and-white printer: letters from the text, greys from the pixels."""

from itertools import combinations

import pypdfium2
import pytest

SHEET = "arbeidsark/laerer/fargekoding/"
MARKS = {"P": "positiv relasjon", "U": "usikker", "S": "negativ eller strevsom"}
SCALE = 4
BESIDE = 1.5
"""Points left of a letter, where its mark's ground is."""
APART = 15
"""Grey levels of 255 between two grounds."""
TEXT_CONTRAST = 4.5


def luminance(grey):
    part = grey / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[True, False], ids=["grounds printed", "grounds dropped"])
def printed(request, new_page, tmp_path):
    """Print the sheet, with the grounds that browsers leave out unless told to, and without."""
    page = new_page()
    page.goto(SHEET)
    file = tmp_path / "ark.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=request.param)
    with pypdfium2.PdfDocument(file) as document:
        yield request.param, document[0]


def test_the_marks_are_told_apart_without_colour(printed):
    has_grounds, page = printed
    text = page.get_textpage()
    words = text.get_text_range()
    image = page.render(scale=SCALE, grayscale=True).to_pil().convert("L")
    grounds = {}
    for letter, meaning in MARKS.items():
        place = words.rindex(letter, 0, words.index(meaning))
        left, bottom, right, top = text.get_charbox(place)
        flipped = page.get_height() - top, page.get_height() - bottom
        box = (left, flipped[0], right, flipped[1])
        ink = image.crop(tuple(round(side * SCALE) for side in box)).getextrema()[0]
        middle = round((flipped[0] + flipped[1]) / 2 * SCALE)
        grounds[letter] = image.getpixel((round((left - BESIDE) * SCALE), middle))
        assert contrast(ink, grounds[letter]) >= TEXT_CONTRAST, letter
    for one, other in combinations(MARKS, 2):
        assert not has_grounds or abs(grounds[one] - grounds[other]) >= APART, (one, other, grounds)
