"""A page's typed fields in, what of them is to be translated out: the schema knows which hold words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from macros.problems import Location
from macros.schema.base import Page
from macros.schema.walk import leaves_of, texts_of

SOUGHT = "search_words"
"""A list of words that people type: one message, however many words each language has."""
SAME_IN_ALL: dict[str, frozenset[str]] = {
    "bibliography": frozenset(["authors", "container", "issue", "pages", "publisher", "figures", "words"]),
    "film": frozenset(["title", "by", "producer"]),
}
"""By kind of page: the fields that hold names, which are the same in every language."""
TITLES_OF_WORKS = "entries"
"""The list whose titles are those of books and articles."""
REVIEW = "reviewed_by"


class Field(NamedTuple):
    """Words in a page's front matter."""

    where: Location
    place: str
    """As messages name it: with ids in place of numbers, so that it stays when a list gets a new first item."""
    words: str


def fields_of(kind: str, page: Page, data: Any) -> Iterator[Field]:
    """Yield all that is to be translated, in the order of the fields; `data` is what the page was read from."""
    for where, words in texts_of(leaves_of(page)):
        names = [step for step in where if isinstance(step, str)]
        is_work = names[0] == TITLES_OF_WORKS and names[-1] == "title" and kind == "bibliography"
        if is_work or names[0] == REVIEW or names[-1] in SAME_IN_ALL.get(kind, ()):
            continue
        if value_at(data, where) is not None:  # else a default of the model's
            yield Field(where, place_of(data, where), words)
    if page.search_words:
        yield Field((SOUGHT,), SOUGHT, ", ".join(page.search_words))


def place_of(data: Any, where: Location) -> str:
    """Write where a text stands as `groups[rommet].points[se-alle].text`."""
    place = ""
    for step in where:
        data = data[step]
        if isinstance(step, str):
            place += f".{step}" if place else step
        elif isinstance(data, dict) and "id" in data:
            place += f"[{data['id']}]"
    return place


def value_at(data: Any, where: Location) -> Any:
    """Return what stands at a place in what was read; None where nothing does."""
    for step in where:
        is_there = step in data if isinstance(data, dict) else isinstance(step, int) and step < len(data)
        if not is_there:
            return None
        data = data[step]
    return data


def put(data: Any, where: Location, value: Any) -> None:
    """Put a value where one stood."""
    for step in where[:-1]:
        data = data[step]
    data[where[-1]] = value
