"""Writing with the site open: what is saved is shown, a mistake is told on the last good page, mending it is enough."""

import logging
import random
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from live import serve_live
from mkdocs.structure import pages
from mkdocs.theme import Theme
from mkdocs_macros import context
from project import PATIENCE, build, command, configure, copy_fixture, read_tree, run

from macros import render
from scripts.live.engine import LiveEngine

PAGE = "docs/filmer/ledelse.md"
SHOWN = "filmer/ledelse/"
MISTAKE = "docs/filmer/ledelse.md:11: captions: må være «true» eller «false», ikke «ja»"
DRAFT = "---\ntitle: Kladden\ndescription: En side som ikke er ferdig.\ndraft: true\n---\n\nHalvferdig.\n"
ENGLISH = re.compile(
    r"\b(error|the|not|is|undefined|expected|unknown|invalid|warning|found)\b", re.IGNORECASE
)


@pytest.fixture
def project(tmp_path):
    return copy_fixture(tmp_path / "kurs", styled=True)


@pytest.fixture
def live(project, tmp_path):
    """`scripts/serve` on a free port."""
    with serve_live(project, tmp_path / "said.txt") as live:
        yield live


def edit(project: Path, old: str, new: str, path: str = PAGE) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_mistake_is_told_and_mending_it_is_enough(live):
    live.wait_for("hva det er å lede", SHOWN)
    live.edit(PAGE, "captions: null", "captions: ja")
    live.wait_for_word(MISTAKE)
    assert "hva det er å lede" in live.read(SHOWN).decode()
    live.edit(PAGE, "Et foredrag om", "Et nytt foredrag om")
    live.edit(PAGE, "captions: ja", "captions: true")
    live.wait_for("Et nytt foredrag om", SHOWN)
    live.wait_for_word("I orden igjen")
    assert "Traceback" not in live.said


def test_an_old_key_is_told_of_while_the_site_is_shown(project, tmp_path):
    history = "keys: [{old: kommune, new: municipality, since: 0.1.0, until: 99.0.0}]\nids: []\n"
    (project / "macros/settings/history.yml").write_text(history, encoding="utf-8")
    edit(project, '"municipality"', '"kommune"', "mkdocs.yml")
    with serve_live(project, tmp_path / "said.txt") as live:
        live.wait_for("hva det er å lede", SHOWN)
        live.wait_for_word("extra.local.kommune: heter «municipality» fra versjon 0.1.0")


def test_a_warning_is_told_while_one_writes(project, live):
    live.wait_for("hva det er å lede", SHOWN)
    sheet = (project / "docs/arbeidsark/laerer/logg.md").read_text(encoding="utf-8")
    new = sheet.replace("id: logg", "id: lapp")
    (project / "docs/arbeidsark/laerer/lapp.md").write_text(new, encoding="utf-8")
    live.wait_for_word("docs/arbeidsark/laerer/lapp.md:4: advarsel: id: ingen side bruker arket")


def test_a_mistake_at_the_start_is_a_page_until_it_is_mended(project, tmp_path):
    edit(project, "captions: null", "captions: ja")
    with serve_live(project, tmp_path / "said.txt") as live:
        page = live.read("hvor/som/helst/").decode()
        assert MISTAKE in page
        assert 'role="alert"' in page
        assert "Nettstedet kan ikke vises ennå" in page
        live.edit(PAGE, "captions: ja", "captions: null")
        live.wait_for("hva det er å lede", SHOWN)


