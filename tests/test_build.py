"""Whole builds of the real course by the real commands: what readers get, and what is left behind."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup
from project import (
    ADDRESS,
    ROOT,
    build,
    configure,
    copy_fixture,
    copy_project,
    read_articles,
    read_articles_and_links,
    read_tree,
    run,
)

from macros.exports.downloads import Format

DATED = {"sitemap.xml.gz"}
"""What MkDocs stamps with the day it is built; scripts/build gives it the same day always."""
SLOT = re.compile(rb'(<div class="gr-downloads"[^>]*>).*?(</div>)', re.DOTALL)
FILES = tuple(f".{name}" for name in get_args(Format))
"""What only scripts/build makes: files to download, and the links to them."""
OF_THE_ENGINE = re.compile(
    r"assets/javascripts/(bundle|workers/|lunr/|LICENSE)|assets/stylesheets/((classic|modern)/)?(main|palette)"
    r"|sitemap\.xml|search\.json"
)
"""What one engine has of its own: its bundle and styles, and how it lays out the site map."""
LIMIT = 40_000
"""In bytes; the theme has larger files."""
GIT = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org"]


@pytest.fixture
def project(tmp_path):
    return copy_project(tmp_path / "kurs")


READ = ("index.html", "filmer/index.html", "laerer/tema/1-fysisk-og-struktur/index.html")
"""Pages that a menu leads to: on the top, an index, one within."""


@pytest.mark.parametrize(
    "sessions", [7, pytest.param(6, marks=pytest.mark.slow), pytest.param(8, marks=pytest.mark.slow)]
)
def test_both_engines_say_the_same(build_once, sessions):
    ours, theirs = (build_once(engine, leader_sessions=sessions) for engine in ("mkdocs", "zensical"))
    (articles, links), others = read_articles_and_links(ours), read_articles_and_links(theirs)
    assert articles == others[0]
    assert len(articles) > 60
    assert all(words for words, _ in articles.values())
    assert links == others[1]
    assert all(
        len(found) > 5 for page, found in links.items() if not re.search(r"/(storskjerm|led)/.+/", page)
    )
    for site, path in product((ours, theirs), READ):
        menu = (site / path).read_text(encoding="utf-8")
        assert menu.count('md-nav__link--active" aria-current="page"') == 1, (site, path)
    files = [
        {path: content for path, content in read_tree(site).items() if not path.endswith(".html")}
        for site in (ours, theirs)
    ]
    shared = [{path: file[path] for path in file if not OF_THE_ENGINE.match(path)} for file in files]
    assert shared[0] == shared[1]
    assert {"kurs.json", "kurs.schema.json"} < shared[0].keys()


@pytest.mark.parametrize("sessions", [6, 7, pytest.param(8, marks=pytest.mark.slow)])
def test_every_address_in_the_data_leads_to_its_place(build_once, sessions):
    site = build_once(leader_sessions=sessions)
    data = json.loads((site / "kurs.json").read_text(encoding="utf-8"))
    addresses = set(_addresses(data))
    assert {f"leder/samling/midt-{turn}/" for turn in range(1, sessions - 2)} < addresses
    assert [session["number"] for session in data["leader_sessions"]] == list(range(1, sessions + 1))
    ids = {page: set(found) for page, (_, found) in read_articles(site).items()}
    lost = []
    for address in addresses:
        path, _, anchor = address.partition("#")
        page = f"{path}index.html"
        if page not in ids or (anchor and anchor not in ids[page]):
            lost.append(address)
    assert lost == []


def _addresses(data):
    """Yield every address in the data that is the site's own."""
    if isinstance(data, dict):
        if isinstance(data.get("url"), str) and "://" not in data["url"]:
            yield data["url"]
        for value in data.values():
            yield from _addresses(value)
    for item in data if isinstance(data, list) else ():
        yield from _addresses(item)


