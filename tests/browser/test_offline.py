"""The zip, unpacked and opened from disk in real Chromium: all pages, search and sheets, and no request out."""

import zipfile
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from project import configure, copy_project, run

from browser.hands.webkit import hold_webkit
from macros.exports.offline import NAME

LED = "laerer/led/05-internalisert.html"
LOCAL = {"municipality": "Testvik", "colour": "#2f5d3a"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    project = copy_project(tmp_path_factory.mktemp("offline") / "kurs")
    done = run(
        project,
        "build",
        "--zip",
        "--word",
        "--config",
        configure(project, "uten-nett", **LOCAL),
    )
    assert done.returncode == 0, done.stdout
    return project / "site-uten-nett" / NAME


@pytest.fixture(scope="module")
def folder(archive, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder / archive.stem


def test_every_link_leads_to_a_file_in_the_zip(folder):
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    pages = [name for name in files if name.endswith(".html") and name != "404.html"]
    assert len(pages) > 100
    for name in pages:
        soup = BeautifulSoup((folder / name).read_bytes(), "html.parser")
        for tag in soup.select("[href], [src]"):
            address = urlsplit(tag.get("href") or tag.get("src"))
            if not address.scheme and address.path:
                assert normpath(join(dirname(name), unquote(address.path))) in files, (name, address.path)
    assert any(name.endswith(".docx") for name in files)


def test_the_municipality_has_its_colour_there_too(folder):
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "assets/stylesheets/kommune.css" in page
    assert "#2f5d3a" in (folder / "assets/stylesheets/kommune.css").read_text(encoding="utf-8")


def test_nothing_of_a_web_host_is_in_it(folder):
    assert not {"kurs.json", "sitemap.xml"} & {file.name for file in folder.iterdir()}
    assert "Content-Security-Policy" not in (folder / "index.html").read_text(encoding="utf-8")


def test_pages_open_search_finds_and_no_request_leaves(folder, browser):
    context = browser.new_context()
    page = context.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("button", name="Søk", exact=True).click()
    page.keyboard.type("makulere")
    hit = page.locator(".gr-search__link").first
    hit.click()
    page.wait_for_url("**/*.html*")
    assert Path(unquote(urlsplit(page.url).path)).is_file()
    for sheet in ("arbeidsark/laerer/fargekoding.html", "laerer/moter/01-kartlegging.html"):
        page.goto((folder / sheet).as_uri())
        assert page.locator("h1").is_visible()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert complaints == []
    context.close()


def test_a_leader_and_a_screen_from_disk_follow_each_other(folder, browser):
    context = browser.new_context()
    leader = context.new_page()
    leader.goto((folder / LED).as_uri())
    with context.expect_page() as opened:
        leader.locator(".gr-live__ways a").first.click()
    screen = opened.value
    screen.locator(".gr-screen-bar").wait_for()
    leader.locator("[data-do=start]").click()
    step = leader.url.split("#")[1].split("&")[0]
    screen.wait_for_url(f"**#{step}")
    screen.locator(f"#{step}").get_by_text("slutter").wait_for()
    leader.reload()
    assert leader.locator(".gr-live__step--here").get_attribute("id") == step
    assert "igjen" in leader.locator("[data-show=clock]").inner_text()
    context.close()


def test_a_browser_that_carries_nothing_between_pages_from_disk_says_so(folder):
    with hold_webkit(f"{folder.as_uri()}/") as hands:
        hands.open(LED, 390, 844)
        said = "Nettleseren lar ikke vinduene følge hverandre"
        hands.wait_for(f"() => document.querySelector('[data-show=screen]').textContent.startsWith('{said}')")
        hands.click("[data-do=start]")
        assert hands.evaluate("() => location.hash.includes('&start=')")


@pytest.mark.slow
def test_the_same_site_makes_the_same_zip(archive, tmp_path):
    project = copy_project(tmp_path / "andre")
    config = configure(project, "uten-nett", **LOCAL)
    assert run(project, "build", "--zip", "--word", "--config", config).returncode == 0
    again = project / "site-uten-nett" / NAME
    assert again.read_bytes() == archive.read_bytes()
    assert not (project / ".site-uten-nett-offline").exists()


def test_the_site_offers_it(archive):
    links = BeautifulSoup((archive.parent / "om" / "index.html").read_bytes(), "html.parser").select(
        ".gr-downloads a"
    )
    assert [link["href"] for link in links] == [f"../{NAME}"]