FAULTS = {
    "a partial": (
        "overrides/partials/footer.html",
        "<footer",
        "{% if <footer",
        "overrides/partials/footer.html:4: malen kan ikke leses",
    ),
    "a partial that is not there": (
        "overrides/main.html",
        "{% block extrahead %}",
        '{% block extrahead %}\n{% include "partials/borte.html" %}',
        ": malen henter «partials/borte.html», som ikke finnes",
    ),
    "a template": (
        "macros/components/film/film_card.md.jinja",
        "{{ view.",
        "{{ view.borte.",
        "macros/components/film/film_card.md.jinja:",
    ),
    "a menu": (
        "docs/.nav.yml",
        "index.md",
        "indeks.md",
        "docs/.nav.yml:2: nav[0]: det finnes ingen fil eller mappe «indeks.md» her",
    ),
    "the configuration": (
        "mkdocs.yml",
        '"strict"',
        '"strikt"',
        "mkdocs.yml:1: strikt: feltet finnes ikke; mente du «strict»?",
    ),
    "the theme's name": (
        "mkdocs.yml",
        '"material"',
        '"materiale"',
        "theme.name: må være «material», som kurset bygger på",
    ),
    "code": (
        "macros/components/film/view.py",
        "def film_card(",
        "def film_card(:\n",
        "macros/components/film/view.py:",
    ),
}


def test_whatever_is_broken_is_told_in_our_words_and_heals(project, tmp_path):
    (project / "docs/.nav.yml").write_text("nav:\n  - index.md\n  - {glob: '*'}\n", encoding="utf-8")
    with serve_live(project, tmp_path / "said.txt") as live:
        live.wait_for("hva det er å lede", SHOWN)
        good = read_site(live)
        for name, (path, old, new, told) in FAULTS.items():
            before = (project / path).read_text(encoding="utf-8")
            heard = len(live.said)
            live.edit(path, old, new)
            live.wait_for_word(told, heard)
            assert read_site(live) == good, name
            assert not ENGLISH.search(live.said), name
            (project / path).write_text(before, encoding="utf-8")
            live.wait_for_word("I orden igjen", heard)
            assert read_site(live) == good, name


def read_site(live):
    return {path: live.read(path) for path in ("", SHOWN, "404.html", "kurs.json")}


def test_a_municipality_is_noticed_when_it_comes_and_when_it_goes(project, live):
    live.wait_for("Gode relasjoner i Ørland")
    file = project / "mkdocs.kommune.yml"
    file.write_text("INHERIT: mkdocs.yml\nsite_name: Kurset i Bjugn\n", encoding="utf-8")
    live.wait_for("Kurset i Bjugn")
    live.wait_for_word("Bruker mkdocs.kommune.yml.")
    edit(project, "Bjugn", "Rissa", "mkdocs.kommune.yml")
    live.wait_for("Kurset i Rissa")
    file.unlink()
    live.wait_for("Gode relasjoner i Ørland")


def test_new_theme_files_styles_and_strings_are_noticed(project, live):
    live.wait_for("hva det er å lede", SHOWN)
    (project / "overrides/partials/copyright.html").write_text("<p>ny</p>", encoding="utf-8")
    live.edit("overrides/main.html", "{% block extrahead %}", "{% block extrahead %}<!-- merket -->")
    live.wait_for("<!-- merket -->", SHOWN)
    with (project / "macros/styles/base.css").open("a", encoding="utf-8") as styles:
        styles.write(".merket { color: red; }\n")
    live.wait_for(".merket{color:red}", "assets/stylesheets/kurs.css")
    live.edit(
        "macros/strings/nb.yml",
        "head.not_reviewed: Ikke gjennomgått",
        "head.not_reviewed: Ennå ikke gjennomgått",
    )
    live.wait_for("Ennå ikke gjennomgått", SHOWN)


@pytest.mark.parametrize("way", ["rename", "truncate", "delete", "pieces"])
def test_however_an_editor_saves_the_page_comes(project, live, way):
    live.wait_for("hva det er å lede", SHOWN)
    page, text = project / PAGE, (project / PAGE).read_text(encoding="utf-8")
    new = text.replace("Et foredrag om", "Et nytt foredrag om")
    if way == "rename":
        beside = page.with_name(".ledelse.md.swp")
        beside.write_text(new, encoding="utf-8")
        beside.replace(page)
    elif way == "delete":
        page.rename(page.with_name("ledelse.md~"))
        page.write_text(new, encoding="utf-8")
        page.with_name("ledelse.md~").unlink()
    else:
        with page.open("w", encoding="utf-8") as file:
            file.flush()
            time.sleep(0.3)
            for piece in (new,) if way == "truncate" else (new[:200], new[200:400], new[400:]):
                file.write(piece)
                file.flush()
                time.sleep(0.2)
    live.wait_for("Et nytt foredrag om", SHOWN)
    live.wait_until(lambda: live.said.rstrip().splitlines()[-1].startswith(("Bygd", "I orden igjen")))


