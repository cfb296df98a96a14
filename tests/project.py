"""A copy of the project to build in: real files and real processes, and nothing left in the repository."""

import atexit
import compileall
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin

import yaml
from bs4 import BeautifulSoup
from upstream import ROOT, copy_docs

ADDRESS = "https://kurs.example/"
"""Where the sites that tests read would be."""
COPIED = ("macros", "overrides", "scripts")
PATH: list[str] = []
"""Folders that a test puts before the project's own modules."""
PATIENCE = (
    600  # seconds: enough for the longest build on a busy machine; one that hangs soon says where it does
)


@lru_cache(maxsize=1)
def _code() -> Path:
    """Return a copy of the code that is compiled already, as it is where it has run before.

    Hundreds of processes run it in copies of their own; each that had to compile it would be at that for a third of its time.
    """
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(folder, quiet=1)
    return folder


def copy_project(target: Path) -> Path:
    """Copy what a build reads, as if it were a clone of upstream's."""
    copy_docs(target / "docs")
    for name in COPIED:
        shutil.copytree(_code() / name, target / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, target)
    return target


def copy_fixture(target: Path, *, styled: bool = False) -> Path:
    """Copy a course of a few pages, for what does not depend on the content; `styled` as the real one is."""
    shutil.copytree(ROOT / "tests" / "fixture", target)
    for name in ("macros", "scripts", *(["overrides"] if styled else [])):
        shutil.copytree(_code() / name, target / name)
    shutil.copy(ROOT / "pyproject.toml", target)
    if styled:
        config = yaml.safe_load((target / "mkdocs.yml").read_text(encoding="utf-8"))
        config["theme"]["custom_dir"] = "overrides"
        (target / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    return target


def configure(project: Path, name: str, **local: object) -> Path:
    """Write a municipality's configuration that builds into a folder of its own name."""
    config = {"INHERIT": "mkdocs.yml", "site_dir": f"site-{name}", "extra": {"local": local}}
    file = project / f"{name}.yml"
    file.write_text(json.dumps(config), encoding="utf-8")
    return file


def command(project: Path, script: str, *options: object) -> tuple[list[str], dict[str, str]]:
    """Return a script of the project's as a command line, and its environment."""
    paths = os.pathsep.join([*PATH, str(project)])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1", "GITHUB_ACTIONS": "false"}
    return [sys.executable, f"scripts/{script}.py", *map(str, options)], environment


def run(
    project: Path, script: str, *options: object, stdin: int | None = None, stderr: int = subprocess.STDOUT
) -> subprocess.CompletedProcess[str]:
    """Run a script of the project's to its end; `stderr=subprocess.PIPE` keeps what it says apart from what it prints."""
    line, environment = command(project, script, *options)
    return subprocess.run(
        line,
        cwd=project,
        env=environment,
        check=False,
        encoding="utf-8",
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        timeout=PATIENCE,
    )


def build(project: Path, config: Path, engine: str = "mkdocs", *options: str) -> Path:
    """Build a site that must succeed; return where it is."""
    done = run(project, "build", "--config", config, "--engine", engine, *options)
    assert done.returncode == 0, done.stdout
    return project / f"site-{config.stem}"


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by path."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def read_articles(site: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Return by page the words of its articles, and the ids in them that are not the theme's own."""
    return {path: _article(page) for path, page in _pages(site)}


def read_articles_and_links(
    site: Path,
) -> tuple[dict[str, tuple[list[str], list[str]]], dict[str, list[tuple[str, str]]]]:
    """Return the articles, and by page the target and words of each link that does not lead about the page itself.

    The engines have a link past the menus each, and Zensical lists fewer of a page's headings.
    """
    articles, links = {}, {}
    for path, page in _pages(site):
        articles[path], links[path] = _article(page), _links(path, page)
    return articles, links


def _pages(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), BeautifulSoup(file.read_bytes(), "html.parser")


def _article(page: BeautifulSoup) -> tuple[list[str], list[str]]:
    return (
        [" ".join(article.get_text().split()) for article in page.select("article")],
        [tag["id"] for tag in page.select("article [id]") if not tag["id"].startswith("__")],
    )


def _links(path: str, page: BeautifulSoup) -> list[tuple[str, str]]:
    return [
        (urljoin(f"/{path.removesuffix('index.html')}", link["href"]), " ".join(link.get_text().split()))
        for link in page.select("body a[href]")
        if not link.find_parent(class_=["gr-nav__toc", "md-nav--secondary"])
        if "md-skip" not in link.get("class", ())
    ]
