"""Every rule is in the one list, in a file that bears its name."""

import inspect
import pkgutil
from importlib import import_module

import pytest

from macros import checks
from macros.checks.registry import FOR_AUTHORS, OF_CONTENT, OF_YEAR

LISTED = (*OF_CONTENT, *OF_YEAR, *FOR_AUTHORS)
MODULES = [import_module(f"macros.checks.{found.name}") for found in pkgutil.iter_modules(checks.__path__)]


def test_no_check_is_forgotten_or_listed_twice():
    written = [
        function
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("check_") and function.__module__ == module.__name__
    ]
    assert sorted(map(repr, LISTED)) == sorted(map(repr, written))


@pytest.mark.parametrize("check", LISTED, ids=lambda check: check.__name__)
def test_a_check_is_a_rule_in_the_file_that_bears_its_name(check):
    assert inspect.isgeneratorfunction(check)
    assert check.__doc__
    assert check.__module__ == f"macros.checks.{check.__name__.removeprefix('check_')}"
