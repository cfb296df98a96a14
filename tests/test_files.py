"""What no case can write down: files that are none, and what both engines publish of what passes the check."""

import os

import pytest
from project import build, configure, copy_fixture, run

PASSES = {
    "docs/lokalt/kart.png": b"\x89PNG\r\n\x1a\n",
    "docs/lokalt/.DS_Store": b"\0",
    "docs/lokalt/index.md": "---\ntitle: Hos oss\ndescription: Vårt.\n---\n\n![Kart](kart.png)\n".encode(),
}


def test_a_pipe_among_the_pages_is_told_and_never_waited_for(tmp_path):
    project = copy_fixture(tmp_path / "kurs")
    os.mkfifo(project / "docs/filmer/ror.md")
    os.mkfifo(project / "docs/filmer/ror.pdf")
    done = run(project, "check", "--config", "mkdocs.yml")
    assert done.returncode == 1
    assert "docs/filmer/ror.md: det er ikke en vanlig fil; ta den bort" in done.stdout
    assert "docs/filmer/ror.pdf: er ikke en vanlig fil; ta den bort" in done.stdout


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_site_holds_no_file_that_nobody_spoke_of(tmp_path, engine):
    project = copy_fixture(tmp_path / "kurs")
    for path, content in PASSES.items():
        (project / path).parent.mkdir(exist_ok=True)
        (project / path).write_bytes(content)
    site = build(project, configure(project, "as"), engine)
    found = {file.name for file in (site / "lokalt").iterdir()}
    assert found == {"kart.png", "index.html"}
