"""A build that is killed leaves the last good site, or the next one to start brings it back."""

import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from project import PATIENCE, command, copy_fixture, read_tree, run

PAGE = "docs/filmer/ledelse.md"
LONG_ENOUGH_TO_BEGIN = 3  # seconds; a build that did not wait would have begun to write by then
DIE_AFTER_RENAME = """
import os, runpy, signal, sys
from pathlib import Path

rename, left = Path.rename, [int(sys.argv.pop(1))]

def rename_and_die(path, target):
    rename(path, target)
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)

Path.rename = rename_and_die
sys.argv[0] = "scripts/build.py"
runpy.run_path(sys.argv[0], run_name="__main__")
"""
MOMENTS = {
    "at once": lambda project: True,
    "when the engine has begun": lambda project: (project / ".site-new").exists(),
    "when pages are written": lambda project: any((project / ".site-new").rglob("*.html")),
    "when data is written": lambda project: (project / ".site-new" / "kurs.json").exists(),
}


@pytest.fixture(scope="module")
def built_project(tmp_path_factory):
    project = copy_fixture(tmp_path_factory.mktemp("bygd") / "kurs")
    done = run(project, "build")
    assert done.returncode == 0, done.stdout
    return project


@pytest.fixture
def project(built_project, tmp_path):
    """A small course with a good site, and a change to it that has not been built."""
    project = shutil.copytree(built_project, tmp_path / "kurs")
    edit(project, "Et foredrag om", "Et nytt foredrag om")
    return project


def edit(project: Path, old: str, new: str) -> None:
    page = project / PAGE
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def start(project: Path) -> subprocess.Popen:
    line, environment = command(project, "build")
    return subprocess.Popen(
        line,
        cwd=project,
        env=environment,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def wait_for(moment, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE
    while not moment() and process.poll() is None:
        assert time.monotonic() < deadline, "the build hangs"
        time.sleep(0.002)


def read_until_it_waits(process: subprocess.Popen) -> None:
    words = ""
    while "Venter på en bygging som alt er i gang." not in words:
        line = process.stdout.readline()
        assert line, words
        words += line


def last_site(project: Path) -> dict[str, bytes]:
    """Return the site, or what the next build will put in its place."""
    site = project / "site"
    return read_tree(site if site.exists() else project / ".site-old")


def check_recovery(project: Path, before: dict[str, bytes]) -> None:
    """A whole site was left, and the next build makes the new one and tidies up."""
    left = last_site(project)
    done = run(project, "build")
    assert done.returncode == 0, done.stdout
    after = read_tree(project / "site")
    assert "Et nytt foredrag om" in after["filmer/ledelse/index.html"].decode()
    assert left in (before, after)
    assert before != after
    assert [path.name for path in project.glob(".*") if path.name not in (".cache", ".sprak")] == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_leaves_a_whole_site(project, moment):
    before = read_tree(project / "site")
    process = start(project)
    wait_for(lambda: MOMENTS[moment](project), process)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    check_recovery(project, before)


def test_an_engine_that_outlives_its_script_is_waited_for(project):
    before = read_tree(project / "site")
    process = start(project)
    wait_for((project / ".site-new").exists, process)
    os.killpg(process.pid, signal.SIGSTOP)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    second = start(project)
    read_until_it_waits(second)
    os.killpg(process.pid, signal.SIGCONT)
    words = second.communicate(timeout=PATIENCE)[0]
    assert second.returncode == 0, words
    check_recovery(project, before)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_a_kill_at_any_time_leaves_a_whole_site(project, seed):
    before = read_tree(project / "site")
    process = start(project)
    time.sleep(random.Random(seed).uniform(0, 3))
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    check_recovery(project, before)


@pytest.mark.parametrize("renames", [1, 2])
def test_a_kill_during_the_swap_leaves_a_whole_site(project, renames):
    before = read_tree(project / "site")
    die = [sys.executable, "-c", DIE_AFTER_RENAME, str(renames)]
    died = subprocess.run(die, cwd=project, env=command(project, "build")[1], check=False)
    assert died.returncode == -signal.SIGKILL
    assert (project / "site").exists() == (renames == 2)
    assert (project / ".site-old").exists()
    check_recovery(project, before)


def test_the_site_comes_back_even_if_the_content_has_a_mistake(project):
    before = read_tree(project / "site")
    (project / "site").rename(project / ".site-old")
    (project / ".site-new").mkdir()
    edit(project, "captions: null", "captions: ja")
    assert run(project, "build").returncode == 1
    assert read_tree(project / "site") == before
    edit(project, "captions: ja", "captions: null")
    check_recovery(project, before)


def test_a_build_waits_for_the_one_before_it(project):
    before = read_tree(project / "site")
    lock = os.open(project, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    process = start(project)
    read_until_it_waits(process)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(LONG_ENOUGH_TO_BEGIN)
    assert not (project / ".site-new").exists()
    assert read_tree(project / "site") == before
    os.close(lock)
    words = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 0, words
    check_recovery(project, before)
