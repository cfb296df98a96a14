"""What is kept from process to process is never anything but what would be made anew."""

import subprocess
import sys

import pytest
from project import copy_fixture, run
from upstream import ROOT

from macros import catalogues, kept
from macros.course.folder import _READ
from macros.kept import Stored

PAGE = "docs/filmer/ledelse.md"


CATALOGUE = 'msgctxt "a.md:title"\nmsgid "Ikke"\nmsgstr "Ikkje"\n'


@pytest.fixture
def cache(tmp_path_factory, monkeypatch):
    """A user's own folder of caches, outside the checkout."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def package(tmp_path, cache, monkeypatch):
    """A package of two rooms in place of ours, in the checkout of a user."""
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


def test_a_file_that_came_with_the_checkout_runs_nothing(package, tmp_path, tmp_path_factory, monkeypatch):
    find(tmp_path / "store", "made by another")
    for cache in (tmp_path_factory.mktemp("mine"), tmp_path / "in-the-checkout"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
        assert find(tmp_path / "store") == "made anew"
    (tmp_path / "in-the-checkout" / kept.KEY[0]).mkdir(parents=True)
    (tmp_path / "in-the-checkout").joinpath(*kept.KEY).write_bytes(bytes(kept.SEAL))
    monkeypatch.setattr(kept, "_make_key", lambda: bytes(kept.SEAL))
    find(tmp_path / "store", "made by another")
    assert find(tmp_path / "store") == "made anew"


def test_nobody_else_can_read_what_files_are_sealed_with(package, tmp_path, cache):
    find(tmp_path / "store", "made")
    assert cache.joinpath(*kept.KEY).stat().st_mode & 0o077 == 0


def test_a_key_that_is_cut_short_is_replaced(package, tmp_path, cache):
    find(tmp_path / "store", "made")
    cache.joinpath(*kept.KEY).write_bytes(b"short")
    assert find(tmp_path / "store", "made later") == "made later"
    assert find(tmp_path / "store") == "made later"


def test_what_was_made_before_another_file_was_taken_in_is_written_to_it(package, tmp_path):
    find(tmp_path / "store", "made")
    store = Stored("reader")
    store.put("fresh", "made")
    store.take_from(tmp_path / "store")
    store.make("key", lambda: "made anew")
    store.end_round()
    later = Stored("reader")
    later.take_from(tmp_path / "store")
    assert later.get("fresh") == "made"


def test_of_a_catalogue_the_last_whole_reading_is_kept_and_nothing_of_a_broken_one(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "KEPT", tmp_path / "lest")
    file = tmp_path / "a.po"
    for words in (CATALOGUE, CATALOGUE.replace("Ikkje", "Inkje")):
        file.write_text(words, encoding="utf-8")
        assert len(catalogues.read_catalogue(file)) == 1
        (whole,) = (tmp_path / "lest").iterdir()
    assert "Inkje" in whole.read_text(encoding="utf-8")
    file.write_text(f"<<<<<<< HEAD\n{CATALOGUE}", encoding="utf-8")
    assert catalogues.read_catalogue(file) == {}
    assert [*(tmp_path / "lest").iterdir()] == [whole]


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
