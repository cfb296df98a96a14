"""Every page, read with scripts and without, on a small phone: what it says, asks for and leaves behind.

The window is 320 by 256 pixels: a phone, and just as much a screen of 1280 by 1024 at 400 %.
"""

from collections import defaultdict
from pathlib import PurePosixPath

import pytest
from bench.visit import weigh

from browser.conftest import OF_ROOM, search

WINDOW = {"width": 320, "height": 256}
HEAVIEST_VISIT = 50  # KiB over Brotli: page, styles, scripts, icons
READ = """() => ({
    words: document.querySelector('article').innerText.replace(/\\s+/g, ' ').trim(),
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ways: [...document.querySelectorAll('.md-tabs a, .gr-brand')].filter(a => a.checkVisibility()).length,
    back: document.querySelectorAll('article a[href*="/moter/"], article a[href*="/samling/"]').length,
    icons: [...document.querySelectorAll('link[rel~=icon]')].map(link => link.href),
})"""
LEFT = """async () => ({
    cookies: document.cookie,
    local: Object.keys(localStorage), session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(), caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


class Reader:
    """A new reader's browser, and what it noted on the way."""

    def __init__(self, browser, site, javascript):
        self.context = browser.new_context(
            base_url=site, viewport=WINDOW, reduced_motion="reduce", java_script_enabled=javascript
        )
        self.page = self.context.new_page()
        self.messages, self.asked, self.read, self.printed = [], defaultdict(set), {}, {}
        self.page.on("console", lambda message: self.messages.append((self.path, message.text)))
        self.page.on("pageerror", lambda error: self.messages.append((self.path, str(error))))
        self.context.on("request", lambda request: self.asked[self.path].add(request.url))

    def visit(self, path):
        self.path = path
        self.page.goto(path)
        self.read[path] = self.page.evaluate(READ)
        self.asked[path].update(self.read[path]["icons"])

    def print(self, path):
        self.path = f"{path} on paper"  # has a font of its own
        self.page.goto(path)
        self.page.pdf()
        self.page.emulate_media(media="print")
        self.printed[path] = self.page.evaluate(READ)["words"]
        self.page.emulate_media(media="screen")


@pytest.fixture(scope="module")
def readers(request, browser, site, pages, every_page):
    """One who has read every page with scripts, one of each kind without (every one with `--all`); both have printed one of each kind."""
    both = [Reader(browser, site, javascript) for javascript in (True, False)]
    for reader in both:
        for path in every_page if reader is both[0] or request.config.getoption("--all") else pages:
            reader.visit(path)
        for path in pages:
            reader.print(path)
    yield both
    for reader in both:
        reader.context.close()


def test_no_request_leaves_and_nothing_is_kept_after_reading_printing_and_searching(readers, site):
    reader, _ = readers
    reader.path = "search"
    reader.page.goto("")
    search(reader.page).first.wait_for()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_load_state()
    for one in readers:
        elsewhere = {
            url for urls in one.asked.values() for url in urls if not url.startswith((site, "data:"))
        }
        assert elsewhere == set()
        assert one.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}
    left = reader.page.evaluate(LEFT)
    assert {name: kept for name, kept in left.items() if kept} == {}


def test_the_policy_and_the_scripts_have_no_complaint(readers):
    assert [reader.messages for reader in readers] == [[], []]


def test_every_page_says_the_same_without_scripts_and_on_paper(readers):
    with_scripts, without = readers
    for path, read in without.read.items():
        if "/led/" not in path:  # a leader's page shows one step at a time where scripts run
            assert read["words"] == with_scripts.read[path]["words"], path
        assert read["words"], path
    alike = [{path: words for path, words in one.printed.items() if "/led/" not in path} for one in readers]
    assert alike[0] == alike[1]
    assert all(with_scripts.printed.values())


def test_there_is_a_way_on_from_every_page_without_scripts(readers):
    _, without = readers
    alone = [path for path, read in without.read.items() if read["ways"] < 2]
    assert alone == [path for path in without.read if OF_ROOM.match(path)] != []
    assert all(without.read[path]["back"] for path in alone)


def test_nothing_scrolls_sideways(readers):
    wide = {path for reader in readers for path, read in reader.read.items() if read["sideways"] > 0}
    assert wide == set()


def test_nothing_scrolls_sideways_on_a_phone_at_200_percent(request, new_page, pages, every_page):
    page = new_page(195, height=400)
    wide = {}
    for path in every_page if request.config.getoption("--all") else pages:
        page.goto(path)
        sideways = page.evaluate(READ)["sideways"]
        if sideways > 0:
            wide[path] = sideways
    assert wide == {}


def test_a_first_visit_is_light_on_every_page(readers, built_site):
    reader, _ = readers
    visits = {
        path: {url for url in reader.asked[path] if not url.startswith("data:")} for path in reader.read
    }
    styles = {
        path: {PurePosixPath(url).name for url in urls if url.endswith(".css")}
        for path, urls in visits.items()
    }
    own = {"kurs.css", "utskrift.css"}
    assert all(
        {name for name in names if ".min." not in name} - {"storskjerm.css", "led.css"} == own
        for names in styles.values()
    )
    assert not [
        url
        for urls in visits.values()
        for url in urls
        if "/search/" in url or "bundle" in url or ".woff" in url
    ]
    weights = {path: weigh(built_site, urls) for path, urls in visits.items()}
    assert {path: weight for path, weight in weights.items() if weight > HEAVIEST_VISIT} == {}
