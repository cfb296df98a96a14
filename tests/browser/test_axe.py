"""axe finds nothing on a page of each kind, nor in what opens; with `--all` on every page in all modes."""

import pytest

from browser.conftest import ask_axe, search

MODES = (
    (320, "light"),
    (1280, "dark"),
    pytest.param((320, "dark"), marks=pytest.mark.slow),
    pytest.param((1280, "light"), marks=pytest.mark.slow),
)


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(request, new_page, pages, every_page, mode):
    """Every other page is looked at by light on a phone, and those between by night on a large screen."""
    page = new_page(*mode)
    findings = []
    for path in every_page if request.config.getoption("--all") else pages[mode[0] // 1280 :: 2]:
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
