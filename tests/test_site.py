"""What an engine is given that asks for the site once a page: one site, until something has changed."""

import json

import pytest
from project import copy_fixture

from macros.settings import read_settings, take_settings
from macros.site import load_site


@pytest.fixture
def root(tmp_path):
    return copy_fixture(tmp_path / "project")


def zensical_conf(**local):
    """Return what Zensical hands over: paths as they are written, and no name of a file."""
    return {"docs_dir": "docs", "site_dir": "public", "extra": {"local": local}}


def test_nothing_is_read_again_while_nothing_changes(root):
    conf = zensical_conf(class_size=20)
    assert load_site(take_settings(root, conf)) is load_site(take_settings(root, conf))
    assert load_site(read_settings(root / "mkdocs.yml")) is load_site(read_settings(root / "mkdocs.yml"))


def test_a_changed_page_makes_another_site(root):
    one = load_site(read_settings(root / "mkdocs.yml"))
    page = next(iter(sorted(root.rglob("docs/**/*.md"))))
    page.write_text(page.read_text(encoding="utf-8") + "\nMer.\n", encoding="utf-8")
    assert load_site(read_settings(root / "mkdocs.yml")) is not one


def test_another_local_value_makes_another_site(root):
    one, other = (load_site(take_settings(root, zensical_conf(class_size=size))) for size in (20, 24))
    assert (one.course.local.class_size, other.course.local.class_size) == (20, 24)


def test_the_settings_of_either_engine_name_the_same_folders(root):
    """MkDocs says which file it has read; Zensical has read it, and says only where it lies."""
    file = root / "kommune.yml"
    file.write_text(json.dumps({"INHERIT": "mkdocs.yml", "site_dir": "public"}), encoding="utf-8")
    for settings in (read_settings(file), take_settings(root, zensical_conf())):
        assert settings.docs_dir == root / "docs"
        assert settings.site_dir == root / "public"
        assert settings.config.parent == root
        assert not settings.problems
