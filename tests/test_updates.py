"""A municipality takes updates for years: real git, a fork with everything local, twenty upstream changes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from project import copy_fixture, run
from test_local_content import PIECES, write_pieces

CONFIG = """\
INHERIT: mkdocs.yml
site_name: Gode relasjoner i Fjellvik
extra:
  local:
    municipality: Fjellvik
    school_list: [Nordre skole, Søndre skole]
    colour: "#2f5d3a"
    logo: lokalt/rom.svg
"""
PLAIN = "---\ntitle: {0}\ndescription: {0}.\n---\n\nTekst.\n"
THEORY = "---\ntitle: {0}\ndescription: {0}.\nid: {1}\nsource: forslag\nreviewed_by: null\n---\n\n{{{{ page_head() }}}}\n\nTekst.\n"
AGENDA = "leder/samlinger/02-plan.md"
MEETING = "laerer/moter/01-kartlegging.md"


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody, with no configuration but the repository's own."""
    someone = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
               for what, value in (("NAME", "Kari"), ("EMAIL", "kari@fjellvik.example"), ("DATE", "2026-11-01T12:00:00"))}  # fmt: skip
    environment = {**os.environ, **someone, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"git {' '.join(arguments)}\n{done.stdout}{done.stderr}"
    return done.stdout


def write(path: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    return change


def swap(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} in {path}"
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


def both(*changes: Callable[[Path], None]) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        for part in changes:
            part(root)

    return change


def move_block(root: Path) -> None:
    """Put the second block of the meeting before its first."""
    file = root / "docs" / MEETING
    text = file.read_text(encoding="utf-8")
    first, second = text.index("  - id: velkommen"), text.index("  - id: merkene")
    third = text.index("  - id: samtalen")
    file.write_text(text[:first] + text[second:third] + text[first:second] + text[third:], encoding="utf-8")


def remove_block(root: Path) -> None:
    file = root / "docs" / MEETING
    text = file.read_text(encoding="utf-8")
    start, end = text.index("  - id: merkene"), text.index("  - id: velkommen")
    file.write_text(text[:start] + text[end:], encoding="utf-8")


OTHER_MEETING = f"docs/{MEETING}"
UPSTREAM = {
    "a new page": write("docs/om/nytt.md", PLAIN.format("Nytt")),
    "a new page of background": write("docs/leder/grunnlag/tillit.md", THEORY.format("Tillit", "tillit")),
    "a page rewritten": write("docs/index.md", PLAIN.format("Ny forside")),
    "a fragment's page retitled": swap("docs/laerer/moter/01-kartlegging.md", "Møte 1: Det første møtet", "Møte 1: Møtet der dere begynner"),
    "a page removed": lambda root: (root / "docs/om/nytt.md").unlink(),
    "a longer item on the agenda": swap(f"docs/{AGENDA}", "    minutes: 20\n", "    minutes: 25\n"),
    "a new item on the agenda": swap(f"docs/{AGENDA}", "settle:", "  - {id: nytt-fra-oss, type: presentation, title: Nytt fra oss, screen: Her er noe nytt fra oss., form: all, minutes: 5, core: false, source: forslag}\nsettle:"),
    "a block moved": move_block,
    "a block removed": remove_block,
    "a block retitled": swap(OTHER_MEETING, "title: Snakk om merkene", "title: Snakk sammen om merkene"),
    "a new question": swap("docs/drofting/arbeidet.md", "    source: forslag\n---", "    source: forslag\n  - {id: hva-na, text: Hva nå?, source: forslag}\n---"),
    "a sheet retitled": swap("docs/arbeidsark/laerer/logg.md", "title: Logg", "title: Ny logg"),
    "a film with its length": swap("docs/filmer/ledelse.md", "minutes: null", "minutes: 22"),
    "a new theme file": write("overrides/partials/tillegg.html", "{# nytt i temaet #}\n"),
    "a new style": write("macros/styles/ny.css", ".gr-ny { color: inherit; }\n"),
    "a new key of the configuration": swap("mkdocs.yml", "strict: true", "strict: true\nuse_directory_urls: true"),
    "another name and address upstream": swap("mkdocs.yml", "site_name: Gode relasjoner i Ørland", "site_name: Gode relasjoner"),
    "a change in the code": swap("macros/version.py", "what versions are compared by", "the parts that versions are compared by"),
    "a new version": swap("pyproject.toml", 'relasjoner"\nversion = "', 'relasjoner"\nversion = "1.'),
    "a key renamed, with its migration": write(
        "macros/settings/history.yml", "keys: [{old: school_list, new: schools, since: 0.1.0, until: 99.0.0}]\nids: []\n"
    ),
}  # fmt: skip
"""What upstream does over the years, a commit each, in this order."""


def begin(base: Path, config: str) -> tuple[Path, Path]:
    """Return the course as a repository, and a fork of it with everything local."""
    upstream, fork = copy_fixture(base / "kurs"), base / "fjellvik"
    (upstream / ".gitignore").write_text("__pycache__/\nsite/\n", encoding="utf-8")
    neutral = (upstream / "mkdocs.yml").read_text(encoding="utf-8").partition("extra:")[0]
    exclude = "exclude_docs: |\n  lokalt/tillegg/\n  lokalt/moter/\n  lokalt/samlinger/\n"
    (upstream / "mkdocs.yml").write_text(f"{exclude}{neutral}extra: {{}}\n", encoding="utf-8")
    git(upstream, "init", "-q", "-b", "main")
    commit(upstream, "Begin")
    git(base, "clone", "-q", "-o", "kurset", str(upstream), str(fork))
    before = (fork / "mkdocs.yml").read_bytes()
    write_pieces(fork)
    (fork / "mkdocs.yml").write_bytes(before)
    (fork / "mkdocs.kommune.yml").write_text(config, encoding="utf-8")
    commit(fork, "Our own")
    return upstream, fork


@pytest.fixture(scope="module")
def fork(tmp_path_factory) -> Path:
    """A fork with everything local, after it has merged each of upstream's changes."""
    upstream, fork = begin(tmp_path_factory.mktemp("aar"), CONFIG)
    for name, change in UPSTREAM.items():
        change(upstream)
        commit(upstream, name)
        git(fork, "fetch", "-q", "kurset")
        git(fork, "merge", "-q", "--no-edit", "kurset/main")
        assert git(fork, "status", "--porcelain") == "", name
    return fork


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def test_there_are_twenty_changes_and_all_are_in_the_fork(fork):
    assert len(UPSTREAM) == 20
    log = git(fork, "log", "--format=%s")
    assert all(name in log for name in UPSTREAM)


def test_nothing_of_the_forks_own_has_changed(fork):
    assert (fork / "mkdocs.kommune.yml").read_text(encoding="utf-8") == CONFIG
    for path, text in PIECES.items():
        assert (fork / "docs/lokalt" / path).read_text(encoding="utf-8") == text
    changed = git(fork, "diff", "--name-only", "kurset/main", "HEAD").split()
    assert all(name == "mkdocs.kommune.yml" or name.startswith("docs/lokalt/") for name in changed)


@pytest.fixture(scope="module")
def site(fork) -> Path:
    done = run(fork, "build")
    assert done.returncode == 0, done.stdout
    assert "Bruker mkdocs.kommune.yml." in done.stdout
    return fork / "site"


def article(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path / "index.html").read_bytes(), "html.parser").article


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_the_fork_builds_and_its_own_content_is_where_it_was(site):
    meeting = article(site, "laerer/moter/01-kartlegging")
    assert meeting.h1.get_text() == "Møtet der dere begynner"
    assert "Fra Fjellvik" in words(meeting.select_one(".gr-note--local"))
    plan = words(meeting.select_one("ol.gr-runsheet:not(.gr-runsheet--brief)"))
    assert "Rektor hilser Lagt til av Fjellvik" in plan
    assert "Samtalen hos oss Satt inn av Fjellvik i stedet for «Snakk sammen om merkene»" in plan
    assert "Sett merker" not in plan, "upstream has removed it"
    agenda = words(article(site, "leder/samling/andre"))
    assert "Nytt fra kommunen Lagt til av Fjellvik" in agenda
    assert "Søndre skole" in agenda, "the key's old name still works"
    assert "Filmen vår" in words(article(site, "filmer"))
    assert (site / "lokalt/index.html").is_file()


def test_the_check_says_which_line_to_write(fork):
    done = run(fork, "check")
    assert done.returncode == 0, done.stdout
    line = "mkdocs.kommune.yml:6: advarsel: extra.local.school_list: heter «schools» fra versjon 0.1.0"
    assert line in done.stdout
    assert "skriv «schools: [Nordre skole, Søndre skole]»" in done.stdout


def test_a_block_that_upstream_takes_away_says_why(fork):
    """The one kind of update that asks something of a municipality: what it leaned on is gone."""
    text = (fork / "docs" / MEETING).read_text(encoding="utf-8")
    start, end = text.index("  - id: velkommen"), text.index("  - id: samtalen")
    history = (
        "keys: [{old: school_list, new: schools, since: 0.1.0, until: 99.0.0}]\n"
        "ids: [{kind: block, old: kartlegging/velkommen, reason: gruppa begynner rett på, since: 1.0.0}]\n"
    )
    saved = (fork / "macros/settings/history.yml").read_text(encoding="utf-8")
    (fork / "docs" / MEETING).write_text(text[:start] + text[end:], encoding="utf-8")
    (fork / "macros/settings/history.yml").write_text(history, encoding="utf-8")
    done = run(fork, "check")
    (fork / "docs" / MEETING).write_text(text, encoding="utf-8")
    (fork / "macros/settings/history.yml").write_text(saved, encoding="utf-8")
    assert done.returncode == 1
    message = "blocks[0].after: «velkommen» ble fjernet i versjon 1.0.0: gruppa begynner rett på"
    assert f"docs/lokalt/moter/kartlegging.md:3: {message}" in done.stdout


@pytest.mark.slow
def test_the_other_engine_builds_the_fork_as_well(fork, site):
    expected = words(article(site, "laerer/moter/01-kartlegging"))
    done = run(fork, "build", "--engine", "zensical")
    assert done.returncode == 0, done.stdout
    assert words(article(fork / "site", "laerer/moter/01-kartlegging")) == expected
