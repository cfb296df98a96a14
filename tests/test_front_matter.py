"""From front matter to the page: every text field of every kind is shown, and in its place.

A small course is filled with words that are alone of their kind, one in each field of type text. What
the reader meets just before each word, a heading or a label, is what says which field it is of; a
field that changed places with another would stand under the other's heading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import count
from typing import get_args, get_origin

import pytest
import yaml
from annotated_types import Ge, MinLen
from bs4 import BeautifulSoup
from markup import to_html
from project import copy_fixture
from real import ROOT

from macros.render import render_body
from macros.schema import KINDS, kind_of
from macros.schema.nested import models_in
from macros.schema.walk import is_text, marks_in
from macros.settings import read_settings
from macros.site import check_site
from macros.skeleton import new_page

PLACES = yaml.safe_load((ROOT / "tests" / "places.yml").read_text(encoding="utf-8"))
"""By kind and field: the labels that the text stands under, and its paragraphs."""
UNSHOWN = {
    "leader_session agenda.record": "heads a table of the minutes, which are a file",
    "leader_session agenda.screen": "stands on the big screen",
    "leader_session agenda.alternative.screen": "stands on the big screen",
    "leader_session agenda.alternative.title": "is a name where the alternative is used",
    "meeting blocks.screen": "stands on the big screen",
    "meeting blocks.alternative.screen": "stands on the big screen",
    "meeting blocks.alternative.title": "is a name where the alternative is used",
    **dict.fromkeys(
        (f"meeting parts.{name}" for name in ("name", "purpose", "opening", "also", "closing", "until_next")),
        "stands only where a meeting is held in parts",
    ),
    "bibliography unsourced.figures": "is looked for on other pages, not shown",
    "bibliography unsourced.words": "is looked for on other pages, not shown",
    "bibliography unsourced.explanation": "stands on the pages that state the figure",
    "duties duties.receiver": "stands in the figure, where the page calls for it",
    "duties duties.short": "stands in boxes and running text on other pages",
    "duties duties.also": "stands in boxes and running text on other pages",
    "duties duties.on_sheets": "stands on the sheets",
    "glossary terms.forms": "is looked for on other pages, not shown",
    "page title": "the engine writes it",
    "page description": "the engine writes it, for search engines",
    **dict.fromkeys(
        (
            f"{kind} {name}"
            for kind in ("screen", "live", "session_screen", "session_live")
            for name in ("title", "description")
        ),
        "the engine writes it; the room itself shows what its meeting or session says",
    ),
}
NEW = {
    "arbeidsark/tekster/brev.md": "Brev",
    "arbeidsark/stor-skrift/logg-stor.md": "Logg",
    "laerer/storskjerm/01-kartlegging.md": "Storskjerm",
    "laerer/led/01-kartlegging.md": "Led",
    "leder/storskjerm/forste.md": "Storskjerm",
    "leder/led/forste.md": "Led",
}
"""Pages of the kinds that the small course lacks."""
ALSO_ON = {"session": "leader_session"}
"""Pages that show what another kind says, too."""
NEITHER_NOR = {"vision", "goal"}
"""Fields of which a page has one alone."""
GIVEN = {"parts": [{"begins": "merkene"}, {"begins": "samtalen"}]}
"""Lists that follow from others."""
KNOWN = {"large_print_of": "logg", "volume": 3, "of": "m0a1b2c3d4e5"}
"""Values that a field cannot do without, or that another is shown with."""
WORD = re.compile(r"q\d{3}\.")
"""Short, since a box of a check list has little room."""
LABELS = {"h1", "h2", "h3", "dt", "th", "caption"}
"""What says of the text after it what it is."""
BLOCKS = {*LABELS, "aside", "dd", "div", "li", "p", "td"}


class Filler:
    """Fills front matter with words, and knows which field each is of."""

    def __init__(self):
        self.fields, self.numbers = {}, count(1)

    def word(self, field):
        word = f"q{next(self.numbers):03}."
        self.fields[word] = field
        return word

    def fill(self, model, data, path=""):
        """Return the data with a word in each field of type text, and all that may be left out there."""
        filled = dict(data)
        for name, marks in marks_in(model).items():
            annotation, given, field = (
                model.model_fields[name].annotation,
                data.get(name, GIVEN.get(name)),
                f"{path}{name}",
            )
            if name in NEITHER_NOR and given is None:
                continue
            if is_text(marks):
                least = max((mark.min_length for mark in marks if isinstance(mark, MinLen)), default=1)
                times = len(given) if isinstance(given, list) else least
                words = [self.word(field) for _ in range(times if is_list(annotation) else 1)]
                filled[name] = words if is_list(annotation) else words[0]
            elif any(any(text_fields(inner)) for inner in models_in(annotation)):
                filled[name] = self.fill_models(annotation, marks, given, field)
            elif name in KNOWN:
                filled[name] = KNOWN[name]
        return filled

    def fill_models(self, annotation, marks, given, field):
        """Return models filled, with one of each type that may stand there."""
        models = models_in(annotation)
        there = given if isinstance(given, list) else [given] if given else []
        pairs = [(next(model for model in models if has_kind(model, item)), item) for item in there]
        least = max((mark.min_length for mark in marks if isinstance(mark, MinLen)), default=1)
        for model in models:
            lacking = (
                least - len(there) if len(models) == 1 else not any(found is model for found, _ in pairs)
            )
            pairs += [(model, self.least_of(model)) for _ in range(max(0, lacking))]
        filled = [self.fill(model, item, f"{field}.") for model, item in pairs]
        return filled if is_list(annotation) else filled[0]

    def least_of(self, model):
        """Return what a model must say, but for its texts."""
        return {
            name: self.plain(info.annotation, marks_in(model)[name])
            for name, info in model.model_fields.items()
            if info.is_required() and not is_text(marks_in(model)[name]) and not models_in(info.annotation)
        }

    def plain(self, annotation, marks):
        choices = get_args(annotation)
        if type(None) in choices:
            return None
        if annotation is str:
            return f"navn-{next(self.numbers)}"
        if annotation is date:
            return "2026-11-21"
        if choices and all(isinstance(choice, str) for choice in choices):
            return "forslag" if "forslag" in choices else choices[0]
        if get_origin(annotation) is tuple:
            return [self.plain(choices[0], ())]
        return max(5, *(mark.ge for mark in marks if isinstance(mark, Ge)), 0)


def is_list(annotation):
    return get_origin(annotation) is tuple or any(is_list(part) for part in get_args(annotation))


def has_kind(model, item):
    info = model.model_fields.get("kind")
    return "kind" not in item or (info and item["kind"] in get_args(info.annotation))


def text_fields(model, path=""):
    """Yield the fields of type text that a page of a model may have, within all that it may hold."""
    for name, marks in marks_in(model).items():
        if is_text(marks):
            yield f"{path}{name}"
        for inner in models_in(model.model_fields[name].annotation):
            yield from text_fields(inner, f"{path}{name}.")


def place_of(node, fields):
    """Return the label that a text stands under, and its paragraph, with words written as their fields."""
    around = next(parent for parent in node.parents if parent.name in BLOCKS)
    before = next((tag for tag in around.previous_elements if getattr(tag, "name", None) in LABELS), None)
    words = [" ".join(tag.get_text(" ").split()) for tag in (before, around) if tag]
    return re.sub(r"\d+", "#", WORD.sub(lambda match: fields[match[0]], " › ".join(words)))


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return by kind and field the places of each word."""
    project = copy_fixture(tmp_path_factory.mktemp("words") / "kurs")
    docs, filler, kinds = project / "docs", Filler(), {}
    config = project / "mkdocs.yml"  # with as many sessions as there are pages for
    config.write_text(config.read_text(encoding="utf-8").replace("leader_sessions: 6", "leader_sessions: 8"))
    for path, title in NEW.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(new_page(path, title), encoding="utf-8")
    for file in sorted(docs.rglob("*.md")):
        kind, (_, head, body) = kind_of(file.relative_to(docs).as_posix()), file.read_text().split("---\n", 2)
        known = set(filler.fields)
        filled = filler.fill(kind.model, yaml.safe_load(head))
        filled["title"] = kind.model.model_construct(**filled).prefix + filled["title"]
        kinds |= dict.fromkeys(filler.fields.keys() - known, kind.name)
        file.write_text(f"---\n{yaml.safe_dump(filled, allow_unicode=True)}---\n{body}", encoding="utf-8")
    site, problems = check_site(read_settings(project / "mkdocs.yml"))
    assert site, "\n".join(map(str, problems))
    places = {word: [] for word in filler.fields}
    for path, entry in site.course.pages.items():
        soup = BeautifulSoup(
            to_html(render_body(site, path, (docs / path).read_text().split("---\n", 2)[2])), "html.parser"
        )
        for node in soup.find_all(string=WORD):
            for word in WORD.findall(node):
                if kinds[word] in (entry.kind, ALSO_ON.get(entry.kind)):
                    places[word].append(place_of(node, filler.fields))
    by_field = defaultdict(list)
    for word, where in places.items():
        by_field[f"{kinds[word]} {filler.fields[word]}"].append(where)
    return by_field


FIELDS = [
    f"{kind.name} {field}" for kind in KINDS.values() for field in dict.fromkeys(text_fields(kind.model))
]


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_of_the_front_matter_stands_where_it_belongs(found, field):
    kind, name = field.split()
    assert found[field], "the small course has no such field"
    if field in UNSHOWN:
        assert not any(found[field])
        return
    expected = set(PLACES[kind][name])
    assert expected <= {place for places in found[field] for place in places}
    assert [places for places in found[field] if expected.isdisjoint(places)] == []


def test_every_place_is_that_of_a_field():
    assert {f"{kind} {name}" for kind, fields in PLACES.items() for name in fields} == {*FIELDS} - {*UNSHOWN}
