"""A course in, larger courses and the same pages without macros out: what `scripts/bench` builds.

Copies of background pages, films and sheets get ids of their own, so every copy is valid. Meetings,
themes and leader sessions are numbered and cannot be multiplied, and sets of questions have a most.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from macros.reader.frontmatter import FRONT_MATTER
from macros.reader.textfile import read_text
from macros.reader.tree import parse_yaml
from macros.render import render_body
from macros.schema import kind_of
from macros.settings import read_settings
from macros.site import Site, load_site
from scripts.commands import NEUTRAL, ROOT

COPIED = ("theory", "film", "sheet")
OWN_ID = re.compile(r"^id: (\S+)$", re.MULTILINE)
OWN_TITLE = re.compile(r"^title: ([\"']?)(.*?)\1$", re.MULTILINE)
TEMPLATES = ("room.html", "storskjerm.html", "led.html")
"""The templates that pages name; without them they cannot be built."""


class Project(NamedTuple):
    """A course of one size, as configurations that build the same pages."""

    factor: int
    pages: int
    ours: Path
    plain: Path
    """What the macros write stands in the pages; all else is ours."""
    material: Path
    """The same pages in Material as it comes, with its own search: ours is a part of our build."""


def make_project(config: Path, folder: Path, factor: int) -> Project:
    """Write a course `factor` times as large, and what its pages are without macros."""
    settings = read_settings(config)
    pages = load_site(settings).course.pages
    multiply(settings.docs_dir, folder / "docs", factor, sorted(map(Path, pages)))
    (folder / "macros").symlink_to(ROOT / "macros")  # where the plugin looks for them
    inherited = {"INHERIT": str(config), "theme": {"custom_dir": str(ROOT / "overrides")}}
    ours = _write_config(folder / "ours.yml", docs_dir="docs", **inherited)
    site = load_site(read_settings(ours))
    render_tree(site, folder / "docs", folder / "plain")
    shared_data = parse_yaml(read_text(ROOT / NEUTRAL, NEUTRAL)[0], NEUTRAL).data
    plugins = [plugin for plugin in shared_data["plugins"] if "macros" not in plugin]
    plain = _write_config(folder / "plain.yml", docs_dir="plain", plugins=plugins, **inherited)
    (folder / "templates").mkdir()
    for name in TEMPLATES:
        shutil.copy(ROOT / "overrides" / name, folder / "templates")
    theme = {**shared_data["theme"], "custom_dir": "templates"}
    searched = [{"search": {"lang": "no"}}, *plugins]
    bare = {**shared_data, "docs_dir": "plain", "theme": theme, "extra_css": [], "plugins": searched}
    material = _write_config(folder / "material.yml", **bare)
    return Project(factor, len(site.course.pages), ours, plain, material)


def multiply(docs: Path, target: Path, factor: int, pages: Sequence[Path]) -> None:
    """Copy the content until there are `factor` times as many pages as are built."""
    shutil.copytree(docs, target, ignore=shutil.ignore_patterns("lokalt"))
    copied = [page for page in pages if kind_of(page.as_posix()).name in COPIED]
    rounds = ((number, page) for number in count(2) for page in copied)
    for number, page in islice(rounds, len(pages) * (factor - 1)):
        text = (docs / page).read_text(encoding="utf-8")
        text = OWN_ID.sub(rf"id: \1-{number}", text, count=1)
        text = OWN_TITLE.sub(rf"title: \1\2, utgave {number}\1", text, count=1)
        (target / page.with_stem(f"{page.stem}-{number}")).write_text(text, encoding="utf-8")


def render_tree(site: Site, docs: Path, target: Path) -> None:
    """Write the pages that are built, with what the macros say in place of their calls."""
    shutil.copytree(docs, target)
    for path in site.absent:
        (target / path).unlink()
    for path in site.course.pages:
        text = (docs / path).read_text(encoding="utf-8")
        head = FRONT_MATTER.match(text)
        assert head, "a page without front matter is no part of a course"
        (target / path).write_text(head[0] + render_body(site, path, text[head.end() :]), encoding="utf-8")


def _write_config(file: Path, **values: object) -> Path:
    file.write_text(json.dumps({**values, "site_dir": f"{file.stem}-site"}), encoding="utf-8")
    return file
