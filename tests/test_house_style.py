"""The rules of the house that a tool does not know: sizes, borders between modules, words in their place."""

from __future__ import annotations

import ast
import re
from string import Formatter
from typing import get_args

import pytest
from jinja2 import nodes
from mkdocs.config import load_config
from mkdocs_macros.plugin import MacrosPlugin
from real import CONFIG, ROOT

from macros.calls import CALLS
from macros.components.figure_between.view import STEPS
from macros.components.figure_year.drawing import Happening
from macros.components.ways_in.view import MORE
from macros.components.whats_new.view import PIECES
from macros.exports.downloads import Format
from macros.exports.pdf.piles import Reader
from macros.exports.review.document import MODULES, WIDTHS
from macros.news import NewsFor
from macros.render import templates
from macros.schema import KINDS
from macros.schema.base import Source, Track
from macros.schema.block import Form
from macros.schema.library import ReferenceStatus
from macros.schema.sheet import Handling, Sheet
from macros.wording import strings

TEMPLATES = sorted((ROOT / "macros" / "components").glob("*/*.jinja"))
CODE = sorted(file for name in ("macros", "scripts", "tests/bench") for file in (ROOT / name).rglob("*.py"))
STYLES = sorted((ROOT / "macros").rglob("*.css"))
LONGEST = {"module": 200, "styles": 200, "function": 40, "template": 60, "adapter": 60, "mkdocs.yml": 90}
"""In lines."""
BUILT_BY_NAME, FEW = {"components", "views", "year", "exports"}, 3
"""The rooms whose values are made by their fields' names, all of them or those with more than a few."""
ENGINES = {"mkdocs", "mkdocs_macros", "material", "zensical"}
ADAPTER = ROOT / "macros" / "__init__.py"
LIVE = ROOT / "scripts" / "live" / "engine.py"
"""What builds again and again in one process, for the one who writes; no site that is shipped goes that way."""
TAG = re.compile(
    r"</[a-z]|<(?:a|article|aside|b|br|button|code|dd|details|div|dl|dt|em|figure|footer|form|h[1-6]|head"
    r"|header|hr|html|i|iframe|img|input|li|link|main|meta|nav|ol|p|pre|script|section|small|span|strong"
    r"|style|summary|svg|table|tbody|td|template|th|thead|tr|u|ul|video)[\s/>]"
)


def name_of(file):
    return file.relative_to(ROOT).as_posix()


def length_of(file):
    return len(file.read_text(encoding="utf-8").splitlines())


each_module = pytest.mark.parametrize("file", CODE, ids=name_of)


@each_module
def test_a_module_is_short_and_so_are_its_functions(file):
    assert length_of(file) <= LONGEST["module"]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < LONGEST["function"], node.name


@pytest.mark.parametrize("file", TEMPLATES, ids=name_of)
def test_a_template_is_short(file):
    assert length_of(file) <= LONGEST["template"]


@pytest.mark.parametrize("file", STYLES, ids=name_of)
def test_a_file_of_styles_is_short(file):
    assert length_of(file) <= LONGEST["styles"]


def test_the_adapter_and_the_configuration_are_short():
    assert length_of(ADAPTER) <= LONGEST["adapter"]
    assert length_of(CONFIG) <= LONGEST["mkdocs.yml"]


@each_module
def test_what_has_many_fields_is_built_by_name(file):
    """Two texts that change places are seen where they are named, and never where they are counted."""
    room = file.relative_to(ROOT).parts[1]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        made = [ast.unparse(line) for line in getattr(node, "decorator_list", ())]
        if isinstance(node, ast.ClassDef) and any(line.startswith("dataclass") for line in made):
            fields = sum(isinstance(line, ast.AnnAssign) for line in node.body)
            if room in ("components", "views") or (room in BUILT_BY_NAME and fields > FEW):
                assert "dataclass(frozen=True, kw_only=True)" in made, node.name


