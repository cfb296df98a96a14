"""Real Chromium on the built site (`built_site`), served from 127.0.0.1."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from bench.visit import largest_pages, serve
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from real import real_site

from browser.hands import NAMES, Hands
from browser.hands.chromium import ARGUMENTS, SWITCHED_OFF, Chromium
from browser.hands.firefox import hold_firefox
from browser.hands.webkit import hold_webkit
from macros.addresses import page_url
from scripts.tools import find_chromium

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_ROOM = re.compile(r"(laerer|leder)/(storskjerm|led)/.")
"""Addresses of pages that are shown while a meeting is held, without the site around them."""
QUERY = "relasjon"
SCREEN_HEIGHT = 800


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Step through one meeting and one session in all three browsers, and do all else in two of them with `--all` alone."""
    other = re.compile(r"\[(firefox|webkit)")
    often = re.compile(
        r"test_(a_meeting_is_led|arrows_step|nothing_is_too_large)\w+\[\w+(-laerer/\w+/05|-leder/\w+/forste|\])"
    )
    for item in items:
        is_of_room = item.path.name in ("test_lead.py", "test_screen.py")
        if is_of_room and other.search(item.name) and not often.match(item.name):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[str]:
    """Address of the served site, with a slash at the end."""
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def pages(built_site: Path) -> list[str]:
    """List one page of each kind, the largest, and those that look like no other."""
    largest = largest_pages(real_site(), built_site).values()
    return ["", *map(page_url, largest), "404.html"]


@pytest.fixture(scope="session")
def every_page(built_site: Path) -> list[str]:
    """List every page there is."""
    files = sorted(built_site.rglob("*.html"))
    assert files, f"{built_site} has no pages"
    return [file.relative_to(built_site).as_posix().removesuffix("index.html") for file in files]


@pytest.fixture(scope="session")
def read_pages(request: pytest.FixtureRequest, pages: list[str], every_page: list[str]) -> list[str]:
    """List the pages of a test that asks the same of each: one of each kind, and every one with `--all`."""
    return every_page if request.config.getoption("--all") else pages


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(), args=[*ARGUMENTS, SWITCHED_OFF]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def hold(site: str, browser: Browser) -> Iterator[Callable[[str], Hands]]:
    """Start a browser by its name when it is first asked for, and keep it, for file after file asks for all three."""
    with ExitStack() as held:
        others = {"firefox": hold_firefox, "webkit": hold_webkit}
        yield cache(
            lambda name: held.enter_context(others[name](site)) if name in others else Chromium(site, browser)
        )


@pytest.fixture(scope="session", params=NAMES)
def hands(request: pytest.FixtureRequest, hold: Callable[[str], Hands]) -> Hands:
    """Hold each browser in turn, so that a test which asks for hands runs in all of them.

    One browser alone: `@pytest.mark.parametrize("hands", ["firefox"], indirect=True)`.
    """
    return hold(request.param)


def search(page: Page) -> Locator:
    """Open the search and type a query; return the hits."""
    button = page.get_by_role("button", name="Søk", exact=True)
    if not page.locator(".gr-search").is_visible():
        button.first.click()
    page.locator(".gr-search__input").press_sequentially(QUERY)
    return page.locator(".gr-search__hit .gr-search__link").filter(has_text=re.compile(QUERY, re.IGNORECASE))


def ask_axe(page: Page) -> list[tuple[str, str]]:
    """Return what axe finds on a page: (rule, element)."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", AXE_TAGS)
    return [(fault["id"], node["html"][:200]) for fault in found["violations"] for node in fault["nodes"]]


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open a page in a fresh profile: `new_page(width=320, scheme="dark", javascript=False)`."""
    contexts = []

    def open_page(
        width: int = 1280, scheme: str = "light", javascript: bool = True, height: int = SCREEN_HEIGHT, **more
    ) -> Page:
        context = browser.new_context(
            base_url=site,
            color_scheme=scheme,
            java_script_enabled=javascript,
            viewport={"width": width, "height": height},
            **{"reduced_motion": "reduce", **more},
        )
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
