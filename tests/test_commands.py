"""Every command ends in Norwegian words, whatever is wrong, and leaves the last good site alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.problems import Problem, annotation
from scripts.engine import summarize

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "tests" / "fixture"
COMMANDS = ("check", "build", "serve")
ENDING = ("check", "build")
"""Those that end at a mistake in the course; `tests/test_serve.py` has the one that shows it and waits."""
PATIENCE = 60  # seconds; a server that starts in spite of a mistake would run for ever


def run(command: str, *options: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as its shell script does, on no code host unless `environment` says so."""
    return subprocess.run(
        [sys.executable, f"scripts/{command}.py", *map(str, options)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "GITHUB_ACTIONS": "", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a command said when it refused; it must have, and without a traceback."""
    said = done.stdout + done.stderr
    assert done.returncode not in (0, None), said
    assert "Traceback" not in said
    assert "Error" not in said
    return said


@pytest.fixture
def project(tmp_path):
    """A project of its own; engines look for the macros beside the configuration."""
    shutil.copytree(FIXTURE, tmp_path / "kurs")
    (tmp_path / "kurs" / "macros").symlink_to(ROOT / "macros")
    return tmp_path / "kurs"


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("command", ENDING)
def test_a_broken_page_is_told_with_its_line(command, project):
    replace(project / "docs/filmer/ledelse.md", "captions: null", "captions: ja")
    said = refused(run(command, "--config", project / "mkdocs.yml"))
    line = "docs/filmer/ledelse.md:11: captions: må være «true» eller «false», ikke «ja»"
    assert f"{line}\n1 feil." in said


@pytest.fixture
def warned(project):
    """A course that can be built, and has a sheet that no page uses."""
    sheets = project / "docs/arbeidsark/laerer"
    shutil.copy(sheets / "logg.md", sheets / "lapp.md")
    replace(sheets / "lapp.md", "id: logg", "id: lapp")
    replace(sheets / "lapp.md", "title: ", "title: Lapp og ")
    return project


UNUSED = "id: ingen side bruker arket; nevn det i et møte, en samling eller et tema"


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_warning_is_told_and_stops_nothing(command, warned):
    done = run(command, "--config", warned / "mkdocs.yml")
    assert done.returncode == 0, done.stderr
    said = done.stdout + done.stderr
    assert f"docs/arbeidsark/laerer/lapp.md:4: advarsel: {UNUSED}\n1 advarsel.\n" in said
    assert "::" not in said


@pytest.mark.parametrize("command", ["check", "build"])
def test_github_is_told_at_which_line_to_show_a_warning_and_a_mistake(command, warned):
    replace(warned / "mkdocs.yml", "municipality: Ørland", "kommunen: Ørland")
    config = ("--config", warned / "mkdocs.yml")
    lines = refused(run(command, *config, GITHUB_ACTIONS="true")).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert f"::warning file=docs/arbeidsark/laerer/lapp.md,line=4::{UNUSED}" in commands
    assert any(line.startswith("::error file=mkdocs.yml,line=") for line in commands)
    assert len(commands) == 2
    assert not [line for line in refused(run(command, *config)).splitlines() if "::" in line]


def test_what_means_something_to_github_is_written_otherwise():
    """A message may hold what an author wrote: it can end no command, and begin none."""
    problem = Problem("docs/a:b,c%.md", 3, "title", "100 %\r\n::set-output name=a::b: c, d")
    expected = "::error file=docs/a%3Ab%2Cc%25.md,line=3::title: 100 %25%0D%0A::set-output name=a::b: c, d"
    assert annotation(problem) == expected
    assert annotation(Problem("docs", 0, "", "mangler", is_warning=True)) == "::warning file=docs::mangler"


@pytest.mark.parametrize("command", ENDING)
def test_a_broken_configuration_is_told_with_its_line(command, project):
    replace(project / "mkdocs.yml", "site_name: Gode", "site_name Gode")
    assert "mkdocs.yml:2: et kolon kom uventet" in refused(run(command, "--config", project / "mkdocs.yml"))


@pytest.mark.parametrize("command", ENDING)
def test_python_in_the_configuration_is_never_run(command, project):
    proof = project / "kjort"
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"  oops: !!python/object/apply:os.mkdir ['{proof}']\n")
    said = refused(run(command, "--config", project / "mkdocs.yml"))
    assert "YAML-merket «!!python/object/apply:os.mkdir» er ikke tillatt" in said
    assert not proof.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_configuration_that_does_not_exist(command, tmp_path):
    missing = tmp_path / "borte.yml"
    said = refused(run(command, "--config", missing))
    assert said == f"Oppsettet {missing} finnes ikke; skriv navnet på fila, som mkdocs.yml.\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_configuration_that_is_a_folder(command, tmp_path):
    said = refused(run(command, "--config", tmp_path))
    assert said == f"Oppsettet {tmp_path} er en mappe; skriv navnet på fila, som mkdocs.yml.\n"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("options", [["--tull"], ["mkdocs.yml"], ["--config"]])
def test_an_unknown_option(command, options):
    done = run(command, *options)
    assert refused(done) == f"«{options[0]}» ble ikke forstått. Skriv --help for å se valgene.\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_norwegian(command):
    done = run(command, "--help")
    assert done.returncode == 0
    assert "bruk: " in done.stdout
    assert "oppsettet; ellers mkdocs.kommune.yml" in done.stdout
    assert not {"usage", "options", "show"} & set(done.stdout.replace(":", " ").split())


@pytest.mark.parametrize("command", ENDING)
def test_a_file_that_cannot_be_read(command, project):
    (project / "docs/filmer/ny.md").symlink_to(project / "borte.md")
    said = refused(run(command, "--config", project / "mkdocs.yml"))
    assert "docs/filmer/ny.md: fila kan ikke leses; den finnes ikke" in said


@pytest.mark.parametrize("command", ENDING)
def test_a_file_whose_name_is_not_utf_8(command, project):
    name = os.fsencode(project / "docs" / "filmer") + b"/m\xf8te.md"
    try:
        Path(os.fsdecode(name)).write_text("tekst", encoding="utf-8")
    except OSError:  # a file system that takes nothing else than UTF-8 spares us the mistake
        return
    said = refused(run(command, "--config", project / "mkdocs.yml"))
    assert "docs/filmer/m?te.md: filnavnet blir adressen til siden" in said


@pytest.mark.parametrize("command", ENDING)
def test_a_configuration_whose_name_is_not_utf_8(command, tmp_path):
    config = Path(os.fsdecode(os.fsencode(tmp_path) + b"/oppsett-\xf8.yml"))
    try:
        config.write_text("navn: kurs\n", encoding="utf-8")
    except OSError:
        return
    assert "oppsett-\\udcf8.yml:1: navn: feltet finnes ikke" in refused(run(command, "--config", config))


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_build_that_fails_leaves_the_last_site_byte_for_byte(project):
    config = project / "mkdocs.yml"
    assert run("build", "--config", config).returncode == 0
    good = snapshot(project / "site")
    assert {"index.html", "kurs.json"} <= set(good)

    original = snapshot(project / "docs")
    (project / "mal").mkdir()
    (project / "mal" / "main.html").write_text("{% if", encoding="utf-8")
    mistakes = {
        "docs/index.md": ("cite(", "site("),  # the check refuses
        "docs/filmer/ledelse.md": ("captions: null\n", ""),
        "mkdocs.yml": ("name: material", "name: material\n  custom_dir: mal"),  # the engine stops halfway
    }
    for path, (old, new) in mistakes.items():
        replace(project / path, old, new)
        refused_build = run("build", "--config", config)
        assert refused_build.returncode == 1
        assert "Traceback" not in refused_build.stderr
        assert snapshot(project / "site") == good
        assert not [*project.glob(".site-*")], "nothing half-made is left"
        for name, content in original.items():
            (project / "docs" / name).write_bytes(content)
    assert "Byggingen stoppet; det forrige nettstedet er urørt." in refused_build.stderr


@pytest.mark.parametrize("folder", ["/", ".", "..", "docs", "docs/nettsted"])
def test_a_build_writes_over_no_content(folder, project):
    replace(project / "mkdocs.yml", "site_dir: site", f"site_dir: '{folder}'")
    before = snapshot(project.parent)
    said = refused(run("build", "--config", project / "mkdocs.yml"))
    assert "mkdocs.yml:5: site_dir: nettstedet ville bli skrevet over innholdet" in said
    assert snapshot(project.parent) == before


def test_a_build_writes_over_nothing_but_a_site(project):
    replace(project / "mkdocs.yml", "site_dir: site", "site_dir: notater")
    (project / "notater").mkdir()
    (project / "notater" / "dagbok.txt").write_text("uerstattelig", encoding="utf-8")
    said = refused(run("build", "--config", project / "mkdocs.yml"))
    assert "notater er ikke et nettsted" in said
    assert (project / "notater" / "dagbok.txt").read_text(encoding="utf-8") == "uerstattelig"


@pytest.fixture(scope="module")
def odd_site(tmp_path_factory):
    """The built site of a course with all that is odd and yet allowed."""
    project = tmp_path_factory.mktemp("odd") / "kurs"
    shutil.copytree(FIXTURE, project)
    (project / "macros").symlink_to(ROOT / "macros")
    replace(
        project / "docs/filmer/ledelse.md",
        'title: "Film: Ledelse"',
        "title: 'Film: *Ledelse* [her](x) | `kode` & 👩‍🏫'",
    )
    replace(project / "docs/filmer/ledelse.md", "by: Tor Busch", "by: '\"Tor\" &lt; & Busch'")
    question = "'# 1. [Hva](x.md) er **vanskelig** nå? {: #nytt onclick=x }'"
    replace(project / "docs/drofting/arbeidet.md", "Hva er vanskelig nå?", question)
    replace(project / "mkdocs.yml", "- Hårberg skole", "- '_Hårberg_ | skole & \"co\"'")
    for page, newline in (("index.md", b"\r\n"), ("kilder/index.md", b"\r")):
        file = project / "docs" / page
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", newline))
    config = project / "mkdocs.yml"
    config.write_bytes(b"\xef\xbb\xbf" + config.read_bytes().replace(b"\n", b"\r\n"))
    done = run("build", "--config", config)
    assert done.returncode == 0, done.stderr
    return project / "site"


def article(file: Path) -> str:
    """Return the words of a page's article, as a reader sees them."""
    from bs4 import BeautifulSoup

    found = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").find("article")
    assert found
    return " ".join(found.get_text(" ").split())


def test_markdown_in_fields_is_shown_as_it_is_written(odd_site):
    assert "*Ledelse* [her](x) | `kode` & 👩‍🏫" in article(odd_site / "filmer/ledelse/index.html")
    assert '"Tor" &lt; & Busch' in article(odd_site / "filmer/ledelse/index.html")
    assert "# 1. [Hva](x.md) er **vanskelig** nå? {: #nytt onclick=x }" in article(
        odd_site / "drofting/arbeidet/index.html"
    )
    assert '_Hårberg_ | skole & "co"' in article(odd_site / "leder/samling/andre/index.html")


def test_line_ends_and_byte_order_marks_leave_no_trace(odd_site):
    front = article(odd_site / "index.html")
    assert "title:" not in front
    assert "\ufeff" not in front
    assert "Visible learning" in article(odd_site / "kilder/index.html")


def test_a_plan_can_be_printed_of_a_year_with_more_sessions_than_this_one():
    done = run("plan", "--samlinger", 8, "--skoler", 12, "--samling", 7)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("=== Samling 7: ")


def test_an_engine_is_quoted_without_its_traceback_and_progress():
    output = """
INFO    -  Building documentation
  - index.md
WARNING -  A link is dead
  in index.md
Traceback (most recent call last):
  File "x.py", line 1, in <module>
    raise ValueError(1)
ValueError: 1
"""
    assert summarize(output) == "WARNING -  A link is dead\n  in index.md\nValueError: 1"
