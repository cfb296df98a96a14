"""A menu that the engine's plugin refuses in English, the check refuses in Norwegian, and says where."""

import shutil

import pytest
import yaml
from mkdocs_awesome_nav.nav.config import ConfigModel
from project import ROOT
from pydantic import ValidationError

from macros.checks.navigation import check_navigation
from macros.checks.subject import Subject
from macros.course import Course
from macros.schema.local import Local
from macros.settings import read_settings

FINE = (
    "title:",
    "hide: true",
    "sort: {by: title, direction: desc, ignore_case: true}",
    'ignore: ["*.draft.md", $inherit]',
    'nav: [{glob: "*.txt", ignore_no_matches: true}]',
    "nav: [index.md, filmer/, ./laerer]",
    'nav: [{Om: [index.md]}, "@(index|x).md"]',
)
REFUSED = (
    "hide: kanskje", "hide:", "sort: asc", "sort: {direction: ned}", "sort: {by: navn}", "sort: {type: [a]}",
    "ignore: 5", "ignore: {a: b}", 'ignore: ""', "append_unmatched: kanskje", "use_index_title: 3.5",
    "flatten_single_child_sections: [a]", 'preserve_directory_names: ""', "nav:", "nav: {a: index.md}",
    'nav: [""]', "nav:\n  - index.md\n  -", 'title: ""', "nav: [{A: index.md, B: filmer}]", "nav: [{A: }]",
    "nav: [{A: 5}]", "nav: [{}]", 'nav: [{glob: ""}]', "nav: [{glob: }]", "nav: [{glob: 5}]",
    'nav: [{glob: "*", sort: asc}]', 'nav: [{glob: "*", ignore_no_matches: kanskje}]', "nav: [{5: index.md}]",
)  # fmt: skip
"""What the plugin's model refuses."""
SHOWS_NOTHING = (
    'nav: ["*.txt"]', 'nav: [{glob: "*.txt"}]', 'nav: [{A: "*.md"}]', "nav: [../index.md]", "nav: [/index.md]",
    "nav: [Index.md]", "nav: [tom]", 'nav: ["https://www.udir.no/"]', "nav: [bilde.png]", "nav: [lokalt]",
    'nav: [{glob: "*", ignore_missing: true}]',
)  # fmt: skip
"""What the plugin takes, and stops a strict build for, or shows none of."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("meny") / "kurs"
    shutil.copytree(ROOT / "tests/fixture", root)
    (root / "docs/tom").mkdir()
    (root / "docs/bilde.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (root / "docs/lokalt/tillegg").mkdir(parents=True)
    (root / "docs/lokalt/tillegg/verdier.md").write_text("Hei.\n", encoding="utf-8")
    return root


def said_of(folder, menu):
    (folder / "docs/.nav.yml").write_text(f"{menu}\n", encoding="utf-8")
    return list(check_navigation(Subject(Course({}, Local()), read_settings(folder / "mkdocs.yml"))))


@pytest.mark.parametrize("menu", FINE)
def test_a_menu_in_order(folder, menu):
    ConfigModel(**yaml.safe_load(menu))
    assert said_of(folder, menu) == []


@pytest.mark.parametrize("menu", REFUSED)
def test_a_menu_that_the_plugin_refuses(folder, menu):
    with pytest.raises((ValidationError, TypeError)):
        ConfigModel(**yaml.safe_load(menu))
    (problem,) = said_of(folder, menu)
    assert (problem.path, problem.is_warning, problem.line > 0) == ("docs/.nav.yml", False, True)


@pytest.mark.parametrize("menu", SHOWS_NOTHING)
def test_a_menu_that_shows_nothing(folder, menu):
    assert len(said_of(folder, menu)) == 1
