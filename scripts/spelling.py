"""The content in, words that neither the dictionary nor our own list knows out, as warnings.

The dictionary is hunspell's `nb_NO`; `scripts/ordliste.txt` holds the words it lacks.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

from macros.problems import Problem
from macros.reader.textfile import read_text
from macros.schema import KINDS
from macros.schema.nested import every_model, models_in
from macros.schema.walk import is_text, marks_in

LANGUAGE = "nb_NO"
UNKNOWN = "står ikke i ordboka; rett ordet, eller legg det til i scripts/ordliste.txt"
WORD_LIST = Path(__file__).with_name("ordliste.txt")
WORD = re.compile(r"[^\W\d_]{2,}")
NOT_PROSE = re.compile(
    r"\{\{.*?\}\}"  # macro calls
    r"|\*[^*]+\*\{: lang=\w+ \}"  # words of another language
    r"|\{:.*?\}"  # attributes
    r"|\]\([^)]*\)"  # targets of links
    r"|https?://\S+|\w+\.no\b"
    r"|`[^`]*`"
)
SIGN = re.compile(r"[{`]|\]\(|://|\.no\b")
"""What all of that has; most lines have none, and looking for one is quick."""
FIELD = re.compile(r"^[\s{-]*(?P<key>[a-z_]+):(?= |$)")
LISTED_ID = re.compile(r"\s*- [a-z0-9-]+")
INNER_FIELD = re.compile(r"\b[a-z_]+: ")
REVIEW = "reviewed_by"
"""The field that has somebody's name and a mark, on one line or below it."""
PASSED_OVER = ("kilder", "lokalt")
"""The bibliography, which is in many languages, and what municipalities write."""


def check_spelling(docs_dir: Path) -> list[Problem] | None:
    """Return a warning for each place of each unknown word; None when there is no dictionary."""
    hunspell = shutil.which("hunspell")
    if not hunspell:
        return None
    command = [hunspell, "-d", LANGUAGE, "-i", "utf-8", "-l"]
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, encoding="utf-8") as speller:
        texts = _texts(docs_dir)  # while it reads its dictionary
        proses = ("\n".join(prose for prose, _ in _prose_of(text)) for text in texts.values())
        words = {word for prose in proses for word in WORD.findall(prose)}
        unknown = set(speller.communicate("\n".join(words))[0].split())
    if speller.returncode:
        return None
    own = _own_words()
    wrong = {word for word in unknown if word.casefold() not in own}
    found = (
        (word, path, line)
        for path, text in (texts if wrong else {}).items()
        for word, line in words_of(text)
        if word in wrong
    )
    return [
        Problem(path, line, "", f"«{word}» {UNKNOWN}", is_warning=True)
        for word, path, line in sorted(found, key=itemgetter(0))
    ]


def _texts(docs_dir: Path) -> dict[str, str]:
    """Return each text there is to read, by its path as messages show it."""
    texts: dict[str, str] = {}
    for file in sorted(docs_dir.rglob("*.md")):
        path = file.relative_to(docs_dir)
        if path.parts[0] not in PASSED_OVER:
            text, problem = read_text(file, path.name)
            if not problem:
                texts[f"docs/{path.as_posix()}"] = text
    return texts


def words_of(text: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a page's prose and data, each with its line."""
    for prose, number in _prose_of(text):
        yield from ((word, number) for word in WORD.findall(prose))


def _prose_of(text: str) -> Iterator[tuple[str, int]]:
    """Yield what of a page's lines is words, each with its number."""
    names = field_names()
    is_data, is_code, is_named, is_review = text.startswith("---"), False, False, False
    for number, line in enumerate(text.splitlines(), 1):
        if is_data and number > 1 and line.rstrip() == "---":
            is_data = False
        is_code ^= line.lstrip().startswith("```")
        if is_code:
            continue
        field = FIELD.match(line) if is_data else None
        if field:
            is_review = field["key"] == REVIEW or (is_review and line.startswith(" "))
            is_named = is_review or field["key"] in names
        if is_data and (is_named or LISTED_ID.fullmatch(line)):
            continue
        prose = line[field.end() :] if field else line
        if SIGN.search(prose):
            prose = NOT_PROSE.sub(" ", prose)
        if is_data and ": " in prose:
            prose = INNER_FIELD.sub(" ", prose)
        yield prose, number


@cache
def field_names() -> frozenset[str]:
    """Return the fields whose values are names of things and numbers, and words on no kind of page."""
    alone, spoken = set(), set()
    for model in every_model(kind.model for kind in KINDS.values()):
        for name, marks in marks_in(model).items():
            if is_text(marks):
                spoken.add(name)
            elif not models_in(model.model_fields[name].annotation):
                alone.add(name)
    return frozenset(alone - spoken)


def _own_words() -> frozenset[str]:
    lines = WORD_LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().casefold() for line in lines if line.strip())
