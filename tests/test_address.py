"""Where the site will be: told to machines only when it is somebody's, and none is needed to be lost on it."""

import re

import pytest
from bs4 import BeautifulSoup
from project import copy_fixture, run

ADDRESS = "https://kurs.kommune.example/relasjoner/"
PLACES = ("sitemap.xml", "index.html", "404.html")


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def sites(request, tmp_path_factory):
    """Return the same course built without an address and with one that only the command knows."""
    found = []
    for options in ((), ("--address", ADDRESS)):
        project = copy_fixture(tmp_path_factory.mktemp("adresse") / "kurs", styled=True)
        config = project / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        assert "https://kurs.example/" in text
        config.write_text(text.replace("https://kurs.example/", "https://example.org/"), encoding="utf-8")
        done = run(project, "build", "--config", config, "--engine", request.param, *options)
        assert done.returncode == 0, done.stdout
        found.append(project / "site")
    return found


def test_no_page_says_that_it_is_at_an_address_that_is_nobodys(sites):
    nowhere, _ = sites
    assert not (nowhere / "sitemap.xml").exists()
    for file in nowhere.rglob("*.html"):
        page = BeautifulSoup(file.read_bytes(), "html.parser")
        assert page.select("link[rel=canonical], meta[property='og:url']") == [], file


def test_the_address_that_a_build_is_told_stands_on_each_page_and_in_the_list(sites):
    _, somewhere = sites
    page = BeautifulSoup((somewhere / "filmer/index.html").read_bytes(), "html.parser")
    (canonical,) = page.select("link[rel=canonical]")
    assert canonical["href"] == f"{ADDRESS}filmer/"
    assert f"<loc>{ADDRESS}filmer/</loc>" in (somewhere / "sitemap.xml").read_text(encoding="utf-8")


def test_a_lost_reader_needs_nothing_beside_the_page_or_gets_it_from_where_the_site_is(sites):
    """It is shown at any depth, so that a way relative to it leads nowhere."""
    nowhere, somewhere = ((site / "404.html").read_text(encoding="utf-8") for site in sites)
    assert re.findall(r'(?:href|src)="', nowhere) == []
    assert "Fant ikke siden" in nowhere
    ways = [way for way in re.findall(r'(?:href|src)="([^"]*)"', somewhere.replace("&#x2f;", "/")) if way]
    assert ways
    assert [way for way in ways if not re.match(r"https://|mailto:|#|tel:|/relasjoner/", way)] == []


def test_a_meeting_stays_the_same_when_the_address_is_known_later(sites):
    names = [
        {file.name: re.findall("^UID:.*", file.read_text(encoding="utf-8"), re.MULTILINE) for file in files}
        for files in (sorted(site.rglob("*.ics")) for site in sites)
    ]
    assert names[0] == names[1]
    assert sum(map(len, names[0].values()))
