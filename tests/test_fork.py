"""A municipality's copy with all that it may hold: its check is green, and the course's tests read none of it."""

import os
import shutil
import subprocess
import sys

import pytest
from project import PATIENCE, run
from upstream import ROOT

LEFT_OUT = (".venv", ".git", ".cache", "site", "node_modules", "*cache*", "__pycache__")
OF_CONTENT = ("test_neutral.py", "test_spelling.py")
"""Tests of the course that read all of its files; those of the site build from a copy that the same function makes."""
OWN = {
    "mkdocs.kommune.yml": """\
INHERIT: mkdocs.yml
site_name: Gode relasjoner i Trondheim
site_url: https://trondheim.example/kurs/
extra:
  local:
    municipality: Trondheim kommune
    schools: [Åsveien skole, Lade skole]
    accessibility_statement: https://uustatus.example.org/trondheim
""",
    "docs/lokalt/index.md": """\
---
title: Hos oss i Trondheim
description: PPT og RKBU i Trondheim kommune.
---

Gruppene i Trondheim kommune møtes på egen skole, og PPT veileder. Omtrent 20 % kommer fra Melhus.
""",
    "docs/lokalt/tillegg/relasjonskompetanse.md": "PPT i Trondheim hjelper gruppa når BT står fast.\n",
    "docs/lokalt/drofting/egne.md": """\
---
title: Egne spørsmål
description: Spørsmål om skolene våre.
id: egne
source: lokal
reviewed_by: null
track: laerer
prompts:
  - {id: hva-na-i-trondheim, text: "Hva gjør vi på Åsveien nå?", source: lokal}
---

{{ page_head() }}

{{ discussion_prompts() }}
""",
}


@pytest.fixture(scope="module")
def fork(tmp_path_factory):
    """Return a whole copy of the repository, as a code host makes it, with a municipality's own files."""
    root = tmp_path_factory.mktemp("fork") / "kurs"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for path, text in OWN.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def test_its_check_is_green(fork):
    done = run(fork, "check")
    assert (done.returncode, "Bruker mkdocs.kommune.yml." in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize("name", OF_CONTENT)
def test_tests_of_the_course_do_not_read_what_is_its_own(fork, name):
    environment = {**os.environ, "PYTHONPATH": str(fork)}
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", f"tests/{name}"],
        cwd=fork,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout
