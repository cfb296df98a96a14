"""`.venv` is made when it is needed, by real processes: beside the old one, healed whatever happened to it.

The packages are wheels of our own, so that nothing here needs a network.
"""

import ast
import base64
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
import uv
from project import PATIENCE, ROOT, build, configure, copy_fixture

from scripts.environment import CORE, FILES, TESTS, choose_lock, read_pins
from scripts.installation import LOG
from scripts.set_up import BEGINS, FAILED, TOO_OLD, WAITS, WENT_ON

SYSTEM = "/usr/bin:/bin"
COMMAND = """import sys, tiny
print(tiny.VERSION)
if "--all" in sys.argv:
    import extra
    print("extra", extra.VERSION)
"""
HOLDING_UV = """#!/bin/sh
echo >> "$CALLS"
while [ -e "$HOLD" ]; do sleep 0.05; done
exec "{uv}" "$@"
"""
"""An uv that says it was called, and waits while a file is there."""
OLD_PYTHON = """#!/bin/sh
exec "{python}" -c '
import runpy, sys
sys.version_info = (3, 10, 13, "final", 0)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")' "$@"
"""


def make_wheel(folder: Path, name: str, version: str) -> str:
    """Write a package with one module and one program; return its line in a lock."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f'VERSION = "{version}"\n\n\ndef main():\n    print(VERSION)\n',
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{name} = {name}:main\n",
    }
    record = "".join(f"{path},sha256={digest(text)},{len(text)}\n" for path, text in files.items())
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for path, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            archive.writestr(path, text)
    return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


class Machine:
    """A project in a folder with a name of several words, the packages there are, and what is installed."""

    def __init__(self, folder: Path) -> None:
        self.project, self.wheels, self.path = folder / "vårt kurs", folder / "wheels", folder / "bin"
        for made in (self.project / "tests", self.wheels, self.path):
            made.mkdir(parents=True)
        self.pins = {
            words: make_wheel(self.wheels, *words.split()) for words in ("tiny 1.0", "tiny 2.0", "extra 1.0")
        }
        scripts = self.project / "scripts"
        scripts.mkdir()
        for name in ("__init__.py", "_setup", "check", "environment.py", "installation.py", "set_up.py"):
            shutil.copy(ROOT / "scripts" / name, scripts)
        (scripts / "check.py").write_text(COMMAND, encoding="utf-8")
        self.venv = self.project / ".venv"
        self.hold, self.calls = folder / "hold", folder / "calls"
        self.write_program("uv", HOLDING_UV.format(uv=uv.find_uv_bin()))
        self.lock("tiny 1.0")

    def write_program(self, name: str, text: str) -> Path:
        file = self.path / name
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
        return file

    def lock(self, *core: str) -> None:
        """Write the locks: what builds, and the same with one more that tests."""
        for name, words in ((CORE, core), (FILES, core), (TESTS, (*core, "extra 1.0"))):
            text = "".join(self.pins[word] for word in words)
            (self.project / name).write_text(text, encoding="utf-8")

    def environment(self, *, net: bool, **more: str) -> dict[str, str]:
        """Return an environment whose installers know our wheels, or nothing at all without `net`."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
        links = str(self.wheels) if net else str(self.path)
        return {
            **kept,
            "PATH": f"{self.path}:{SYSTEM}",
            "PYTHON": sys.executable,
            "HOME": str(self.path),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": links.replace(" ", "%20"),
            "UV_OFFLINE": "1",
            "UV_NO_CONFIG": "1",
            "UV_FIND_LINKS": links,
            "UV_CACHE_DIR": str(self.path / "cache"),
            "HOLD": str(self.hold),
            "CALLS": str(self.calls),
            **more,
        }

    def start(self, *options: str, net: bool = True, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.project / "scripts" / "check", *options],
            env=self.environment(net=net, **more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *options: str, net: bool = True, **more: str) -> tuple[int, str, str]:
        """Run the command to its end; return its code, what it printed, and what it said beside that."""
        process = self.start(*options, net=net, **more)
        out, said = process.communicate(timeout=PATIENCE)
        return process.returncode, out, said

    def wait_for(self, file: Path) -> None:
        deadline = time.monotonic() + PATIENCE
        while not file.exists():
            assert time.monotonic() < deadline, file
            time.sleep(0.02)

    def leftovers(self) -> list[str]:
        return [file.name for file in self.project.glob(".venv-*")]


WORKS = (0, "1.0\n", "")
SETS_UP = (0, "1.0\n", f"{BEGINS[CORE]}\n")


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.fixture
def ready(machine):
    """A machine where the command has been run."""
    assert machine.run() == SETS_UP
    machine.calls.unlink()
    return machine


def test_the_second_time_nothing_is_said_or_run(machine):
    assert machine.run() == SETS_UP
    assert machine.leftovers() == []
    assert machine.run(net=False, PYTHON="false") == WORKS