def test_plain_mkdocs_builds_the_same_without_a_warning(built_site, project):
    site, config = project / "site", project / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace('site_url: ""', f"site_url: {ADDRESS}"), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        check=False,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout
    assert "INFO    -  Cleaning site directory" in said
    assert [line for line in said if line.startswith(("WARNING", "ERROR"))] == []
    plain, shipped = read_tree(site), read_tree(built_site)
    data = json.loads(shipped["kurs.json"])
    for sheet in data["worksheets"]:
        sheet["files"] = []
    assert json.loads(plain["kurs.json"]) == data
    bare = {path: SLOT.sub(r"\1\2", content) for path, content in shipped.items()}
    pages = {path for path in bare if path not in DATED | {"kurs.json"} and not path.endswith(FILES)}
    assert {path for path in plain if plain[path] != bare[path]} <= DATED | {"kurs.json"}
    assert pages <= plain.keys()


@pytest.mark.parametrize(
    ("engine", "options"),
    [
        ("mkdocs", ()),
        pytest.param("zensical", (), marks=pytest.mark.slow),
        pytest.param("mkdocs", ("--word", "--pdf", "--zip"), marks=pytest.mark.slow),
    ],
)
def test_two_builds_are_the_same_to_the_byte(build_once, project, monkeypatch, engine, options):
    if options:
        elsewhere = copy_project(project.parent / "et annet" / "sted")
        first = read_tree(build(elsewhere, configure(elsewhere, "first"), engine, *options))
        assert {".docx", ".pdf", ".zip"} <= {Path(path).suffix for path in first}
    else:
        first = read_tree(build_once(engine))
    commit(project)
    for file in project.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    other = {
        "SOURCE_DATE_EPOCH": "1000000000",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }
    for name, value in other.items():
        monkeypatch.setenv(name, value)
    address = () if options else ("--address", ADDRESS)
    again = read_tree(build(project, configure(project, "again"), engine, *address, *options))
    assert again.keys() == first.keys()
    assert [path for path in first if again[path] != first[path]] == []


def commit(project):
    """Make a repository of a project, as most are; what is built must not tell."""
    shutil.copy(ROOT / ".gitignore", project)
    subprocess.run([*GIT, "init", "--quiet"], cwd=project, check=True)
    subprocess.run([*GIT, "add", "--all"], cwd=project, check=True)
    subprocess.run([*GIT, "commit", "--quiet", "--message", "before"], cwd=project, check=True)


def test_building_leaves_nothing_behind_but_the_site(tmp_path):
    project = copy_fixture(tmp_path / "kurs", styled=True)
    commit(project)
    before = set(project.iterdir())
    for engine in ("mkdocs", "zensical"):
        done = run(project, "build", "--engine", engine)
        assert done.returncode == 0, done.stdout
    status = subprocess.run([*GIT, "status", "--porcelain"], cwd=project, check=True, capture_output=True)
    assert status.stdout == b""
    assert {path.name for path in set(project.iterdir()) - before} == {"site", ".cache", ".sprak"}


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_former_address_leads_to_the_page(tmp_path, engine):
    project = copy_fixture(tmp_path / "project")
    page = project / "docs" / "filmer" / "ledelse.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("title:", "formerly: [om/film.md, gammel.md]\ntitle:", 1),
        encoding="utf-8",
    )
    site = build(project, configure(project, "moved"), engine)
    for address, target in {"om/film": "../../filmer/ledelse/", "gammel": "../filmer/ledelse/"}.items():
        soup = BeautifulSoup((site / address / "index.html").read_bytes(), "html.parser")
        assert soup.select_one("meta[http-equiv=refresh]")["content"] == f"0; url={target}"
        assert soup.select_one("a")["href"] == target
        assert (site / address / target / "index.html").is_file()


def test_a_disk_that_takes_no_more_stops_the_build_in_norwegian_and_gets_back_its_room(tmp_path):
    """The system refuses what is larger than a limit, as a full disk refuses everything."""
    project = copy_fixture(tmp_path / "kurs", styled=True)
    assert run(project, "build").returncode == 0
    before, there = read_tree(project / "site"), set(project.iterdir())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, limits[1]))
    try:
        done = run(project, "build")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert done.returncode == 1
    assert "fila er større enn disken tar imot" in done.stdout
    assert "Errno" not in done.stdout
    assert (read_tree(project / "site"), set(project.iterdir())) == (before, there)
