"""Upstream's text is for every municipality: it names none, but for the fictional one of the examples."""

import re
from pathlib import Path

from upstream import CONFIG, DOCS, ROOT

from macros.schema.local import Local

NAMES = (Path(__file__).with_name("kommuner.txt")).read_text(encoding="utf-8").split()
"""Municipalities whose names are no other word of the course; those of two words are found by either."""
COMMON = {
    "Midtre",
    "Vestre",
    "Østre",
    "Øvre",
    "Indre",
    "Søndre",
    "Land",
    "Nore",
    "og",
    "Strand",
    "Grane",
    "Heim",
}
FICTIONAL = "Fjellvik"
HISTORY = {"kilder", "kildene.md"}
"""The bibliography and the page about the sources, which say where those are from."""
MUNICIPALITY = re.compile(r"\b([A-ZÆØÅ][\w-]+) kommune\b")


def texts():
    others = [*(ROOT / "overrides").rglob("*.html"), ROOT / "macros/strings/nb.yml", CONFIG]
    for folder, files in ((DOCS, DOCS.rglob("*.md")), (ROOT, others)):
        for file in files:
            path = file.relative_to(folder)
            if not HISTORY & set(path.parts):
                yield path.as_posix(), file.read_text(encoding="utf-8")


def test_no_municipality_is_named():
    names = sorted(set(NAMES) - COMMON)
    assert len(names) > 300
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})s?(?![\w-])")
    found = [f"{path}: {match[0]}" for path, text in texts() for match in pattern.finditer(text)]
    assert found == []


def test_none_is_called_a_municipality_but_the_fictional():
    found = {match[1] for _, text in texts() for match in MUNICIPALITY.finditer(text)}
    assert found <= {FICTIONAL}


def test_every_key_that_a_municipality_can_write_is_explained_to_it():
    page = (DOCS / "om/kommune/oppsett.md").read_text(encoding="utf-8")
    for key in (info.alias or name for name, info in Local.model_fields.items()):
        assert len(re.findall(rf"^\| `{key}: ", page, re.MULTILINE)) == 1, key