def test_pip_makes_the_same_environment_as_uv(machine):
    trees = []
    for _ in range(2):
        assert machine.run() == SETS_UP
        folder = next(machine.venv.glob("lib/*/site-packages"))
        files = {file.relative_to(folder) for file in folder.rglob("*") if file.is_file()}
        trees.append({str(path) for path in files if path.name not in ("REQUESTED", "uv_cache.json")})
        program = subprocess.run([machine.venv / "bin" / "tiny"], check=True, capture_output=True, text=True)
        assert program.stdout == "1.0\n"
        shutil.rmtree(machine.venv)
        (machine.path / "uv").unlink(missing_ok=True)
    assert trees[0] == trees[1]


def test_a_changed_lock_is_followed(ready):
    ready.lock("tiny 2.0")
    assert ready.run() == (0, "2.0\n", f"{BEGINS[CORE]}\n")
    assert ready.leftovers() == []


def test_without_network_a_changed_lock_leaves_what_worked(ready):
    ready.lock("tiny 2.0")
    said = f"{BEGINS[CORE]}\n{WENT_ON.format(lock=CORE, log=LOG)}\n"
    assert ready.run(net=False) == (0, "1.0\n", said)
    assert "tiny" in (ready.project / LOG).read_text(encoding="utf-8")
    assert ready.leftovers() == []
    ready.lock("tiny 1.0")
    assert ready.run(net=False) == WORKS


def test_without_network_a_package_that_is_missing_is_told_of_and_the_rest_works(ready):
    said = f"{BEGINS[TESTS]}\n{FAILED.format(lock=TESTS, log=LOG)}\n"
    assert ready.run("--all", net=False) == (1, "", said)
    assert ready.run(net=False) == WORKS


def test_from_building_to_testing_and_back_is_set_up_once(ready):
    assert ready.run("--all") == (0, "1.0\nextra 1.0\n", f"{BEGINS[TESTS]}\n")
    assert ready.run(net=False, PYTHON="false") == WORKS
    assert ready.run("--all", net=False, PYTHON="false") == (0, "1.0\nextra 1.0\n", "")


def halve(venv: Path) -> None:
    (venv / "requirements.txt").unlink()


def lose_python(venv: Path) -> None:
    for name in ("python", "python3"):
        (venv / "bin" / name).unlink(missing_ok=True)
        (venv / "bin" / name).symlink_to("/no/such/python")


def upgrade_python(venv: Path) -> None:
    next(venv.glob("lib/python3*")).rename(venv / "lib" / "python3.4")


def lend(venv: Path) -> None:
    """Leave a link to another's environment, which is none of ours to change."""
    other = venv.with_name("other")
    venv.rename(other)
    halve(other)
    venv.symlink_to(other)


@pytest.mark.parametrize("harm", [halve, lose_python, upgrade_python, lend], ids=lambda harm: harm.__name__)
def test_an_environment_that_does_not_work_is_made_anew(ready, harm):
    harm(ready.venv)
    assert ready.run() == SETS_UP
    assert ready.leftovers() == []
    assert ready.run(net=False, PYTHON="false") == WORKS
    assert harm != lend or list((ready.project / "other").iterdir())


@pytest.mark.parametrize(("sent", "said"), [(signal.SIGKILL, ""), (signal.SIGINT, "Avbrutt.\n")])
def test_a_set_up_that_is_stopped_leaves_the_old_one_and_can_be_begun_again(ready, sent, said):
    ready.lock("tiny 2.0")
    ready.hold.touch()
    process = ready.start()
    ready.wait_for(ready.calls)
    os.killpg(process.pid, sent)
    assert process.communicate(timeout=PATIENCE) == ("", f"{BEGINS[CORE]}\n{said}")
    assert process.returncode != 0
    ready.hold.unlink()
    ready.lock("tiny 1.0")
    assert ready.run(net=False, PYTHON="false") == WORKS
    ready.lock("tiny 2.0")
    assert ready.run() == (0, "2.0\n", f"{BEGINS[CORE]}\n")
    assert ready.leftovers() == []


def test_one_killed_between_the_two_renames_is_brought_back_without_network(ready):
    ready.venv.rename(ready.project / ".venv-old")
    (ready.project / ".venv-new").mkdir()
    assert ready.run(net=False) == WORKS


def test_two_at_once_are_one_set_up(machine):
    machine.hold.touch()
    first = machine.start()
    machine.wait_for(machine.calls)
    second = machine.start()
    assert second.stderr.readline() == f"{WAITS}\n"
    machine.hold.unlink()
    for process in (first, second):
        assert process.communicate(timeout=PATIENCE)[0] == "1.0\n"
    assert machine.calls.read_text() == "\n"


def test_installers_that_outlive_a_killed_set_up_are_waited_for(ready):
    ready.lock("tiny 2.0")
    ready.hold.touch()
    first = ready.start()
    ready.wait_for(ready.calls)
    setting_up = subprocess.check_output(["pgrep", "-P", str(first.pid)], text=True)
    os.kill(int(setting_up), signal.SIGKILL)
    first.communicate(timeout=PATIENCE)
    second = ready.start()
    assert second.stderr.readline() == f"{WAITS}\n"
    ready.hold.unlink()
    assert second.communicate(timeout=PATIENCE)[0] == "2.0\n"


