"""Lighthouse gives full marks for what it can judge of accessibility, practices and search engines."""

import json

import pytest
from npm import run_tool

from browser.hands.chromium import ARGUMENTS
from scripts.tools import find_chromium

AUDITOR = "lighthouse/cli/index.js"
FULL_MARKS = {"accessibility": 1, "best-practices": 1, "seo": 1}
PAGES = [
    "",
    pytest.param("laerer/tema/3-daglige-strategier/", marks=pytest.mark.slow),
    pytest.param("laerer/moter/03-vaeremate-og-beskjeder/", marks=pytest.mark.slow),
    pytest.param("leder/samling/midt-1/", marks=pytest.mark.slow),
    pytest.param("arbeidsark/laerer/ny-vurdering/", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_gives_full_marks(site, path, tmp_path, monkeypatch, record_property):
    monkeypatch.setenv("CHROME_PATH", find_chromium() or "")
    report = tmp_path / "report.json"
    flags = " ".join(["--headless=new", *ARGUMENTS])
    options = ["--quiet", "--no-enable-error-reporting", "--output=json", f"--output-path={report}"]
    done = run_tool(AUDITOR, f"{site}{path}", *options, f"--chrome-flags={flags}")
    assert report.is_file(), done.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: category["score"] for name, category in found["categories"].items()}
    print(f"/{path}: performance {scores.pop('performance'):.2f}")
    low = [
        (name, audit["id"], found["audits"][audit["id"]]["title"])
        for name, category in found["categories"].items()
        for audit in category["auditRefs"]
        if name in FULL_MARKS and audit["weight"] and found["audits"][audit["id"]]["score"] == 0
    ]
    assert (scores, low) == (FULL_MARKS, [])
