"""The content and a language in, the same content in that language out, as a tree of files that engines build.

What is not edited stays in the source's language, with marks around it that `finish` makes into `lang`.
Nothing that a translation says can stop a build: what the schema refuses in it, is left in the source's language.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.catalogues import MARKED, PLAIN, Key, mark, unmark
from macros.course.additions import LOCAL_FOLDER, is_piece, twin_of
from macros.course.folder import read_page
from macros.problems import Location, format_field
from macros.reader.textfile import compose, read_text
from macros.reader.tree import Tree, parse_yaml
from macros.reader.validate import validate
from macros.schema import kind_of
from macros.translation.blocks import Piece, join_body, mark_piece, split_body
from macros.translation.faults import find_fault
from macros.translation.fields import REVIEW, SOUGHT, fields_of, put
from macros.translation.messages import MENU, NO_TITLE, Source, key_of, read_source


@dataclass
class Translator:
    """What is edited, and how much of it there was use for."""

    edited: Mapping[Key, str]
    used: Counter[str] = field(default_factory=Counter)
    """By path: how many messages are in the language."""
    left: Counter[str] = field(default_factory=Counter)

    def find(self, path: str, place: str, words: str) -> str | None:
        """Return what a message is in the language, when there is something fit to show."""
        key = key_of(path, place, words)
        text = self.edited.get(key)
        found = None if text is None or find_fault(key, text) else text
        (self.left if found is None else self.used)[path] += 1
        return found


def write_tree(docs_dir: Path, folder: Path, language: str, edited: Mapping[Key, str]) -> Translator:
    """Write both trees of a language into a folder; returns how much of them is in the language."""
    shutil.rmtree(folder, ignore_errors=True)
    translator = Translator(edited)
    for file in sorted(docs_dir.rglob("*")):
        path = file.relative_to(docs_dir).as_posix()
        if not file.is_file() or twin_of(path):
            continue
        twin = docs_dir / LOCAL_FOLDER / language / path.removeprefix(LOCAL_FOLDER)
        has_twin = path.startswith(LOCAL_FOLDER) and twin.is_file()
        text = None if has_twin else _translate(file, path, translator)
        marked, plain = (folder / tree / path for tree in (MARKED, PLAIN))
        for target in (marked, plain):
            target.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                shutil.copyfile(twin if has_twin else file, target)
        if text is not None:
            _write(text, marked, plain)
            if file.suffix == ".md" and _is_broken(plain, path):
                source = read_source(file, path)
                assert source, "it has just been translated"
                _write(translate_page(source, translator, body=False), marked, plain)
    return translator


def _write(text: str, marked: Path, plain: Path) -> None:
    marked.write_text(text, encoding="utf-8")
    plain.write_text(unmark(text), encoding="utf-8")


def _is_broken(file: Path, path: str) -> bool:
    """Whether a page is none, or has something that is not allowed; whoever reads it next need not do so again."""
    _, page, _, problems = read_page(file, path)
    return page is None or any(not problem.is_warning for problem in problems)


def _translate(file: Path, path: str, translator: Translator) -> str | None:
    """Return a file's text in the language; None when it is to be copied as it is."""
    if is_piece(path) or not (file.suffix == ".md" or file.name == MENU):
        return None
    if file.name == MENU:
        text, problem = read_text(file, path)
        return None if problem else _translate_menu(text, path, translator)
    source = read_source(file, path)
    return translate_page(source, translator) if source else None


def translate_page(source: Source, translator: Translator, *, body: bool = True) -> str:
    """Return a page in the language, as the text of its file; without its `body`, that is only marked."""
    data, pieces = _translate_fields(source, translator), split_body(compose(source.markdown.body))
    written = join_body(
        pieces, (lambda piece: _translate_piece(source.path, piece, translator)) if body else mark_piece
    )
    return f"---\n{json.dumps(data, ensure_ascii=False, indent=1)}\n---\n{written}"


def _translate_piece(path: str, piece: Piece, translator: Translator) -> str:
    return translator.find(path, f"#{piece.anchor}", piece.words) or mark_piece(piece)


def _translate_fields(source: Source, translator: Translator) -> Any:
    """Return front matter with each text in the language, or marked, or, if the schema refuses that, as it was."""
    data = deepcopy(source.markdown.tree.data)
    choices: dict[Location, list[str]] = {}
    for where, place, words in fields_of(source.kind, source.page, data):
        found = translator.find(source.path, place, words)
        if where == (SOUGHT,):
            more = (found or "").split(", ")
            put(data, where, list(dict.fromkeys(filter(None, [*source.page.search_words, *more]))))
        else:
            choices[where] = [*filter(None, [found]), _mark(source, where, words), words]
    if isinstance(data.get(REVIEW), dict):
        data[REVIEW] = None  # who has read the page, has not read this
    while _try(source, data, choices):
        pass
    return data


def _try(source: Source, data: Any, choices: dict[Location, list[str]]) -> bool:
    """Put in the first choice of each text; what is refused loses it, and is to be tried again."""
    for where, texts in choices.items():
        put(data, where, texts[0])
    _, problems = validate(kind_of(source.path).model, Tree(data), source.path)
    wrong = {problem.field for problem in problems}
    again = [where for where, texts in choices.items() if format_field(where) in wrong and texts[1:]]
    for where in again or (choices if wrong else ()):
        choices[where] = choices[where][1:] if again else choices[where][-1:]
        put(data, where, choices[where][0])
    return bool(again)


def _mark(source: Source, where: Location, words: str) -> str:
    """Mark a text; of a title what comes after its kind and number, which others look for."""
    prefix = source.page.prefix if where == ("title",) and words.startswith(source.page.prefix) else ""
    return f"{prefix}{mark(words.removeprefix(prefix))}"


def _translate_menu(text: str, path: str, translator: Translator) -> str:
    """Return a menu with its titles in the language."""
    menu = parse_yaml(text, path).data

    def title(words: str) -> str:
        return translator.find(path, "title", words) or mark(words)

    if not isinstance(menu, dict):
        return text
    if isinstance(menu.get("title"), str):
        menu["title"] = title(menu["title"])
    if "nav" in menu:
        menu["nav"] = _translate_items(menu["nav"], title)
    return json.dumps(menu, ensure_ascii=False, indent=1)


def _translate_items(items: Any, title: Callable[[str], str]) -> Any:
    """Return what a menu lists, with the titles in it and in what lies under them in the language."""
    if not isinstance(items, list):
        return items
    return [
        {
            key if key in NO_TITLE else title(key): _translate_items(inner, title)
            for key, inner in item.items()
        }
        if isinstance(item, dict)
        else item
        for item in items
    ]
