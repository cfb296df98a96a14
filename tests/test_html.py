"""Every page is valid HTML, as a validator sees it that knows the standard."""

import json

import pytest
from npm import NODE, run_tool

VALIDATOR = "html-validate/bin/html-validate.mjs"
CONFIG = "html-validate.config.mjs"
OF_THE_THEME = {("valid-autocomplete", "#__drawer"), ("valid-autocomplete", "#__search")}
"""Two check boxes that stand in no block of the theme's, so they cannot be written anew.

The attribute keeps Firefox from opening the menu again when a page is loaded anew.
"""
BROKEN = {
    "<ul><p>Avsnitt</p></ul>": "element-permitted-content",
    "<a href='#a'><button type='button'>Knapp</button></a>": "element-permitted-content",
    "<p id='a'>En</p><p id='a'>To</p>": "no-dup-id",
    "<section><h2>Tittel</section>": "close-order",
    "<p align='center'>Midt</p>": "no-deprecated-attr",
    "<p>Møte & samling &foo; </p>": "unrecognized-char-ref",
    "<img src='a.png'>": "wcag/h37",
}


def faults_of(folder, report):
    """Return what is wrong in the pages below a folder: (page, rule, place, words)."""
    done = run_tool(VALIDATOR, "--config", CONFIG, "--formatter", f"json={report}", folder)
    assert report.is_file(), done.stderr
    return [
        (file["filePath"], fault["ruleId"], fault["selector"], fault["message"])
        for file in json.loads(report.read_text(encoding="utf-8"))
        for fault in file["messages"]
    ]


@pytest.mark.parametrize("site", ["built_site", pytest.param("zensical_site", marks=pytest.mark.slow)])
def test_every_page_is_valid(request, tmp_path, site):
    folder = request.getfixturevalue(site)
    faults = faults_of(folder, tmp_path / "report.json")
    assert [fault for fault in faults if fault[1:3] not in OF_THE_THEME] == []
    pages = {str(file) for file in folder.rglob("*.html")}
    assert {page for page, *_ in faults} == pages, "every page was read: the theme's own faults are there"


@pytest.mark.parametrize(("body", "rule"), BROKEN.items())
def test_the_validator_finds(tmp_path, body, rule):
    page = f"<!doctype html>\n<html lang='nb'><head><title>Side</title></head><body>{body}</body></html>"
    (tmp_path / "side.html").write_text(page, encoding="utf-8")
    assert rule in {rule for _, rule, *_ in faults_of(tmp_path, tmp_path / "report.json")}


def test_the_lock_names_no_host():
    lock = json.loads((NODE / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in lock["packages"].items() if name)
