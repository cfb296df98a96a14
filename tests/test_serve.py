"""Writing with the site open: a mistake is told, the server lives on, and mending it is enough."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from project import PATIENCE, command, copy_fixture, run

PAGE = "docs/filmer/ledelse.md"
MISTAKE = "docs/filmer/ledelse.md:11: captions: må være «true» eller «false», ikke «ja»"


@pytest.fixture
def project(tmp_path):
    return copy_fixture(tmp_path / "kurs")


@pytest.fixture
def old_key(project):
    history = "keys: [{old: kommune, new: municipality, since: 0.1.0, until: 99.0.0}]\nids: []\n"
    (project / "macros/settings/history.yml").write_text(history, encoding="utf-8")
    edit(project, "municipality: Ørland", "kommune: Ørland", "mkdocs.yml")


@pytest.fixture
def server(project, tmp_path):
    """`scripts/serve` on a free port: its process, its address, and what it has said so far."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    line, environment = command(project, "serve", "--addr", address)
    output = tmp_path / "said.txt"
    with output.open("w") as said:
        process = subprocess.Popen(
            line, cwd=project, env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
    yield process, f"http://{address}/filmer/ledelse/", output
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(PATIENCE)


def edit(project: Path, old: str, new: str, path: str = PAGE) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def wait_until(is_so: Callable[[], bool], server) -> None:
    process, _, output = server
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert process.poll() is None, output.read_text()
        assert time.monotonic() < deadline, output.read_text()
        time.sleep(0.1)


def read_page(server) -> str:
    """Return the page, or nothing while there is none to have."""
    try:
        with urllib.request.urlopen(server[1], timeout=1) as answer:
            return answer.read().decode()
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return ""


def test_a_mistake_is_told_and_mending_it_is_enough(project, server):
    output = server[2]
    wait_until(lambda: "hva det er å lede" in read_page(server), server)
    edit(project, "captions: null", "captions: ja")
    wait_until(lambda: MISTAKE in output.read_text(encoding="utf-8"), server)
    edit(project, "Et foredrag om", "Et nytt foredrag om")
    edit(project, "captions: ja", "captions: true")
    wait_until(lambda: "Et nytt foredrag om" in read_page(server), server)
    said = output.read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert f"Åpne http://{server[1].split('/')[2]} i nettleseren." in said


def test_an_old_key_is_told_of_while_the_site_is_shown(old_key, server):
    wait_until(lambda: "hva det er å lede" in read_page(server), server)
    assert "extra.local.kommune: heter «municipality» fra versjon 0.1.0" in server[2].read_text(
        encoding="utf-8"
    )


def test_a_mistake_at_the_start_is_told_before_anything_is_served(project):
    edit(project, "captions: null", "captions: ja")
    done = run(project, "serve", "--addr", "127.0.0.1:0", stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (1, f"{MISTAKE}\n1 feil.\n")
