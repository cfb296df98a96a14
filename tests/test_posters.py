"""Posters as PDFs: one sheet each, of the size that their name says."""

import io
import re

import pytest
from municipal_year import LEADERS, NEXT, YEAR, group
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
LATER = real_site(
    schools=name_schools(3),
    school_years=(YEAR, NEXT),
    leader_sessions_at=LEADERS,
    teacher_groups=(group(),),
)
POSTERS = {poster.url.rpartition("/")[2]: poster for poster in posters(SITE)}
OF_YEARS = {poster.url.rpartition("/")[2]: poster for poster in posters(LATER)}


def test_there_is_a_poster_of_each_theme_two_of_the_year_and_one_of_each_group():
    assert len(POSTERS) == 6 + 2 + 1


def test_each_school_year_has_its_posters_with_its_own_dates():
    names = {"a3", "a4", "gruppe-a"}
    assert {name for name in OF_YEARS if "arshjul" in name} == {
        f"arshjul{year}-{name}.pdf" for name in names for year in ("", "-2027")
    }
    first, later = OF_YEARS["arshjul-gruppe-a.pdf"], OF_YEARS["arshjul-2027-gruppe-a.pdf"]
    assert (first.label, later.label) == (
        "Årshjulet for Skole",
        "Årshjulet for Skole, skoleåret 2027–2028",
    )
    for poster, year in ((first, 2026), (later, 2027)):
        assert f"Skoleåret {year}–{year + 1}" in poster.html
    days = [set(re.findall(r"\d+\. [a-z]+ kl", poster.html)) for poster in (first, later)]
    assert all(days)
    assert days[0] != days[1]


def test_no_group_bears_a_name_that_hides_another_poster():
    names = ("a", "a-2027", "a4", "2027-a3", "gruppe-a", "2027-gruppe-a")
    site = real_site(
        schools=name_schools(1),
        school_years=(YEAR, NEXT),
        leader_sessions_at=LEADERS,
        teacher_groups=tuple(group(name=name) for name in names),
    )
    urls = [poster.url for poster in posters(site) if "arshjul" in poster.url]
    assert len(urls) == len(set(urls)) == 2 * (2 + len(names))


@pytest.mark.parametrize("name", POSTERS)
def test_a_poster_is_one_sheet_of_its_size(tmp_path, name):
    write_styles(SITE.course.local, tmp_path)
    styles = tuple(tmp_path / ASSETS / file for file in ("kurs.css", "utskrift.css"))
    content, pages = lay_out(POSTERS[name].html, tmp_path, (*styles, ROOM / "pdf" / "pdf.css"))
    assert pages == 1
    page = PdfReader(io.BytesIO(content)).pages[0]
    expected = next(size for start, size in SIZES.items() if name.startswith(start))
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(expected, abs=1)
