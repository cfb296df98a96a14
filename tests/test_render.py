"""Every template from its declared examples, with hostile words in every text they hold.

A component is a template, its examples and this test: whatever a text holds, a reader sees it as it
was written, and nothing of it becomes markup.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from itertools import count
from pathlib import Path
from types import NoneType
from typing import get_args, get_origin, get_type_hints

import jinja2
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import LEFTOVERS, attributes_of, faults_in, to_html, words_of
from pydantic import BaseModel, TypeAdapter

from macros.calls import CALLS
from macros.components.folders import FOLDERS
from macros.components.registry import VIEWS
from macros.reader.tree import Loader
from macros.render import (
    escape_markdown,
    link,
    render_html,
    render_view,
    templates,
)
from macros.schema.nested import models_in
from macros.schema.sheet import SHEET_FIELDS
from macros.schema.walk import is_text, marks_in

HERE = "leder/samlinger/03-gjennomforing.md"
"""The page that the examples stand on."""
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "*stjerner* **og** _streker_",
    "[lenke](javascript:alert(1))",
    "![bilde](javascript:alert(1))",
    "<javascript:alert(1)>",
    "{{ 7*7 }} {% raw %}",
    "ord {: onclick=alert(1) #id .klasse }",
    "a | b | c",
    "`kode` ``mer``",
    "1. først",
    "# tittel #",
    "- punkt",
    "+ punkt",
    "> sitat",
    ": forklaring",
    "~~~",
    "---",
    "===",
    "]: https://example.org",
    "[id]: https://example.org",
    "*[HTML]: forkortelse",
    "&amp; &lt;b&gt; &#60;",
    "skrå\\strek \\* til slutt\\",
)
MACHINE = {
    "id",
    "ids",
    "path",
    "anchor",
    "groups_anchor",
    "url",
    "classes",
    "key",
    "step",
    "months",
    "last",
    "track",
    "columns",
}
"""Fields of views that hold names, addresses, days and labels for the browser; those of models say it by types."""
OF_THE_SERVER = "live_script"
"""What the server that shows edits adds to its pages, and no site has: a script and nothing else."""
OF_MODELS_ALONE = {"page_terms"}
"""Macros that show nothing but what the schema keeps free of markup; tests put markup there all the same."""
UNCALLED = {"draft", "page_foot", "page_terms"}
"""What stands on pages without being called for."""
FORM = "form"
"""A word of ours in a run-sheet's line, where it names an icon."""
UNSHOWN = {
    ("meeting_guide", "parts.slots.block.title"): "the slot has the name that is shown",
    ("session_guide", "timetable.slots.block.title"): "the slot has the name that is shown",
    ("session_guide", "agenda.slot.block.title"): "the slot has the name that is shown",
    ("meeting_guide", "boxes.button"): "a leader's page has it",
    ("session_guide", "boxes.button"): "a leader's page has it",
    ("lead_live", "parts.steps.closing.button"): "the last step has no button to what it ends with",
    ("cite", "goto.title"): "the short citation is the link's words",
    ("film_card", "plan_b_goto.title"): "the question is the link's words",
    ("session_guide", "page.title"): "the page's head says it",
    ("session_guide", "page.description"): "the page's head says it",
    ("session_guide", "page.preparation"): "the view has it with what is to be read",
    ("session_guide", "page.agenda"): "the view has the items with their questions",
    ("session_guide", "timetable.slots.block.text"): "the agenda says it, item by item",
    ("session_guide", "timetable.slots.block.facilitator"): "the agenda says it, item by item",
    ("session_guide", "timetable.slots.instead"): "the agenda says it, item by item",
    ("session_guide", "timetable.slots.sheets.title"): "the agenda says it, item by item",
    ("meeting_guide", "page.title"): "the page's head says it",
    ("meeting_guide", "page.description"): "the page's head says it",
    ("meeting_guide", "page.blocks"): "the view has those that there is time for",
    ("meeting_guide", "page.exercise"): "the view has it with its source",
    ("meeting_guide", "page.logging"): "the view has it with its source",
    ("theme_guide", "groups.group.points"): "the view has them with their sources",
    ("method_guide", "groups.group.points"): "the view has them with their sources",
    ("method_guide", "explained.group.points"): "the view has them with their sources",
    ("references", "work.authors"): "the view has them as one line",
    ("based_on", "references.goto.title"): "the short citation is the link's words",
    ("rule_list", "rule.law"): "the name has it",
    ("rule_list", "rule.section"): "the name has it",
    ("duty_list", "duties.duty.short"): "stands in boxes and running text on other pages",
    ("duty_list", "duties.duty.on_sheets"): "stands on the sheets",
    ("worksheet", "sheet.description"): "the page's head says it",
    ("worksheet", "sheet.fields"): "the view has the fields with their rows",
}
"""Texts of a view that its template does not write, and why."""


