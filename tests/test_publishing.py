"""The files that code hosts, editors and hooks read are valid, and name commands that exist."""

import json
import os
import re
import subprocess
import sys
from zipfile import ZipFile

import pytest
import yaml
from project import ROOT, read_tree

from macros.problems import Problem

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
SCRIPTS = sorted(file for file in (ROOT / "scripts").iterdir() if file.is_file() and not file.suffix)


def jobs_in(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]


def lint(schema, file):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def help_of(script):
    command = [sys.executable, f"scripts/{script.replace('-', '_')}.py", "--help"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=ENVIRONMENT)
    return done.stdout.split()


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_follows_the_code_hosts_schema(file):
    done = lint("vendor.github-workflows", file)
    assert done.returncode == 0, done.stdout


def test_the_update_configuration_follows_the_code_hosts_schema():
    done = lint("vendor.dependabot", ROOT / ".github" / "dependabot.yml")
    assert done.returncode == 0, done.stdout


def test_the_linter_would_say_so_if_a_workflow_were_wrong(tmp_path):
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on", "run-on"), encoding="utf-8")
    assert lint("vendor.github-workflows", broken).returncode == 1


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_runs_only_scripts_and_options_that_exist(file):
    """Each job ends by itself."""
    for job in jobs_in(file).values():
        if "uses" in job:
            assert (ROOT / job["uses"]).is_file()
            continue
        assert job["timeout-minutes"] <= 45
        for step in job["steps"]:
            for script, options in re.findall(r"\./scripts/([\w-]+)([^\n|]*)", step.get("run", "")):
                assert ROOT / "scripts" / script in SCRIPTS
                known = help_of(script)
                for option in re.findall(r"--[a-z-]+", options):
                    assert option in known, option


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_runs_the_projects_code_has_no_right_to_write(file):
    """So a package that turns bad can change neither the repository, nor a release, nor the site."""
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}
    for job in jobs_in(file).values():
        if "write" in job.get("permissions", {}).values():
            assert not [step for step in job["steps"] if "scripts/" in step.get("run", "")]
            assert not [step for step in job["steps"] if "checkout" in step.get("uses", "")]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_an_action_is_the_one_that_was_looked_at(file):
    """A tag can be moved, a commit cannot; the version beside it is what the monthly update reads."""
    used = re.findall(r"uses: (?!\./)(.*)", file.read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_nothing_is_published_that_is_not_checked():
    jobs = jobs_in(ROOT / ".github/workflows/pages.yml")
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert (jobs["build"]["needs"], jobs["publish"]["needs"]) == ("check", "build")


@pytest.mark.parametrize("name", [None, "mkdocs.kommune.yml"])
def test_a_copy_of_a_municipalitys_checks_its_content_and_leaves_the_project_to_upstream(name, tmp_path):
    jobs = jobs_in(ROOT / ".github/workflows/check.yml")
    (whose,) = [step for step in jobs["content"]["steps"] if step.get("id") == "whose"]
    if name:
        (tmp_path / name).touch()
    said = tmp_path / "output"
    environment = {**os.environ, "GITHUB_OUTPUT": str(said)}
    subprocess.run(["bash", "-euc", whose["run"]], cwd=tmp_path, env=environment, check=True)
    assert said.read_text(encoding="utf-8") == f"is_upstream={'false' if name else 'true'}\n"
    assert "if" not in jobs["content"]
    for other in jobs.keys() - {"content"}:
        assert jobs[other]["needs"] == "content"
        assert jobs[other]["if"] == "needs.content.outputs.is_upstream == 'true'"


def test_a_releases_files_are_made_from_all_of_the_site(tmp_path):
    """A page links to the zip for a disk, so that the one for a web host must hold it."""
    site = tmp_path / "site"
    for name in ("om/index.html", "gode-relasjoner-offline.zip", "a/b.pdf"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    (pack,) = [
        step["run"]
        for step in jobs_in(ROOT / ".github/workflows/release.yml")["build"]["steps"]
        if "zip -q" in step.get("run", "")
    ]
    subprocess.run(["bash", "-euc", pack], cwd=tmp_path, check=True)
    with ZipFile(tmp_path / "files/gode-relasjoner-nettsted.zip") as archive:
        packed = {name for name in archive.namelist() if not name.endswith("/")}
    assert packed == set(read_tree(site))
    with ZipFile(tmp_path / "files/gode-relasjoner-pdf.zip") as archive:
        assert archive.namelist() == ["a/b.pdf"]
    assert (tmp_path / "files/gode-relasjoner-offline.zip").is_file()


def test_every_script_can_be_run():
    for file in SCRIPTS:
        assert file.name.startswith("_") or file.stat().st_mode & 0o111, file.name


def test_the_hook_is_the_projects_own_check():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = [hook["entry"] for repo in hooks["repos"] for hook in repo["hooks"]]
    assert entries == ["./scripts/check --all"]
    command = [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_editors_are_pointed_to_schemas_that_exist():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema in settings["yaml.schemas"]:
        assert (ROOT / schema).is_file()


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_editors_find_the_place_of_each_problem(severity):
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    matchers = [matcher for task in tasks for matcher in task["problemMatcher"]]
    is_warning = severity == "warning"
    line = str(Problem("docs/filmer/ledelse.md", 7, "minutes", "må være et tall, ikke «a: 1»", is_warning))
    found = [
        (matcher["severity"], match.groups())
        for matcher in matchers
        if (match := re.search(matcher["pattern"]["regexp"], line))
    ]
    message = "minutes: må være et tall, ikke «a: 1»"
    assert found == [(severity, ("docs/filmer/ledelse.md", "7", message))]


def test_no_page_for_municipalities_has_a_command_that_only_a_shell_knows():
    """Half of those who read them have Windows; git's commands are the same everywhere."""
    pages = {file: file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs").rglob("*.md"))}
    assert any("./scripts/" in text for text in pages.values())
    for file, text in pages.items():
        named, on_windows = re.findall(r"\./scripts/([\w-]+)", text), re.findall(r"scripts\\([\w-]+)", text)
        assert sorted(named) == sorted(on_windows), file
        assert not re.search(r"```(sh|bash|shell|console)|\b(sudo|export|chmod) ", text), file
