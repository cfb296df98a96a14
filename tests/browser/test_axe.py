"""axe finds nothing: on every page in one of four modes, on a page of each kind in all of them.

With `--all` every page is looked at in all modes.
"""

import pytest

from browser.conftest import ask_axe, search

MODES = ((320, "light"), (1280, "dark"), (320, "dark"), (1280, "light"))


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(request, new_page, pages, every_page, mode):
    page = new_page(*mode)
    share = every_page if request.config.getoption("--all") else every_page[MODES.index(mode) :: len(MODES)]
    findings = []
    for path in sorted({*share, *pages}):
        page.goto(path)
        findings += [(path, *finding) for finding in ask_axe(page)]
    assert findings == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("opened", ["search", "drawer"])
def test_axe_finds_nothing_in_what_opens(new_page, mode, opened):
    page = new_page(*mode)
    page.goto("laerer/")
    if opened == "search":
        search(page).first.wait_for()
    else:
        page.evaluate("document.getElementById('__drawer').click()")
    assert ask_axe(page) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("p.style.color = 'silver'", "color-contrast"),
        ("p.innerHTML = '<img src=a.png>'", "image-alt"),
        ("p.outerHTML = '<h6>Tittel</h6>'", "heading-order"),
        ("p.setAttribute('aria-lable', 'Ord')", "aria-valid-attr"),
    ],
)
def test_axe_is_awake(new_page, change, rule):
    page = new_page()
    page.goto("om/")
    page.evaluate(f"(() => {{ const p = document.querySelector('article p'); {change}; }})()")
    assert {found for found, _ in ask_axe(page)} == {rule}