@lru_cache(maxsize=1)
def written_examples():
    """Return what is in all files of examples: the name of a template, and its examples by their names."""
    files = [file for folder in FOLDERS for file in folder.glob("examples.yml")]
    return {
        name: examples
        for file in files
        for name, examples in yaml.load(file.read_text(encoding="utf-8"), Loader).items()
    }


def declared():
    """Return the examples of macros."""
    return {name: examples for name, examples in written_examples().items() if name in VIEWS}


def beside():
    """Return the examples of what is rendered alone, each the values that its template is given."""
    return {name: examples for name, examples in written_examples().items() if name not in VIEWS}


def freeze(value):
    if isinstance(value, dict):
        return {key: freeze(item) for key, item in value.items()}
    return tuple(map(freeze, value)) if isinstance(value, list) else value


def build(hint, data):
    """Make a value of a view's type from an example's data; nothing may be missing, or too much."""
    if data is None and NoneType in get_args(hint):
        return None
    hint = next((part for part in get_args(hint) if is_dataclass(part) and NoneType in get_args(hint)), hint)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{name: build(hints[name], value) for name, value in data.items()})
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return tuple(build(get_args(hint)[0], item) for item in data)
    return TypeAdapter(hint).validate_python(freeze(data))


def view_of(macro, example):
    """Make the view object that the macro's function would return."""
    return build(get_type_hints(VIEWS[macro])["return"], declared()[macro][example])


EXAMPLES = [(macro, example) for macro, examples in declared().items() for example in examples]
each_example = pytest.mark.parametrize(("macro", "example"), EXAMPLES)
ALONE = [(name, example) for name, examples in beside().items() for example in examples]
each_alone = pytest.mark.parametrize(("name", "example"), ALONE)


def map_texts(node, write, path=()):
    """Return a view with each of its texts replaced by what `write` makes of where it stands."""
    if isinstance(node, str):
        return write(path)
    if isinstance(node, tuple):
        return tuple(map_texts(item, write, path) for item in node)
    if isinstance(node, BaseModel):
        update = {}
        for name, marks in marks_in(type(node)).items():
            if is_text(marks) or models_in(type(node).model_fields[name].annotation):
                update[name] = map_texts(getattr(node, name), write, (*path, name))
        return node.model_copy(update=update)
    if is_dataclass(node):
        kept = MACHINE | ({FORM} if any(field.name == "form_name" for field in fields(node)) else set())
        return replace(
            node,
            **{
                field.name: map_texts(getattr(node, field.name), write, (*path, field.name))
                for field in fields(node)
                if field.name not in kept
            },
        )
    return node


@each_example
def test_a_view_can_be_known_again(macro, example):
    """While someone writes, what was written from an equal view is not written anew."""
    assert hash(view_of(macro, example)) == hash(view_of(macro, example))


def soup_of(macro, view):
    html = to_html(render_view(macro, view, HERE))
    assert faults_in(html) == []
    return BeautifulSoup(html, "html.parser")


def test_every_macro_has_a_template_a_view_and_an_example():
    assert {*CALLS, *UNCALLED} == set(VIEWS) == set(declared())


def test_every_kind_of_field_has_an_example():
    """The example is what tests the field's template, and without a template there is no example."""
    sheet = view_of("worksheet", "full")
    assert {item.field.kind for side in sheet.sides for item in side.fields} == set(SHEET_FIELDS)