def test_a_draft_is_shown_here_and_nowhere_else(project, tmp_path):
    (project / "docs/om/kladd.md").write_text(DRAFT, encoding="utf-8")
    with serve_live(project, tmp_path / "said.txt") as live:
        page = live.read("om/kladd/").decode()
        assert "Utkast." in page
        assert "Halvferdig." in page
        live.edit("docs/om/kladd.md", "draft: true", "draft: false")
        live.wait_until(lambda: "Utkast." not in live.read("om/kladd/").decode())
    edit(project, "draft: false", "draft: true", "docs/om/kladd.md")
    for engine in ("mkdocs", "zensical"):
        site = build(project, configure(project, f"as-{engine}"), engine)
        found = [
            path
            for path, content in read_tree(site).items()
            if b"kladd" in content.lower() or "kladd" in path
        ]
        assert found == [], engine
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=project, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert not (project / "site/om/kladd").exists()


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.0.0.1:99999", "127.0.0.1:åtte", ":8000", "finnes.ikke.invalid:8000"]
)
def test_an_address_that_cannot_be_had_is_one_line(project, address):
    said = refuse(project, address)
    assert address in said


def test_a_port_that_is_taken_is_one_line(project):
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        assert refuse(project, address).startswith(f"Adressen {address} er i bruk")


def refuse(project, address):
    """Return the line that is said before anything is built."""
    done = run(project, "serve", "--addr", address, stderr=subprocess.PIPE)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    return done.stderr


READY = "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); print('klar', flush=True); import runpy, sys; sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name='__main__')"
"""Ctrl-C before the first line of the program is Python's own affair."""


@pytest.mark.parametrize(
    "seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 8))]
)
def test_ctrl_c_is_silent_at_any_moment_and_leaves_nothing(project, tmp_path, monkeypatch, seed):
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    line, environment = command(project, "serve", "--addr", "127.0.0.1:0")
    process = subprocess.Popen(
        [line[0], "-c", READY, *line[1:]],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout.readline() == "klar\n"
    time.sleep(random.Random(seed).uniform(0, 1) ** 2 * 12)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode in (130, -signal.SIGINT)
    left = [one for one in said.splitlines() if not one.startswith(("Åpne http", "Bygd"))]
    assert left == []
    assert list(folder.iterdir()) == []
    assert [*project.glob(".build-*"), *project.glob("site*")] == []


def test_a_server_that_is_killed_leaves_no_builder_and_no_folder(project, tmp_path, monkeypatch):
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    with serve_live(project, tmp_path / "said.txt") as live:
        live.wait_for("hva det er å lede", SHOWN)
        live.process.kill()
        live.process.wait(PATIENCE)
        deadline = time.monotonic() + PATIENCE
        while list(folder.iterdir()):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_the_engine_may_ask_for_git_with_words_and_in_a_later_version_not_at_all(monkeypatch):
    parts = ((pages.Page, "read_source"), (pages.Page, "render"), (Theme, "get_env"), (render, "render_view"))
    for owner, name in (*parts, (context, "get_git_info"), (logging.getLogger("mkdocs"), "propagate")):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # put back at the end
    monkeypatch.setattr(logging.getLogger("mkdocs"), "handlers", [])
    LiveEngine()
    assert context.get_git_info("docs", short=True) == {}
    monkeypatch.delattr(context, "get_git_info")
    LiveEngine()
    assert not hasattr(context, "get_git_info")
