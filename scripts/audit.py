"""The lock in, what is publicly known to be unsafe in it out; without a network, the words that say so."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from scripts.commands import ROOT

LOCK = "tests/requirements.txt"
NOT_RUN = "Pakkene er ikke sjekket mot kjente svakheter; det trenger nett."
SECONDS = "5"
"""How long to wait for an answer before there is taken to be no network."""


def start_audit() -> subprocess.Popen[str]:
    """Begin asking, which takes a while and needs no processor."""
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    command = [sys.executable, "-m", "pip_audit", "--requirement", LOCK, *options, "--timeout", SECONDS]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    )


def read_audit(process: subprocess.Popen[str]) -> tuple[list[str], bool]:
    """Wait for the answer; return a line for each thing a person should know, and whether one is a weakness."""
    return describe(process.communicate()[0])


def describe(answer: str) -> tuple[list[str], bool]:
    """Say what an answer means: each package with its weaknesses, or that nobody answered."""
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return [NOT_RUN], False
    if all("skip_reason" in package for package in packages):
        return [NOT_RUN], False
    weak = [
        f"{LOCK}: {package['name']} {package['version']} har kjente svakheter: "
        f"{', '.join(found['id'] for found in package['vulns'])}; oppdater til en nyere utgave"
        for package in packages
        if package.get("vulns")
    ]
    return weak, bool(weak)