@each_example
def test_an_example_becomes_whole_html_without_leftovers(macro, example):
    soup = soup_of(macro, view_of(macro, example))
    assert LEFTOVERS.findall(soup.get_text()) == []


@pytest.mark.parametrize("macro", declared())
def test_an_example_holds_a_script_that_is_shown_as_text(macro):
    soup = soup_of(macro, view_of(macro, "full"))
    assert ("<script>alert(1)</script>" in words_of(soup)) != (macro in OF_MODELS_ALONE)


@pytest.mark.parametrize("macro", [macro for macro, call in CALLS.items() if call.anchors])
def test_a_macro_writes_the_anchors_that_it_declares(macro):
    ids = {tag["id"] for tag in soup_of(macro, view_of(macro, "full")).find_all(id=True)}
    assert ids >= set(CALLS[macro].anchors)


@each_example
def test_hostile_words_are_shown_as_written(macro, example):
    """Each text gets a number of its own, so that none can stand in for another."""
    hostile = " ".join(HOSTILE)
    numbers = count(1)
    view = map_texts(view_of(macro, example), lambda _: f"{hostile} №{next(numbers)}.")
    soup = soup_of(macro, view)
    marks = [f"№{number}." for number in range(1, next(numbers))]
    for place in [words_of(soup), *(value for _, _, value in attributes_of(soup))]:
        for mark in marks:
            assert place.count(mark) == place.count(f"{hostile} {mark}"), place


@each_example
def test_hostile_words_alone_are_shown_as_written(macro, example):
    """Without anything after them, as where a trailing sign or a whole line has a meaning."""
    plain = view_of(macro, example)
    expected = words_of(soup_of(macro, map_texts(plain, lambda _: "ORD")))
    for hostile in HOSTILE:
        got = words_of(soup_of(macro, map_texts(plain, lambda _, h=hostile: h)))
        assert got == expected.replace("ORD", hostile)


@pytest.mark.parametrize("macro", declared())
def test_every_text_of_a_view_is_shown_somewhere(macro):
    """A text that no template writes is content that gets lost in silence."""
    texts, shown = set(), set()
    for example in declared()[macro]:
        paths = {}

        def write(path, paths=paths):
            paths[f"№{len(paths)}."] = ".".join(path)
            return f"№{len(paths) - 1}."

        soup = soup_of(macro, map_texts(view_of(macro, example), write))
        seen = " ".join([words_of(soup), *(value for _, _, value in attributes_of(soup))])
        texts |= set(paths.values())
        shown |= {path for mark, path in paths.items() if mark in seen}
    unshown = {path for name, path in UNSHOWN if name == macro}
    lost = {path for path in texts - shown if not any(path.startswith(known) for known in unshown)}
    assert lost == set()
    assert all(any(path.startswith(known) for path in texts - shown) for known in unshown)


