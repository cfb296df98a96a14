"""The folder of the site: only what builds made is ever written over, and it is left for anyone to read."""

import os
import stat

import pytest
from project import copy_fixture, read_tree, run

from scripts import published
from scripts.commands import CommandError
from scripts.published import COMING, OURS, recover, refuse_others, siblings, swap


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path):
    (tmp_path / "docs").mkdir()
    return write(tmp_path / "site", {**dict.fromkeys(OURS, "gammel"), "om/index.html": "gammel"})


@pytest.fixture
def new(site):
    return write(siblings(site)[1], {**dict.fromkeys(OURS, "ny"), "leder/index.html": "ny"})


def refusal(site):
    with pytest.raises(CommandError) as caught:
        refuse_others(site, site.parent / "docs")
    return str(caught.value).removeprefix(f"{site}")


def test_a_site_of_ours_and_an_empty_folder_may_be_written_over(site, tmp_path):
    refuse_others(site, tmp_path / "docs")
    refuse_others(tmp_path / "docs", tmp_path / "docs")
    refuse_others(tmp_path / "ny", tmp_path / "docs")


def test_another_site_is_not_ours_for_having_a_front_page(tmp_path):
    (tmp_path / "docs").mkdir()
    site = write(tmp_path / "site", {"index.html": "min hjemmeside"})
    assert refusal(site) == (
        " er ikke et nettsted som er bygd her, og blir ikke skrevet over; flytt mappa, eller gi den et annet navn."
    )


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("CNAME", "legg den i «docs», så kommer den med i hver bygging"),
        (".git/HEAD", "flytt den ut av mappa først"),
        (".htaccess", "flytt den ut av mappa først"),
        ("referat.docx", "flytt den ut av mappa først"),
    ],
)
def test_what_another_put_there_is_named_and_not_deleted(site, name, fix):
    write(site, {name: "andres"})
    top = name.partition("/")[0]
    assert refusal(site) == f"/{top} er ikke laget her, og ville blitt borte; {fix}."


def test_what_comes_from_the_content_is_ours(site, tmp_path):
    write(site, {"CNAME": "kurs.example"})
    write(tmp_path / "docs", {"CNAME": "kurs.example"})
    refuse_others(site, tmp_path / "docs")


def test_a_file_and_a_link_to_nowhere_are_told(tmp_path):
    (tmp_path / "docs").mkdir()
    file, link = write(tmp_path, {"fil": "x"}) / "fil", tmp_path / "lenke"
    link.symlink_to(tmp_path / "borte")
    assert refusal(file) == " er en fil; flytt den, for der skal nettstedet ligge."
    assert refusal(link) == " er en lenke til en mappe som ikke finnes; lag mappa, eller slett lenka."


def test_a_new_site_takes_the_old_ones_place(site, new):
    swap(new, site)
    assert set(read_tree(site)) == {*OURS, "leder/index.html"}
    assert set(read_tree(site).values()) == {b"ny"}
    assert sorted(path.name for path in site.parent.iterdir()) == ["docs", "site"]


def test_a_link_stays_a_link_and_what_it_leads_to_is_new(site, new, tmp_path):
    real = site.rename(tmp_path / "www")
    site.symlink_to(real)
    swap(new, site)
    assert site.is_symlink()
    assert set(read_tree(real)) == {*OURS, "leder/index.html"}
    assert set(read_tree(real).values()) == {b"ny"}


def test_a_mount_keeps_its_place_even_after_a_build_that_was_killed(site, new, monkeypatch):
    monkeypatch.setattr(published.os.path, "ismount", lambda path: path == site)
    write(site, {f"{COMING}om/index.html": "halv", f"{COMING}kurs.json": "halv"})
    refuse_others(site, site.parent / "docs")
    before = site.stat().st_ino
    swap(new, site)
    assert site.stat().st_ino == before
    assert set(read_tree(site)) == {*OURS, "leder/index.html"}
    assert not new.exists()


def test_what_cannot_be_deleted_is_named_instead_of_failing_for_ever(site, monkeypatch):
    left = write(siblings(site)[0], {"a": "en annens"})
    monkeypatch.setattr(published.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(CommandError, match=r"\.site-old er igjen .* slett den"):
        recover(site, ())
    assert left.exists()


def test_a_strict_mask_makes_no_site_that_a_server_cannot_read(tmp_path):
    project = copy_fixture(tmp_path / "kurs")
    before = os.umask(0o077)
    try:
        done = run(project, "build", "--config", "mkdocs.yml")
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stdout
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (project / "site").rglob("*") if path.is_file()}
    folders = [project / "site", *(path for path in (project / "site").rglob("*") if path.is_dir())]
    assert (modes, {stat.S_IMODE(path.stat().st_mode) for path in folders}) == ({0o644}, {0o755})
