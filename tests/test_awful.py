"""A course in which nearly everything is wrong: all of it is said at once, each mistake once."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
AWFUL = ROOT / "tests" / "awful"
FEWEST = 10


def test_every_mistake_of_an_awful_course_is_printed_and_counted(is_update):
    done = subprocess.run(
        [sys.executable, "scripts/check.py", "--config", str(AWFUL / "mkdocs.yml")],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if is_update:
        (AWFUL / "problems.txt").write_text(done.stdout, encoding="utf-8")
    said = (AWFUL / "problems.txt").read_text(encoding="utf-8")
    assert done.stdout == said
    assert done.stderr == ""
    assert done.returncode == 1
    *lines, count = said.splitlines()
    errors = [line for line in lines if ": advarsel: " not in line]
    assert count.startswith(f"{len(errors)} feil")
    assert len(lines) >= FEWEST
    assert len({line.split(":")[0] for line in lines}) > len("docs"), "the mistakes lie in many files"