WORDS = (
    st.text(st.sampled_from(list("ab1 \\`*_{}[]()<>#+-.!:|&;=~\"'/^$%@?")), min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
PLACES = (
    "{}",
    "- {}",
    "1. {}",
    "## {} {{: #x }}",
    "[{}](<https://example.org>)",
    '<p class="gr" markdown="span">{}</p>',
    '<ul markdown="1">\n<li markdown="1">\n{}\n\n</li>\n</ul>',
    '<aside markdown="1">\n<h2 markdown="span">{}</h2>\n\n</aside>',
    '<p title="{}">x</p>',
)


@settings(max_examples=500)
@given(WORDS, st.sampled_from(PLACES))
def test_whatever_the_words_markdown_sees_none_of_them(words, place):
    soup = BeautifulSoup(to_html(place.format(escape_markdown(words))), "html.parser")
    attribute = soup.find(title=True)
    assert (attribute["title"] if attribute else words_of(soup)) == words


@pytest.mark.parametrize(
    ("macro", "url"),
    [
        ("film_card", "https://example.org/ledelse?a=1&b=2"),
        ("film_checklist", "https://example.org/ledelse?a=1&b=2"),
        ("references", "https://doi.org/10.1000/(SICI)1_2"),
        ("references", "https://example.org/a_b?c=1&d=(2)"),
    ],
)
def test_an_address_is_the_one_that_was_given(macro, url):
    assert url in {tag["href"] for tag in soup_of(macro, view_of(macro, "full")).find_all("a")}


def test_a_link_is_relative_to_the_page_it_stands_on():
    assert link("leder/index.md", "Ord", "leder/samlinger/02-plan.md") == "[Ord](samlinger/02-plan.md)"
    assert (
        link("leder/samlinger/02-plan.md", "Ord", "kilder/index.md", "a") == "[Ord](../../kilder/index.md#a)"
    )
    assert link("index.md", "Ord", "leder/index.md") == "[Ord](leder/index.md)"
    assert link("leder/index.md", "Ord", "leder/index.md", "aret") == "[Ord](#aret)"


def test_a_field_that_a_view_lacks_is_a_bug():
    template = templates().from_string("{{ view.finnes_ikke }}")
    with pytest.raises(jinja2.UndefinedError):
        template.render(view={})


def test_nobody_reads_none_on_a_page():
    template = templates().from_string("{{ words }}")
    assert template.render(words="ord") == "ord"
    with pytest.raises(TypeError, match="None"):
        template.render(words=None)


@pytest.mark.parametrize("macro", declared())
def test_a_view_that_lost_a_text_never_builds(macro):
    """Each text of the full example is wanted: without it there is either nothing, or an error."""
    paths = []
    view = view_of(macro, "full")
    map_texts(view, paths.append)
    for unwanted in range(len(paths)):
        numbers = count()
        damaged = map_texts(view, lambda _, n=numbers, u=unwanted: None if next(n) == u else "ORD")
        try:
            html = to_html(render_view(macro, damaged, HERE))
        except (TypeError, jinja2.UndefinedError):
            continue
        assert "None" not in html, paths[unwanted]


def map_values(value, write, name=""):
    """Return plain data with each text that a reader sees replaced by what `write` returns."""
    if isinstance(value, dict):
        return {key: map_values(item, write, key) for key, item in value.items()}
    if isinstance(value, list):
        return [map_values(item, write, name) for item in value]
    return (
        write()
        if isinstance(value, str) and value and name not in {*MACHINE, "target", "language"}
        else value
    )


@each_alone
def test_what_is_rendered_alone_is_whole_and_shows_every_word_as_written(name, example):
    given_values = beside()[name][example]
    for hostile in HOSTILE:
        numbers = count(1)
        values = map_values(given_values, lambda h=hostile, n=numbers: f"{h} №{next(n)}.")
        html = str(render_html(name, **values))
        assert faults_in(html) == (["<script> is not allowed"] if name == OF_THE_SERVER else [])
        words = words_of(BeautifulSoup(html, "html.parser"))
        for number in range(1, next(numbers)):
            assert f"{hostile} №{number}." in words


def test_every_template_is_rendered_by_some_example_and_every_part_of_it_that_is_called_by_name(monkeypatch):
    rendered, called = set(), set()
    environment, call = templates(), jinja2.runtime.Macro.__call__
    load = environment.loader.load

    def note_template(environment, name, *arguments):
        rendered.add(name)
        return load(environment, name, *arguments)

    def note_part(self, *arguments, **values):
        called.add((Path(self._func.__code__.co_filename).name, self.name))
        return call(self, *arguments, **values)

    monkeypatch.setattr(environment, "cache", None)
    monkeypatch.setattr(environment.loader, "load", note_template)
    monkeypatch.setattr(jinja2.runtime.Macro, "__call__", note_part)
    for macro, example in EXAMPLES:
        render_view(macro, view_of(macro, example), HERE)
    for name, example in ALONE:
        render_html(name, **beside()[name][example])
    sources = {
        file.name: file.read_text(encoding="utf-8") for folder in FOLDERS for file in folder.glob("*.jinja")
    }
    assert sources.keys() - rendered == set()
    parts = {
        (name, part) for name, source in sources.items() for part in re.findall(r"\{% macro (\w+)", source)
    }
    assert parts - called == set()
