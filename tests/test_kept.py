"""What is kept from process to process is never anything but what would be made anew."""

import subprocess
import sys

import pytest
from project import copy_fixture, run
from upstream import ROOT

from macros import kept
from macros.course.folder import _READ
from macros.kept import Stored

PAGE = "docs/filmer/ledelse.md"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of two rooms in place of ours."""
    for room in ("reader", "views"):
        (tmp_path / "package" / room).mkdir(parents=True)
        (tmp_path / "package" / room / "code.py").write_text("1\n", encoding="utf-8")
    monkeypatch.setattr(kept, "PACKAGE", tmp_path / "package")
    return tmp_path / "package"


def find(file, made="made anew"):
    """Do what a process does with one thing; return what it has."""
    store = Stored("reader")
    store.take_from(file)
    found = store.make("key", lambda: made)
    store.end_round()
    return found


def test_the_next_process_has_what_one_has_made(package, tmp_path):
    assert find(tmp_path / "new/store", "made") == "made"
    assert find(tmp_path / "new/store") == "made"


@pytest.mark.parametrize(("room", "found"), [("reader", "made anew"), ("views", "made")])
def test_other_code_makes_it_anew_when_it_decides_what_is_made(package, tmp_path, room, found):
    find(tmp_path / "store", "made")
    (package / room / "code.py").write_text("2\n", encoding="utf-8")
    assert find(tmp_path / "store") == found


def test_another_version_of_a_package_makes_it_anew(package, tmp_path, monkeypatch):
    find(tmp_path / "store", "made")
    (tmp_path / "site-packages/reader-2.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    assert find(tmp_path / "store") == "made anew"


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_damaged_file_is_not_believed(package, tmp_path, place):
    find(tmp_path / "store", "made")
    written = bytearray((tmp_path / "store").read_bytes())
    written[place] ^= 1
    (tmp_path / "store").write_bytes(written)
    assert find(tmp_path / "store") == "made anew"


def test_what_nobody_wants_is_not_stored_and_where_nothing_can_be_nothing_is(package, tmp_path):
    find(tmp_path / "store", "made")
    store = Stored("reader")
    store.take_from(tmp_path / "store")
    store.make("other", str)
    store.end_round()
    assert find(tmp_path / "store") == "made anew"
    (tmp_path / "file").touch()
    assert find(tmp_path / "file/store") == "made anew"


def test_all_code_that_reads_is_in_the_rooms_that_decide():
    code = "import sys, macros.course.folder; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    names = [name.split(".") for name in done.stdout.split() if name.startswith("macros.")]
    packages = {name[1] for name in names if (ROOT / "macros" / name[1]).is_dir()}
    assert packages <= {*_READ.rooms}


def test_a_check_of_what_was_read_before_says_the_same_with_the_same_lines(tmp_path):
    project = copy_fixture(tmp_path / "kurs")
    page = project / PAGE
    page.write_text(f"{page.read_text(encoding='utf-8')}\nSe [her](finnes-ikke.md).\n", encoding="utf-8")
    first, second = run(project, "check"), run(project, "check")
    assert list((project / ".sprak/lest").glob("sider-*"))
    assert "finnes-ikke.md" in first.stdout
    assert second.stdout == first.stdout
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{{{{ finnes_ikke() }}}}\n", encoding="utf-8")
    assert "finnes_ikke" in run(project, "check").stdout
