"""The one list of those who make files: who runs when, and that what nobody asked for is not even imported."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions

import pytest
from bs4 import BeautifulSoup
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from project import copy_fixture, run
from real import ROOT

from macros.exports.registry import EXPORTERS, choose_exporters

HIDE = """\
import sys


class Hiding:
    names = frozenset({names})

    def __init__(self, finder):
        self.finder = finder

    def __getattr__(self, name):
        return getattr(self.finder, name)

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in self.names:
            return None
        return self.finder.find_spec(name, path, target)


sys.meta_path[:] = map(Hiding, sys.meta_path)
"""
"""Each finder finds what it did, but for modules that are then as if no one had installed them."""


def core_distributions():
    """Return the names of what the project's core dependencies bring with them, themselves included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, found = [Requirement(line) for line in project["dependencies"]], set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in found and (not requirement.marker or requirement.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += map(Requirement, distribution(name).requires or ())
    return found


def other_modules():
    """Return the modules that are installed here and come with no core dependency."""
    core = core_distributions()
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if not core & {canonicalize_name(owner) for owner in owners}
    )


@pytest.fixture
def bare_project(tmp_path, monkeypatch):
    """A project in an environment of the core dependencies alone, in every process."""
    (tmp_path / "bare").mkdir()
    code = HIDE.format(names=json.dumps(other_modules()))
    (tmp_path / "bare" / "sitecustomize.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr("project.PATH", [str(tmp_path / "bare")])
    return copy_fixture(tmp_path / "kurs")


def test_a_build_without_options_runs_with_the_core_dependencies_alone(bare_project):
    assert {"weasyprint", "tinyhtml5", "docx", "playwright", "zensical", "pytest"} <= set(other_modules())
    assert not {"mkdocs", "icalendar", "yaml"} & set(other_modules())
    done = run(bare_project, "build")
    assert done.returncode == 0, done.stdout
    assert (bare_project / "site" / "kurs.json").is_file()
    assert run(bare_project, "check").returncode == 0


@pytest.mark.parametrize("option", ["--pdf", "--word", "--gjennomgang"])
def test_what_an_option_lacks_is_told_before_anything_is_built(bare_project, option):
    done = run(bare_project, "build", option)
    assert done.returncode == 1
    (told,) = done.stdout.splitlines()
    assert f"Pakkene som {option} trenger, mangler her." in told
    assert f"Kjør build {option} i mappa scripts" in told
    assert not (bare_project / "site").exists()


def test_who_needs_more_than_the_core_runs_only_when_asked():
    for exporter in EXPORTERS:
        assert bool(exporter.option) == bool(exporter.help)
        assert exporter.option or not exporter.needs
    assert not [exporter for exporter in choose_exporters() if exporter.option]
    assert {exporter.option for exporter in EXPORTERS} == {None, "pdf", "word", "gjennomgang", "zip"}
    assert choose_exporters(["pdf", "word", "gjennomgang", "zip", "verbose"]) == EXPORTERS


def test_the_list_itself_imports_none_of_those_who_are_in_it():
    code = "import sys, macros.exports.registry; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    assert not {"icalendar", "docx", "weasyprint", "tinyhtml5"} & set(done.stdout.split())


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize("has_host", [True, False])
def test_an_engine_alone_makes_the_styles_that_its_pages_load(tmp_path, engine, has_host):
    """A stylesheet that is not there passes as strict in both engines."""
    project = copy_fixture(tmp_path / "kurs", styled=True)
    config = json.loads((project / "mkdocs.yml").read_text(encoding="utf-8"))
    (project / "mkdocs.yml").write_text(
        json.dumps({**config, "use_directory_urls": has_host}), encoding="utf-8"
    )
    command = [sys.executable, "-m", engine, "build", "--strict", "--clean", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=project, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    front = BeautifulSoup((project / "site" / "index.html").read_text(encoding="utf-8"), "html.parser")
    styles = [tag["href"] for tag in front.select('link[rel="stylesheet"]')]
    assert len(styles) == 3
    assert all((project / "site" / name).stat().st_size for name in styles)
