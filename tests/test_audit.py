"""What is said of weaknesses in the packages: by name, and never silence that looks like safety."""

import json

import pytest

from scripts.audit import NOT_RUN, describe

SAFE = {"name": "jinja2", "version": "3.1.6", "vulns": []}
SKIPPED = {"name": "lxml", "skip_reason": "not found"}
UNSAFE = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-1"}, {"id": "CVE-2"}]}


def test_a_package_with_weaknesses_is_named_with_them():
    (line,), is_weak = describe(json.dumps({"dependencies": [SAFE, UNSAFE, SKIPPED]}))
    assert is_weak, "which fails the check"
    assert "pillow 1.0" in line
    assert "PYSEC-1, CVE-2" in line


def test_safe_packages_give_no_line():
    assert describe(json.dumps({"dependencies": [SAFE]})) == ([], False)


@pytest.mark.parametrize("answer", ["", "{}", "null", "nei", json.dumps({"dependencies": [SKIPPED]})])
def test_no_answer_is_said_to_be_none(answer):
    assert describe(answer) == ([NOT_RUN], False)
