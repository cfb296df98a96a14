"""The theme's files: colours that can be read, nothing that would be published by mistake."""

import re
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert

ROOT = Path(__file__).parents[1]
OVERRIDES = ROOT / "overrides"
STYLES = ROOT / "macros" / "styles"
TEXT_CONTRAST = 4.5
BORDER_CONTRAST = 3.0
FILL_CONTRAST = 6.4
EDGE_CONTRAST = 6.2
FAR_APART = {"deuteranomaly": 34, "protanomaly": 39, "tritanomaly": 59, "grey": 26}
"""ΔE between the fills of P and S, which most eyes that mix up colours would mix up."""
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
    assert round(contrast("#000000", marks[f"mark-{mark}"]), 1) >= FILL_CONTRAST
    assert round(contrast("#ffffff", marks[f"mark-{mark}-border"]), 1) >= EDGE_CONTRAST


def _seen(colour: str, sight: str | None) -> np.ndarray:
    """Return a colour as somebody sees it, or as a black-and-white printer does, in CIELab."""
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    if sight == "grey":
        return np.array([cspace_convert(rgb, "sRGB1", "CIELab")[0], 0, 0])
    if sight:
        space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
        rgb = np.clip(cspace_convert(rgb, space, "sRGB1"), 0, 1)
    return cspace_convert(rgb, "sRGB1", "CIELab")


@pytest.mark.parametrize(("sight", "distance"), FAR_APART.items())
def test_pink_and_green_are_far_apart_to_every_eye(sight, distance):
    marks = _schemes()["marks"]
    pink, green = (_seen(marks[f"mark-{mark}"], sight) for mark in "ps")
    assert round(np.linalg.norm(pink - green)) >= distance


def test_coding_colours_stand_in_one_place():
    colours = {colour for name, colour in _schemes()["marks"].items() if name.startswith("mark-")}
    for file in (ROOT / "macros").rglob("*.css"):
        if file.name != "colours.css":
            assert not colours & set(re.findall(r"#[0-9a-f]{6}", file.read_text(encoding="utf-8"))), file


def test_only_templates_stand_outside_the_assets():
    files = [file for file in OVERRIDES.rglob("*") if file.is_file()]
    published = [file for file in files if OVERRIDES / "assets" not in file.parents]
    assert [file for file in published if file.suffix not in (".html", ".xml")] == []


def test_assets_are_small_and_call_nobody():
    for file in [*(OVERRIDES / "assets").rglob("*.*"), *(ROOT / "macros").rglob("*.css")]:
        assert file.stat().st_size <= LARGEST_IMAGE, file
        if file.parent.name == "fonts":
            continue
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE), file


def test_configuration_and_templates_are_short():
    assert len((ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()) <= LONGEST_CONFIG
    for file in OVERRIDES.rglob("*.html"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_TEMPLATE, file