@each_module
def test_no_tag_stands_in_python(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not TAG.search(node.value), f"{name_of(file)}:{node.lineno}"


@each_module
def test_only_the_adapter_knows_an_engine(file):
    imported = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert file in (ADAPTER, LIVE) or not imported & ENGINES


def test_the_adapter_imports_an_engine_only_when_it_is_called():
    """Zensical has no MkDocs beside it, so the module itself must load without."""
    body = ast.parse(ADAPTER.read_text(encoding="utf-8")).body
    top = [node for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {getattr(node, "module", None) or node.names[0].name for node in top}
    assert not {name.split(".")[0] for name in names} & ENGINES


# Names that would shadow a macro.


def test_no_front_matter_key_shadows_a_macro():
    keys = {
        name
        for kind in KINDS.values()
        for field, info in kind.model.model_fields.items()
        for name in (field, info.alias)
    }
    assert not set(CALLS) & keys


def test_no_variable_of_the_engine_shadows_a_macro():
    """As the plugin itself sets them up for the real configuration, but for our own module."""
    plugin = MacrosPlugin()
    plugin.load_config({})
    plugin.on_config(load_config(str(CONFIG)))
    taken = {*plugin.variables, *plugin.env.globals, *plugin.macros}
    assert {"config", "extra", "git", "range"} <= taken
    assert not set(CALLS) & taken


# The table of strings: no word without a place, no place without a word.

COMPOSED = {
    "review.title.*": [(name,) for name in MODULES],
    "review.how.*": [(str(number),) for number in range(1, 6)],
    "review.column.*": [(name,) for name in WIDTHS],
    "copies.group.*": [(name,) for name in get_args(Track)],
    "captions.*": [("true",), ("false",), ("none",)],
    "films.column.*": [
        (name,) for name in ("title", "shown_in", "length", "where", "who", "by", "tested", "shown")
    ],
    "format.*": [(name,) for name in get_args(Format)],
    "form.*": [(name,) for name in (*get_args(Form), "film", "pause")],
    "kind.*": [("duties",), ("large_sheet",), ("method",), ("page",)],
    "kind.theory.*": [(name,) for name in (*get_args(Track), "hverdag")],
    "live.box.*": [("worry",), ("named",), ("disagreement",)],
    "live.box.*.*": [("colleague", name) for name in get_args(Track)],
    "live.ends.*": [(name,) for name in get_args(Track)],
    "live.intro.*": [(name,) for name in get_args(Track)],
    "live.last.*": [(name,) for name in get_args(Track)],
    "mark.*.letter": [("p",), ("u",), ("s",), ("none",)],
    "mark.*.shape": [("p",), ("u",), ("s",)],
    "mark.*.word": [("p",), ("u",), ("s",), ("none",)],
    "meeting.*.id": [("worry",), ("named",), ("disagreement",), ("colleague",)],
    "meeting.*.text": [("named",), ("disagreement",), ("colleague",)],
    "meeting.*.title": [("worry",), ("named",), ("disagreement",), ("colleague",)],
    "room.*.*": [(room, name) for room in ("led", "storskjerm") for name in get_args(Track)],
    "session.*.text": [("disagreement",), ("colleague",)],
    "session.*.title": [("worry",), ("disagreement",), ("colleague",)],
    "pick.*": [("track",), ("theme",), ("source",)],
    "month.*": [(str(number),) for number in range(1, 13)],
    "news.piece.*": [(name,) for name in PIECES],
    "news.reader.*": [(name,) for name in get_args(NewsFor)],
    "module.*": [(name,) for name in get_args(Track)],
    "module.*.file": [(name,) for name in get_args(Track)],
    "pdf.group.*": [
        (name,)
        for name in (
            "page",
            "meeting",
            "theme",
            "method",
            "theory",
            "leader_session",
            "session",
            "sheet",
            "bibliography",
        )
    ],
    "fact.*": [(name,) for name in Handling.model_fields],
    "figure.banking.dosage_*": [("1",), ("2",)],
    "figure.between.*": [(step,) for step in STEPS],
    "figure.between.*.words": [(step,) for step in STEPS],
    "figure.sheets.*": [(name,) for name in Handling.model_fields],
    "figure.year.*": [(name,) for name in (*get_args(Happening), "film", "pause")],
    "poster.*": [("a3",), ("a4",)],
    "print.gatherings.*": [(name,) for name in get_args(Track)],
    "print.sum.*": [(name,) for name in get_args(Track)],
    "pile.*": [(name,) for name in get_args(Reader)],
    "pile.*.file": [(name,) for name in get_args(Reader)],
    "sheet.*": [(name,) for name in get_args(Sheet.model_fields["orientation"].annotation)],
    "source.*": [(name,) for name in get_args(Source)],
    "source.label.*": [(name,) for name in get_args(Source)],
    "status.*": [(name,) for name in get_args(ReferenceStatus)],
    "track.*": [(name,) for name in get_args(Track)],
    "way.*": [(name,) for name in MORE],
    "weekday.*": [(str(number),) for number in range(7)],
    "weeks.*": [("odd",), ("even",)],
    "word.*": [("call",), ("minutes",)],
    "year.column.*": [("when",), ("teachers",), ("leaders",)],
    "year.heading.*": [("laerer",), ("leder",), ("begge",)],
}
"""Keys that are put together where they are used, and what they can become."""


def keys_of_python(node):
    """Yield the keys that an argument of `text` can be, `*` for what is put in."""
    for part in ast.walk(node):
        if isinstance(part, ast.JoinedStr):
            yield "".join(
                str(piece.value) if isinstance(piece, ast.Constant) else "*" for piece in part.values
            )


def keys_of_jinja(node):
    """Yield the keys that an argument of `t` can be, `*` for what is put in."""
    if isinstance(node, nodes.CondExpr):
        yield from keys_of_jinja(node.expr1)
        yield from keys_of_jinja(node.expr2)
    elif isinstance(node, nodes.Const):
        yield node.value
    elif isinstance(node, nodes.Add):
        yield next(keys_of_jinja(node.left)) + next(keys_of_jinja(node.right))
    else:
        yield "*"


def calls_in_python():
    """Yield (place, keys, names of the values or None) of each call of `text` in the package."""
    for file in (ROOT / "macros").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(node, "func", None)
            if isinstance(node, ast.Call) and isinstance(name, ast.Name) and name.id == "text" and node.args:
                key = node.args[0]
                is_plain = isinstance(key, ast.Constant)
                keys = [key.value] if is_plain else list(keys_of_python(key))
                yield f"{name_of(file)}:{node.lineno}", keys, {word.arg for word in node.keywords}


def calls_in_templates():
    for file in TEMPLATES:
        for node in templates().parse(file.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(node.node, nodes.Name) and node.node.name == "t":
                place = f"{name_of(file)}:{node.lineno}"
                yield place, list(keys_of_jinja(node.args[0])), {word.key for word in node.kwargs}


CALLS_OF_TEXT = [*calls_in_python(), *calls_in_templates()]


def literals_in_python():
    """Every string in the package's code, since a key may be chosen before it is used."""
    for file in (ROOT / "macros").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_every_key_that_is_used_is_in_the_table():
    for place, keys, _ in CALLS_OF_TEXT:
        for key in keys:
            assert key in strings() or key in COMPOSED, f"{place}: {key}"
    for pattern, values in COMPOSED.items():
        for value in values:
            assert pattern.replace("*", "{}").format(*value) in strings(), pattern


def test_every_composed_key_is_used():
    used = {key for _, keys, _ in CALLS_OF_TEXT for key in keys if "*" in key}
    assert used == set(COMPOSED)


def test_every_string_is_used():
    used = {key for _, keys, _ in CALLS_OF_TEXT for key in keys} | {*literals_in_python()}
    used |= {
        pattern.replace("*", "{}").format(*value) for pattern, values in COMPOSED.items() for value in values
    }
    assert [key for key in strings() if key not in used] == []


def test_a_string_gets_the_values_that_it_wants():
    for place, keys, given in CALLS_OF_TEXT:
        for key in keys:
            if key in strings():
                wanted = {name for _, name, _, _ in Formatter().parse(strings()[key]) if name}
                assert wanted <= given, f"{place}: {key}"
                assert given <= wanted or len(keys) > 1, f"{place}: {key}"
