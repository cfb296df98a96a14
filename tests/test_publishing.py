"""The files that code hosts, editors and hooks read are valid, and name commands that exist."""

import json
import os
import re
import subprocess
import sys

import pytest
import yaml
from project import ROOT

from macros.problems import Problem

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
SCRIPTS = sorted(file for file in (ROOT / "scripts").iterdir() if file.is_file() and not file.suffix)


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
    """Each job asks for no more rights than it needs, and ends by itself."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert data["permissions"] == {"contents": "read"}
    for job in data["jobs"].values():
        assert job["timeout-minutes"] <= 45
        for step in job["steps"]:
            for script, options in re.findall(r"\./scripts/([\w-]+)([^\n|]*)", step.get("run", "")):
                assert ROOT / "scripts" / script in SCRIPTS
                known = help_of(script)
                for option in re.findall(r"--[a-z-]+", options):
                    assert option in known, option


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