def test_a_python_that_is_too_old_is_told_of_in_one_line(machine):
    old = machine.write_program("python3", OLD_PYTHON.format(python=sys.executable))
    assert machine.run(PYTHON=str(old)) == (1, "", f"{TOO_OLD.format('3.10')}\n")
    assert not machine.venv.exists()


def test_a_newer_python_beside_one_that_is_too_old_is_used(machine):
    machine.write_program("python3", OLD_PYTHON.format(python=sys.executable))
    machine.write_program(
        "python3.11", "#!/bin/sh\nexit 127\n"
    )  # as where a version manager has it switched off
    machine.write_program("python3.12", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    assert machine.run(PYTHON="") == SETS_UP


def test_no_python_at_all_is_told_of_in_one_line(machine):
    code, out, said = machine.run(PYTHON="no-such-python")
    assert (code, out) == (1, "")
    assert re.fullmatch(r"Fant ingen Python\..*\n", said)


@pytest.mark.parametrize("name", ["set_up.py", "environment.py", "__init__.py"])
def test_an_old_python_can_read_what_turns_it_away(name):
    text = (ROOT / "scripts" / name).read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "__future__" not in text  # has more in it than 3.6 knows


# The real locks.


@pytest.mark.parametrize("name", [CORE, FILES, TESTS])
def test_a_lock_is_hashed_and_names_no_place_on_the_net(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^[a-z0-9].*\n(?: .*\n)*", text, re.MULTILINE)
    assert "".join(blocks) == text
    assert all("    --hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "--index" not in text


def test_each_lock_holds_the_one_before():
    core, files, tests = (read_pins(ROOT / name) for name in (CORE, FILES, TESTS))
    assert core < files < tests
    assert any(pin.startswith("uv==") for pin in tests)


@pytest.mark.parametrize(
    ("lock", "lines"),
    [
        (
            CORE,
            ["serve", "check", "build", "build --zip", "ny x", "ny-kommune --eksempel", "schemas", "plan"],
        ),
        (FILES, ["build --pdf", "build --zip --word", "build --gjennomgang", "gjennomgang svar.docx"]),
        (TESTS, ["test", "test --all", "bench", "check --all", "build --engine zensical --pdf"]),
    ],
)
def test_a_command_asks_for_the_smallest_lock_that_will_do(lock, lines):
    for line in lines:
        command, *options = line.split()
        assert choose_lock(command, options) == lock, line


def test_the_first_lock_is_enough_to_build_and_check(tmp_path):
    """All packages but those of the lock are hidden, as on a machine that has only built."""
    there = {pin.partition("==")[0] for pin in read_pins(ROOT / CORE)}
    hidden = {
        module: None
        for module, packages in packages_distributions().items()
        if not there & {package.lower().replace("_", "-").replace(".", "-") for package in packages}
    }
    assert {"weasyprint", "tinyhtml5", "docx", "zensical", "playwright", "bs4"} <= set(hidden)
    project = copy_fixture(tmp_path / "kurs", styled=True)
    (project / "sitecustomize.py").write_text(f"import sys\nsys.modules.update({hidden})\n", encoding="utf-8")
    for script in ("check", "serve", "ny", "ny_kommune", "schemas", "plan", "gjennomgang"):
        line = [sys.executable, f"scripts/{script}.py", "--help"]
        environment = {**os.environ, "PYTHONPATH": str(project)}
        subprocess.run(line, cwd=project, env=environment, check=True, capture_output=True)
    assert (build(project, configure(project, "eget"), "mkdocs", "--zip") / "index.html").is_file()


# Windows, where none of this can be run here.

COMMANDS = sorted(
    file
    for file in (ROOT / "scripts").iterdir()
    if not file.suffix and file.is_file() and file.stat().st_mode & 0o111
)
NOT_ON_WINDOWS = {"test", "bench"}


@pytest.mark.parametrize("file", COMMANDS, ids=lambda file: file.name)
def test_windows_has_the_same_command_as_a_file(file):
    text = file.with_suffix(".cmd").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    lines = text.decode("ascii").splitlines()
    if file.name in NOT_ON_WINDOWS:
        assert f"./scripts/{file.name}" in lines[-2]
        assert lines[-1] == "exit /b 1"
        return
    module = re.search(r'exec "\$python" scripts/(\w+\.py) "\$@"', file.read_text(encoding="utf-8"))[1]
    assert lines[-3:] == [
        "setlocal",
        f'call "%~dp0_setup.cmd" {file.name} %* || exit /b 1',
        rf".venv\Scripts\python scripts\{module} %*",
    ]


def test_windows_sets_up_with_the_same_module():
    text = (ROOT / "scripts" / "_setup.cmd").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    *_, told, look, usual = text.decode("ascii").splitlines()
    assert told == r'if defined PYTHON "%PYTHON%" scripts\set_up.py %* & exit /b', "as the message asks for"
    assert look.startswith("where py ")
    assert usual == r"py -3 scripts\set_up.py %*"
