"""What an engine is given that asks for the site once a page: one site, until something has changed."""

import pytest
from project import copy_fixture

from macros.site import load_site


@pytest.fixture
def docs(tmp_path):
    return copy_fixture(tmp_path / "project") / "docs"


def test_nothing_is_read_again_while_nothing_changes(docs):
    assert load_site(docs, {"class_size": 20}) is load_site(docs, {"class_size": 20})


def test_a_changed_page_makes_another_site(docs):
    one = load_site(docs, {})
    page = next(iter(sorted(docs.rglob("*.md"))))
    page.write_text(page.read_text(encoding="utf-8") + "\nMer.\n", encoding="utf-8")
    assert load_site(docs, {}) is not one


def test_another_local_value_makes_another_site(docs):
    assert load_site(docs, {"class_size": 20}) is not load_site(docs, {"class_size": 24})
