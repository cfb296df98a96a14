"""No import climbs: CONTRIBUTING declares the order of the rooms, and the code keeps to it."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter

import pytest
from real import ROOT

GUIDE = ROOT / "CONTRIBUTING.md"
ORDER = re.compile(r"^```text rooms\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KNOWN = re.compile(r"(?<=^```text known\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
PACKAGES = {"macros": "", "scripts": "", "bench": "tests"}
"""The packages that are ours, and the folder that each lies in."""


def read_order():
    """Return the storeys from the ground up, each the names of rooms that do not know each other."""
    declared = ORDER.search(GUIDE.read_text(encoding="utf-8"))[1]
    return [line.partition("#")[0].split() for line in reversed(declared.splitlines())]


def find_modules():
    """Return every module of ours by its dotted name."""
    modules = {}
    for package, folder in PACKAGES.items():
        for file in (ROOT / folder / package).rglob("*.py"):
            parts = file.relative_to(ROOT / folder).with_suffix("").parts
            modules[".".join(parts).removesuffix(".__init__")] = file
    return modules


MODULES = find_modules()
STOREYS = read_order()


def imports_of(name):
    """Return the modules of ours that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & MODULES.keys() or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & MODULES.keys()


def room_of(name):
    """Return the room of a module: a folder or a module right below `macros`, or another package."""
    return name.removeprefix("macros.").partition(".")[0]


def storey_of(name):
    return next(number for number, rooms in enumerate(STOREYS) if room_of(name) in rooms)


def test_every_room_has_its_place_in_the_order():
    declared = [room for rooms in STOREYS for room in rooms]
    assert sorted(declared) == sorted({room_of(name) for name in MODULES})


@pytest.mark.parametrize("name", MODULES)
def test_no_import_climbs(name):
    climbs = [
        other
        for other in imports_of(name)
        if room_of(other) != room_of(name) and storey_of(other) >= storey_of(name)
    ]
    assert climbs == []


def test_what_each_room_knows_is_what_the_guide_shows(is_update):
    known = {room: set() for rooms in reversed(STOREYS) for room in rooms}
    for name in MODULES:
        known[room_of(name)] |= {room_of(other) for other in imports_of(name)} - {room_of(name)}
    lines = [
        f"{room:<12} {' '.join(name for name in known if name in rooms)}" for room, rooms in known.items()
    ]
    shown = "".join(f"{line.rstrip()}\n" for line in lines)
    guide = GUIDE.read_text(encoding="utf-8")
    if is_update:
        GUIDE.write_text(KNOWN.sub(lambda _: shown, guide), encoding="utf-8")
    else:
        assert KNOWN.search(guide)[0] == shown


def test_no_import_goes_in_a_circle():
    TopologicalSorter({name: imports_of(name) for name in MODULES}).prepare()
