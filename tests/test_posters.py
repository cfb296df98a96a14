"""Posters as PDFs: one sheet each, of the size that their name says."""

import io

import pytest
from municipal_year import LEADERS, YEAR, group
from pypdf import PdfReader
from real import name_schools, real_site

from macros.components.folders import ROOM
from macros.exports.pdf.layout import lay_out
from macros.exports.pdf.posters import posters
from macros.exports.style import ASSETS, write_styles

SIZES = {"arshjul-a3": (1191, 842), "arshjul": (842, 595), "plakat": (595, 842)}
"""In points, by what the name of a file begins with."""
SITE = real_site(
    municipality="Fjellvik kommune",
    schools=name_schools(3),
    leader_sessions=8,
    school_year=YEAR,
    leader_sessions_at=LEADERS,
    teacher_groups=(group(),),
)
POSTERS = {poster.url.rpartition("/")[2]: poster for poster in posters(SITE)}


def test_there_is_a_poster_of_each_theme_two_of_the_year_and_one_of_each_group():
    assert len(POSTERS) == 6 + 2 + 1


@pytest.mark.parametrize("name", POSTERS)
def test_a_poster_is_one_sheet_of_its_size(tmp_path, name):
    write_styles(SITE.course.local, tmp_path)
    styles = tuple(tmp_path / ASSETS / file for file in ("kurs.css", "utskrift.css"))
    content, pages = lay_out(POSTERS[name].html, tmp_path, (*styles, ROOM / "pdf" / "pdf.css"))
    assert pages == 1
    page = PdfReader(io.BytesIO(content)).pages[0]
    expected = next(size for start, size in SIZES.items() if name.startswith(start))
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(expected, abs=1)
