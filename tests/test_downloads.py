"""Files beside the pages: each page links to its own, and says what one gets."""

import json

import jsonschema
import pytest
from bs4 import BeautifulSoup
from markup import faults_in, to_html
from real import real_site

from macros.addresses import page_url
from macros.exports.course_data import write_data
from macros.exports.downloads import Download, describe, fill_downloads
from macros.render import render

SHEET, MEETING = "arbeidsark/laerer/logg.md", "laerer/moter/01-kartlegging.md"
FILES = [
    Download(
        page=SHEET, url="arbeidsark/laerer/logg.pdf", format="pdf", label="Logg <b>", size=84_499, pages=2
    ),
    Download(
        page=MEETING,
        url="laerer/moter/mote-1-leder.pdf",
        format="pdf",
        label="Lederens bunke til møte 1",
        size=1_250_000,
        pages=1,
    ),
    Download(
        page=SHEET, url="arbeidsark/laerer/logg.docx", format="docx", label="Logg til å skrive i", size=12
    ),
]


@pytest.fixture
def pages(tmp_path):
    """Write the head or the foot of two pages, where their files stand, and one page without any."""
    for path, slot in ((SHEET, "page_head"), (MEETING, "page_foot")):
        file = tmp_path / page_url(path) / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(to_html(render(real_site(), slot, path)), encoding="utf-8")
    (tmp_path / "404.html").write_text("<p>Finnes ikke.</p>", encoding="utf-8")
    return tmp_path


def links_on(folder, path):
    html = (folder / page_url(path) / "index.html").read_text(encoding="utf-8")
    assert faults_in(html) == []
    slot = BeautifulSoup(html, "html.parser").select_one(".gr-downloads")
    return {link["href"]: link.get_text() for link in slot.select("li > a")}


def test_a_page_links_to_its_own_files_and_says_what_they_are(pages):
    fill_downloads(pages, FILES)
    assert links_on(pages, SHEET) == {
        "../logg.pdf": "Logg <b> (PDF, 2 sider, 84 kB)",
        "../logg.docx": "Logg til å skrive i (Word, 1 kB)",
    }
    assert links_on(pages, MEETING) == {
        "../mote-1-leder.pdf": "Lederens bunke til møte 1 (PDF, 1 side, 1,2 MB)"
    }


def test_what_no_browser_shows_is_saved_and_a_pdf_opens(pages):
    fill_downloads(pages, FILES)
    html = (pages / page_url(SHEET) / "index.html").read_text(encoding="utf-8")
    saved = {
        link["href"]: link.has_attr("download")
        for link in BeautifulSoup(html, "html.parser").select("li > a")
    }
    assert saved == {"../logg.pdf": False, "../logg.docx": True}


def test_a_page_without_files_keeps_an_empty_slot_which_style_hides(pages):
    before = {file: file.read_bytes() for file in pages.rglob("*.html")}
    fill_downloads(pages, FILES[1:2])
    assert links_on(pages, SHEET) == {}
    changed = [file for file in before if file.read_bytes() != before[file]]
    assert changed == [pages / page_url(MEETING) / "index.html"]
    assert b'logg.md"></div>' in (pages / page_url(SHEET) / "index.html").read_bytes()


def test_the_data_names_the_files_of_a_sheet(tmp_path):
    write_data(real_site(), tmp_path, FILES)
    course, schema = (
        json.loads((tmp_path / f"kurs{end}.json").read_text(encoding="utf-8")) for end in ("", ".schema")
    )
    jsonschema.validate(course, schema)
    files = {sheet["id"]: sheet["files"] for sheet in course["worksheets"]}
    assert files.pop("logg") == [
        {"format": file.format, "url": file.url, "label": file.label, "size": file.size, "pages": file.pages}
        for file in (FILES[0], FILES[2])
    ]
    assert set(map(tuple, files.values())) == {()}


@pytest.mark.parametrize(("size", "words"), [(1, "1 kB"), (999_999, "1000 kB"), (1_000_000, "1,0 MB")])
def test_a_size_is_easy_to_read(size, words):
    assert (
        describe(Download(page=SHEET, url="a.zip", format="zip", label="Alt", size=size))
        == f"Alt (zip-fil, {words})"
    )
