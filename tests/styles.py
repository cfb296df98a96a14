"""Two built sites in, what differs between them in looks, words and links out; for proving that a move changes nothing.

`PYTHONPATH=. .venv/bin/python tests/styles.py BEFORE AFTER` opens the largest page of each kind, and enough others to
show every class there is, in Chromium: the computed values of every element, on phone and desktop, light and dark, and
on paper, of all properties that a rule of either site sets, and sizes; and every rule that the pages load, since
nothing here is hovered, pressed or pointed at.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from bench.visit import largest_pages, serve
from playwright.sync_api import Browser, Page, sync_playwright
from real import real_site

from macros.addresses import page_url
from scripts.tools import find_chromium

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
VIEWS = {
    **{
        f"{width} px, {scheme}": (width, {"media": "screen", "color_scheme": scheme})
        for width in (390, 1280)
        for scheme in ("light", "dark")
    },
    "print": (700, {"media": "print", "color_scheme": "light"}),
}
"""By name the width of the window, and what the page is told; 700 px is about what a sheet upright is wide inside."""
HEIGHT = 800
PSEUDOS = ["", "::before", "::after"]
ALWAYS = {"width", "height", "display"}
"""What may change though no rule names it."""
CLASSES = re.compile(r'\sclass="([^"]*)"')
MOST_SHOWN = 60  # groups; who sees that many has changed something large
MOST_NAMED = 4  # elements of a group


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One value that is not what it was."""

    page: str
    view: str
    element: str
    what: str
    """A property, or `words`, `link`, `element`, `rule`."""
    before: str
    after: str


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a Chromium, which ends with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


def compare_sites(browser: Browser, before: Path, after: Path, pages: Iterable[str]) -> list[Difference]:
    """Return all differences between two built sites on some pages."""
    with serve(before) as old, serve(after) as new:
        both = [_new_window(browser, address) for address in (old, new)]
        rules: tuple[set[str], set[str]] = (set(), set())
        found = [difference for path in pages for difference in _compare_page(both, path, rules)]
        for page in both:
            page.context.close()
    gone = [("rule", rule, "") for rule in sorted(rules[0] - rules[1])]
    come = [("rule", "", rule) for rule in sorted(rules[1] - rules[0])]
    return [*found, *_differences("", "", "", [*gone, *come])]


def choose_pages(site_dir: Path) -> list[str]:
    """Return the largest page of each kind, the front page, and others until every class has been seen."""
    pages = {
        file.relative_to(site_dir).as_posix().removesuffix("index.html"): {
            name for names in CLASSES.findall(file.read_text(encoding="utf-8")) for name in names.split()
        }
        for file in sorted(site_dir.rglob("*.html"))
    }
    chosen = ["", *map(page_url, largest_pages(real_site(), site_dir).values())]
    missing = {name for names in pages.values() for name in names}
    missing -= {name for path in chosen for name in pages[path]}
    while missing:
        richest = max(pages, key=lambda path: len(pages[path] & missing))
        chosen.append(richest)
        missing -= pages[richest]
    return chosen


def _new_window(browser: Browser, address: str) -> Page:
    return browser.new_context(base_url=address, reduced_motion="reduce").new_page()


def _compare_page(both: list[Page], path: str, rules: tuple[set[str], set[str]]) -> Iterator[Difference]:
    """Yield what differs on a page; add the rules that each side loads."""
    for page, seen in zip(both, rules, strict=True):
        page.goto(path)
        page.evaluate(f"() => {{ {SCRIPT} }}")
        seen.update(page.evaluate("styles.rules()"))
    contents = [page.evaluate("styles.content()") for page in both]
    elements = [[label for label, _, _ in content] for content in contents]
    for index, (old, new) in enumerate(zip_longest(*contents, fillvalue=["", "", ""])):
        changes = [(what, *pair) for what, *pair in zip(("element", "words", "link"), old, new, strict=True)]
        yield from _differences(path, "", elements[0][index] if index < len(elements[0]) else "", changes)
    if elements[0] == elements[1]:
        names = sorted(ALWAYS.union(*(page.evaluate("styles.properties()") for page in both)))
        for view, (width, told) in VIEWS.items():
            for page in both:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                page.emulate_media(**told)
            yield from _compare_view(both, path, view, elements[0], names)


def _compare_view(
    both: list[Page], path: str, view: str, elements: list[str], names: list[str]
) -> Iterator[Difference]:
    hashes = [page.evaluate("asked => styles.hashes(asked)", [names, PSEUDOS]) for page in both]
    for index, (old, new) in enumerate(zip(*hashes, strict=True)):
        for pseudo, *pair in zip(PSEUDOS, old, new, strict=True):
            if pair[0] != pair[1]:
                asked = [index, pseudo, names]
                values = [page.evaluate("asked => styles.values(asked)", asked) for page in both]
                yield from _differences(path, view, elements[index] + pseudo, _changes(names, values))


def _changes(names: list[str], values: list[list[str]]) -> list[tuple[str, str, str]]:
    """Return (property, before, after) of an element, or that it has come or gone."""
    if all(values):
        return list(zip(names, *values, strict=True))
    before, after = ("there" if found else "not there" for found in values)
    return [("element", before, after)]


def _differences(
    page: str, view: str, element: str, changes: Iterable[tuple[str, str, str]]
) -> Iterator[Difference]:
    for what, before, after in changes:
        if before != after:
            yield Difference(page=page, view=view, element=element, what=what, before=before, after=after)


def describe(differences: Iterable[Difference]) -> Iterator[str]:
    """Yield a paragraph for each change, with how often, where and in which views it is seen."""
    groups = defaultdict(list)
    for one in differences:
        groups[one.what, one.before, one.after].append(one)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    for (what, before, after), found in ordered[:MOST_SHOWN]:
        yield f"{what}: {before or 'nothing'} → {after or 'nothing'}"
        elements = list(dict.fromkeys(one.element for one in found))
        more = f" and {len(elements) - MOST_NAMED} more" if len(elements) > MOST_NAMED else ""
        views = ", ".join(dict.fromkeys(one.view for one in found if one.view))
        pages = len({one.page for one in found})
        if elements != [""]:
            yield f"    {len(found)} times on {pages} pages, first {found[0].page or 'the front page'}; {views}"
            yield f"    {', '.join(elements[:MOST_NAMED])}{more}"
    if len(ordered) > MOST_SHOWN:
        yield f"… and {len(ordered) - MOST_SHOWN} changes more"


def main() -> int:
    """Print what differs between the two sites that the command line names; 1 when something does."""
    before, after = map(Path, sys.argv[1:])
    pages = choose_pages(before)
    with open_browser() as browser:
        differences = compare_sites(browser, before, after, pages)
    print(*describe(differences), sep="\n")
    print(f"{len(differences)} differences on {len(pages)} pages in {len(VIEWS)} views")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
