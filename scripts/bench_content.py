"""A course in, larger courses and the same pages without macros out: what `scripts/bench` builds.

Copies of background pages, question sets, films and sheets get ids of their own, so every copy is
valid. Meetings, themes and leader sessions are numbered and cannot be multiplied.
"""

from __future__ import annotations

import json
import re
import shutil
from itertools import count, cycle, islice
from pathlib import Path

from macros.frontmatter import FRONT_MATTER, parse_yaml, read_text
from macros.render import render
from macros.schema import kind_of
from macros.site import Site, load_settings
from scripts.commands import NEUTRAL, ROOT

COPIED = ("theory", "prompt_set", "film", "sheet")
OWN_ID = re.compile(r"^id: (\S+)$", re.MULTILINE)
PROMPT_ID = re.compile(r"^( +- id: \S+)$", re.MULTILINE)
CALL = re.compile(r"\{\{ *(\w+)\((?:\"([^\"]*)\")?\) *\}\}")


def make_project(docs: Path, folder: Path, factor: int) -> tuple[Path, Path]:
    """Write a course `factor` times as large; return its configurations with and without macros."""
    multiply(docs, folder / "docs", factor)
    ours = _write_config(folder / "mkdocs.yml", "docs")
    render_tree(load_settings(ours), folder / "docs", folder / "plain")
    plugins = parse_yaml(read_text(ROOT / NEUTRAL, NEUTRAL)[0], NEUTRAL).data["plugins"]
    without = [plugin for plugin in plugins if not (isinstance(plugin, dict) and "macros" in plugin)]
    return ours, _write_config(folder / "plain.yml", "plain", plugins=without)


def multiply(docs: Path, target: Path, factor: int) -> None:
    """Copy the content until there are `factor` times as many pages."""
    shutil.copytree(docs, target)
    pages = sorted(file.relative_to(docs) for file in docs.rglob("*.md"))
    copied = [page for page in pages if kind_of(page.as_posix()).name in COPIED]
    rounds = ((number, page) for number in count(2) for page in copied)
    for number, page in islice(rounds, len(pages) * (factor - 1)):
        text = (docs / page).read_text(encoding="utf-8")
        text = OWN_ID.sub(rf"id: \1-{number}", text, count=1)
        if kind_of(page.as_posix()).name == "prompt_set":
            text = PROMPT_ID.sub(rf"\1-{number}", text)
        (target / page.with_stem(f"{page.stem}-{number}")).write_text(text, encoding="utf-8")


def render_tree(site: Site, docs: Path, target: Path) -> None:
    """Write the same pages with what the macros say in place of their calls."""
    shutil.copytree(docs, target)
    for path in site.course.pages:
        file = target / path
        text = file.read_text(encoding="utf-8")
        head = FRONT_MATTER.match(text)
        assert head, "a page without front matter is no part of a course"
        file.write_text(head[0] + render_body(site, path, text[head.end() :]), encoding="utf-8")


def render_body(site: Site, path: str, body: str) -> str:
    """Put in place of each macro call what the macro writes."""
    return CALL.sub(
        lambda call: render(site, call[1], path, *([call[2]] if call[2] is not None else [])), body
    )


def _write_config(file: Path, docs: str, **values: object) -> Path:
    for shared in ("macros", "overrides"):
        link = file.with_name(shared)
        if not link.exists():
            link.symlink_to(ROOT / shared)
    site_dir = f"{docs}-site"
    config = {"INHERIT": str(ROOT / NEUTRAL), "docs_dir": docs, "site_dir": site_dir, **values}
    file.write_text(json.dumps(config), encoding="utf-8")
    return file
