"""What a reader has asked the system for: no motion, and colours of their own."""

import pytest

MOVING = """() => [...document.querySelectorAll('*')].flatMap(element => [null, '::before', '::after']
    .map(part => getComputedStyle(element, part))
    .filter(style => [style.transitionDuration, style.animationDuration].some(
        durations => durations.split(',').some(seconds => parseFloat(seconds) > 0))
        || style.scrollBehavior === 'smooth')
    .map(() => element.outerHTML.slice(0, 80)))"""
DRAWN = """() => [...document.querySelectorAll('*')].flatMap(element => [null, '::before', '::after']
    .map(part => [part, getComputedStyle(element, part)])
    .filter(([part, style]) => style.maskImage !== 'none' && style.display !== 'none'
        && (!part || style.content !== 'none') && element.checkVisibility({visibilityProperty: true}))
    .map(([part, style]) => [element.className + (part || ''), style.backgroundColor]))"""
CANVAS = """() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.backgroundColor = 'Canvas';
    const colour = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return colour;
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_for_those_who_ask_for_calm(new_page, pages, width):
    page = new_page(width)
    for path in pages:
        page.goto(path)
        assert page.evaluate(MOVING) == [], path


def test_something_moves_for_others(new_page):
    page = new_page(reduced_motion="no-preference")
    page.goto("")
    assert page.evaluate(MOVING) != []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawn_symbols_are_seen_in_colours_of_the_readers_own(new_page, pages, scheme):
    page = new_page(320, scheme, forced_colors="active")
    symbols = set()
    for path in pages:
        if "/storskjerm/" in path:
            continue
        page.goto(path)
        canvas = page.evaluate(CANVAS)
        drawn = page.evaluate(DRAWN)
        assert drawn, path
        assert [name for name, colour in drawn if colour in (canvas, "rgba(0, 0, 0, 0)")] == [], path
        symbols |= {name for name, _ in drawn}
    assert {name.split()[0] for name in symbols} > {"gr-icon", "gr-form"}
