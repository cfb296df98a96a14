"""The theme's files: colours that can be read, nothing that would be published by mistake."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OVERRIDES = ROOT / "overrides"
STYLES = OVERRIDES / "assets" / "stylesheets"
TEXT_CONTRAST = 4.5
BORDER_CONTRAST = 3.0
LARGEST_IMAGE = 30_000  # bytes
LONGEST_CONFIG = 90  # lines
LONGEST_TEMPLATE = 60  # lines

GROUNDS = ("paper", "sand", "primary-soft", "accent-soft")
TEXTS = ("ink", "muted", "primary", "accent")


def _schemes() -> dict[str, dict[str, str]]:
    css = (STYLES / "colours.css").read_text(encoding="utf-8")
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")
    dark, marks = dark.split("/* The coding colours")
    marks = marks.split(".gr-sheet {")[0]
    return {"light": _colours(light), "dark": _colours(dark), "marks": _colours(marks)}


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--gr-([\w-]+): (#[0-9a-f]{6});", css))


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two #rrggbb colours."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_and_borders_can_be_seen(scheme, ground):
    colours = _schemes()[scheme]
    for text in TEXTS:
        assert contrast(colours[text], colours[ground]) >= TEXT_CONTRAST, text
    for border in ("border", "accent"):
        assert contrast(colours[border], colours[ground]) >= BORDER_CONTRAST, border


@pytest.mark.parametrize("mark", ["p", "u", "s"])
def test_coding_marks_can_be_read(mark):
    marks = _schemes()["marks"]
    assert contrast("#000000", marks[f"mark-{mark}"]) >= TEXT_CONTRAST
    assert contrast("#ffffff", marks[f"mark-{mark}-border"]) >= TEXT_CONTRAST


def test_only_templates_stand_outside_the_assets():
    files = [file for file in OVERRIDES.rglob("*") if file.is_file()]
    published = [file for file in files if OVERRIDES / "assets" not in file.parents]
    assert [file for file in published if file.suffix != ".html"] == []


def test_assets_are_small_and_call_nobody():
    for file in (OVERRIDES / "assets").rglob("*.*"):
        assert file.stat().st_size <= LARGEST_IMAGE, file
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE), file


def test_configuration_and_templates_are_short():
    assert len((ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()) <= LONGEST_CONFIG
    for file in OVERRIDES.rglob("*.html"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_TEMPLATE, file
