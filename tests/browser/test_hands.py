"""The hands themselves: each browser does what is asked, notes what goes wrong, and is gone afterwards."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from project import ROOT

from browser.hands import A4, NAMES, PATIENCE, PAUSE, HandsError
from browser.hands.chromium import SWITCHES
from browser.paper import read_sides

PAGE = "laerer/moter/03-vaeremate-og-beskjeder/"
BREAK = """() => {
    setTimeout(() => { throw new Error('thrown late') });
    Promise.reject(new Error('never caught'));
    document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}));
}"""
HOLD = """
import sys
from browser.hands.{module} import hold_{module}
with hold_{module}("http://127.0.0.1:9/") as hands:
    print(hands.evaluate("() => navigator.userAgent"), flush=True)
    sys.stdin.read()
"""
A5 = (148, 210)


def test_the_viewport_is_as_wide_and_high_as_asked_for(hands):
    for size in ([390, 844], [1280, 800], [1920, 1080]):
        hands.open(PAGE, *size)
        assert hands.evaluate("() => [innerWidth, innerHeight]") == size
        assert hands.evaluate("() => matchMedia('(prefers-reduced-motion: reduce)').matches")


def test_values_come_and_go_as_they_are(hands):
    hands.open(PAGE)
    values = ["«blåbær»", 1.5, True, None, {"list": [1, "2"]}]
    assert hands.evaluate("async (...values) => values", *values) == values
    assert hands.evaluate("() => undefined") is None
    with pytest.raises(HandsError, match="thrown here"):
        hands.evaluate("() => { throw new Error('thrown here') }")


def test_keys_and_mouse_reach_the_page(hands):
    hands.open(PAGE, 390)
    hands.press("Tab", "Tab", "Shift+Tab")
    assert hands.evaluate("() => document.activeElement.matches('.md-skip')")
    hands.press("Enter")
    assert hands.wait_for("() => location.hash")
    hands.click("article a[href*='/tema/']")
    assert hands.wait_for("() => document.readyState == 'complete' && location.pathname.includes('/tema/')")
    with pytest.raises(HandsError, match="nothing that is seen"):
        hands.click(".nothing-of-the-kind")


def test_what_goes_wrong_in_a_page_is_noted_and_a_new_page_begins_anew(hands):
    hands.open(PAGE)
    hands.evaluate(BREAK)
    noted = "\n".join(hands.messages())
    assert [words for words in ("thrown late", "never caught", "style-src") if words not in noted] == []
    hands.open("")
    assert "thrown late" not in "\n".join(hands.messages())


def test_a_picture_of_the_viewport_is_as_large_as_it(hands):
    hands.open(PAGE, 390, 844)
    picture = hands.screenshot()
    assert picture.startswith(b"\x89PNG")
    assert [int.from_bytes(picture[at : at + 4]) for at in (16, 20)] == [390, 844]


def test_paper_is_of_the_size_asked_for_unless_the_page_has_one_of_its_own(hands):
    hands.open("om/personvern/")
    assert {side.size for side in read_sides(hands.print_pdf())} == {A4}
    hands.evaluate("() => document.querySelectorAll('[rel=stylesheet]').forEach(link => link.remove())")
    assert {side.size for side in read_sides(hands.print_pdf(A5))} == {A5}


@pytest.mark.parametrize("module", NAMES[1:])
def test_a_browser_ends_even_when_the_tests_are_killed(module, tmp_path):
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}", "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", HOLD.format(module=module)]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as tests:
        assert b"Mozilla" in tests.stdout.readline()
        assert len(list(started_with(tmp_path))) > 3
        tests.kill()
    end = time.monotonic() + PATIENCE
    while list(started_with(tmp_path)) and time.monotonic() < end:
        time.sleep(PAUSE)
    assert list(started_with(tmp_path)) == []


def test_what_playwright_switches_off_in_chromium_stays_off(browser):
    assert browser.is_connected()
    found = [said for line in command_lines() if len(said := switched_off(line)) > 1]
    assert found or sys.platform != "linux"  # elsewhere nobody tells what a process was started with
    for theirs, ours in found:
        assert theirs <= ours


def switched_off(line):
    return [set(word.removeprefix(SWITCHES).split(",")) for word in line if word.startswith(SWITCHES)]


def command_lines():
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            yield (process / "cmdline").read_text(encoding="utf-8").split("\0")


def started_with(folder):
    """Yield the processes that know a folder: its name stands in their environment."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if str(folder).encode() in (process / "environ").read_bytes():
                yield process.name
