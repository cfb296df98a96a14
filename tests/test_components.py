"""A component's folder is whole, and what is in it reaches the pages: its templates, its examples, its styles."""

import re
from collections import Counter
from functools import cache

import pytest
import yaml
from real import ROOT

from macros.components.folders import FOLDERS
from macros.components.registry import VIEWS
from macros.exports.style import FOR_ALL, join_styles, shrink
from macros.schema.local import Local

FILE = re.compile(
    r"(?:view|drawing)\.py|examples\.yml|_?[a-z_]+\.(?:md|html)\.jinja|(?:screen|paper)(?:_[a-z]+)?\.css"
)
OF_ONE = {("pdf", "pdf.css"), ("pdf", "pdf_pile.css"), ("pdf", "pdf_module.css")}
"""Files of a kind that only one component has."""
RENDERED = re.compile(r'(?:render_html|get_template)\(\s*"(\w+)')

each_component = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def files_of(folder):
    return {file.name: file for file in folder.iterdir() if file.name != "__pycache__"}


@cache
def made_by_exports():
    """Return the templates that are rendered alone, for what lies beside the pages or is shown in their place."""
    folders = (ROOT / "macros" / "exports", ROOT / "scripts" / "live")
    sources = [file.read_text(encoding="utf-8") for folder in folders for file in folder.rglob("*.py")]
    return {name for source in sources for name in RENDERED.findall(source)}


@each_component
def test_a_component_has_a_template_and_nothing_that_does_not_belong_there(folder):
    files = files_of(folder)
    assert [name for name in files if name.endswith(".jinja")]
    assert [name for name in files if not FILE.fullmatch(name) and (folder.name, name) not in OF_ONE] == []


@each_component
def test_a_component_shows_by_examples_each_of_its_macros_and_what_exports_make_of_it(folder):
    files = files_of(folder)
    macros = {name.removesuffix(".md.jinja") for name in files if re.fullmatch(r"[a-z]\w*\.md\.jinja", name)}
    assert macros <= VIEWS.keys()
    shown = macros | {name for name in made_by_exports() if f"{name}.html.jinja" in files}
    if shown:
        examples = yaml.safe_load(files["examples.yml"].read_text(encoding="utf-8"))
        assert examples.keys() == shown
        assert all("full" in examples[name] for name in shown)
    else:
        assert "examples.yml" not in files


def test_no_two_templates_have_one_name():
    """They are found by their names alone."""
    names = Counter(name for folder in FOLDERS for name in files_of(folder) if name.endswith(".jinja"))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_rule_is_in_a_stylesheet_that_pages_load_once():
    written = "\n".join(join_styles(Local()).values())
    sources = [*FOR_ALL.iterdir(), *(file for folder in FOLDERS for file in folder.glob("*.css"))]
    for file in sources:
        if (file.parent.name, file.name) not in OF_ONE:
            assert written.count(shrink(file.read_text(encoding="utf-8"))) == 1, file


def test_styles_lose_nothing_but_what_a_browser_does_not_read():
    written = """/* "Said" of it. */
a :is(b, i):hover > p,
.c::after {
  /* said */
  margin: calc(1em + 2px) 0;
  content: "a;  b, {/* c */}: ";
}

@media screen and (min-width: 45em) { --x: 1; }
"""
    shrunk = (
        'a :is(b,i):hover>p,.c::after{margin:calc(1em + 2px) 0;content:"a;  b, {/* c */}: "}'
        "@media screen and (min-width:45em){--x:1}"
    )
    assert shrink(written) == shrunk
    assert shrink(shrunk) == shrunk


def test_what_is_for_paper_stands_apart_and_needs_no_condition():
    styles = join_styles(Local())
    assert "@page" not in styles["kurs.css"]
    assert "@media print" not in styles["kurs.css"] + styles["utskrift.css"]
