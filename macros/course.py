"""All content files in, one immutable course out, or every problem at once.

Each file is read once, validated by the model of its folder, and then checked against the others.
If there is a problem, nothing renders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar, cast

from macros.body import Body, read_body
from macros.frontmatter import Tree, read_document
from macros.problems import Location, Problem, format_field
from macros.schema import kind_of
from macros.schema.base import ContentPage, Page
from macros.schema.leader import LeaderSession
from macros.schema.library import Bibliography, Film, Prompt, PromptSet, Reference, TheoryPage
from macros.schema.local import Local
from macros.schema.sheet import Sheet
from macros.schema.teacher import Meeting, Method, Theme
from macros.validate import validate

P_co = TypeVar("P_co", bound=Page, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[P_co]):
    """A page of the course; `path` is relative to `docs/`."""

    path: str
    kind: str
    page: P_co
    body: Body
    tree: Tree


@dataclass(frozen=True)
class Course:
    """All pages by path, with each kind at hand in its order."""

    pages: Mapping[str, Entry[Page]]
    local: Local = field(default_factory=Local)
    broken: frozenset[str] = frozenset()
    """Paths and ids of pages that could not be read, so that no one complains of their absence."""

    def _of(self, kind: str) -> list[Entry[Page]]:
        return [entry for entry in self.pages.values() if entry.kind == kind]

    def of_kind(self, kind: str) -> Mapping[str, Entry[ContentPage]]:
        """Return the pages of a kind by id; of two with one id the first."""
        found: dict[str, Entry[ContentPage]] = {}
        for entry in cast("list[Entry[ContentPage]]", self._of(kind)):
            found.setdefault(entry.page.id, entry)
        return found

    @cached_property
    def films(self) -> Mapping[str, Entry[Film]]:
        return cast("Mapping[str, Entry[Film]]", self.of_kind("film"))

    @cached_property
    def theory(self) -> Mapping[str, Entry[TheoryPage]]:
        return cast("Mapping[str, Entry[TheoryPage]]", self.of_kind("theory"))

    @cached_property
    def sheets(self) -> Mapping[str, Entry[Sheet]]:
        return cast("Mapping[str, Entry[Sheet]]", self.of_kind("sheet"))

    @cached_property
    def methods(self) -> Mapping[str, Entry[Method]]:
        return cast("Mapping[str, Entry[Method]]", self.of_kind("method"))

    @cached_property
    def themes(self) -> Mapping[str, Entry[Theme]]:
        return cast("Mapping[str, Entry[Theme]]", self.of_kind("theme"))

    @cached_property
    def prompt_sets(self) -> Mapping[str, Entry[PromptSet]]:
        return cast("Mapping[str, Entry[PromptSet]]", self.of_kind("prompt_set"))

    @cached_property
    def prompts(self) -> Mapping[str, tuple[Prompt, Entry[PromptSet]]]:
        return {
            prompt.id: (prompt, entry) for entry in self.prompt_sets.values() for prompt in entry.page.prompts
        }

    @cached_property
    def meetings(self) -> tuple[Entry[Meeting], ...]:
        entries = cast("list[Entry[Meeting]]", self._of("meeting"))
        return tuple(sorted(entries, key=lambda entry: entry.page.number))

    @cached_property
    def documents(self) -> tuple[Entry[LeaderSession], ...]:
        """The leader documents, which the planner makes into sessions."""
        entries = cast("list[Entry[LeaderSession]]", self._of("leader_session"))
        return tuple(sorted(entries, key=lambda entry: entry.page.document))

    @cached_property
    def bibliography(self) -> Entry[Bibliography] | None:
        entries = cast("list[Entry[Bibliography]]", self._of("bibliography"))
        return entries[0] if entries else None

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        return {ref.id: ref for ref in self.bibliography.page.entries} if self.bibliography else {}

    @cached_property
    def cited_on(self) -> Mapping[str, tuple[Entry[Page], ...]]:
        """The pages that cite each reference, in the order of their paths."""
        cited: dict[str, dict[str, Entry[Page]]] = {}
        for entry in self.pages.values():
            for reference in citations_of(entry):
                cited.setdefault(reference, {})[entry.path] = entry
        return {reference: tuple(entries.values()) for reference, entries in cited.items()}


def citations_of(entry: Entry[Page]) -> Iterator[str]:
    """Yield the ids that a page cites, in its prose and in its data."""
    yield from (call.arguments[0] for call in entry.body.calls if call.name == "cite" and call.arguments)
    if isinstance(entry.page, Theme | Method):
        yield from entry.page.literature
    if isinstance(entry.page, LeaderSession):
        for preparation in entry.page.preparation:
            yield from preparation.reading


def read_course(docs_dir: Path, local: Local) -> tuple[Course, list[Problem]]:
    """Read every page below `docs_dir`; a file that cannot be read is a problem, not a page."""
    pages: dict[str, Entry[Page]] = {}
    problems: list[Problem] = []
    broken: set[str] = set()
    for file in sorted(docs_dir.rglob("*.md")):
        path = file.relative_to(docs_dir).as_posix()
        document = read_document(file, f"{docs_dir.name}/{path}")
        problems += document.tree.problems
        if document.tree.data is None:
            broken |= {path, _slug(path)}
            continue
        kind = kind_of(path)
        page, wrong = validate(kind.model, document.tree, document.path)
        body, disallowed = read_body(document)
        problems += wrong + disallowed
        if page is None:
            broken |= {path, _slug(path), *_ids_in(document.tree.data)}
        else:
            pages[path] = Entry(path, kind.name, page, body, document.tree)
    if not docs_dir.is_dir():
        problems.append(Problem(docs_dir.name, 0, "", "mappa med innholdet finnes ikke"))
    return Course(pages, local, frozenset(broken)), problems


def _slug(path: str) -> str:
    return PurePosixPath(path).stem.lstrip("0123456789-")


def _ids_in(data: Any) -> Iterator[str]:
    """Yield every id written in data that did not pass its model."""
    if isinstance(data, dict):
        yield from (data["id"],) if isinstance(data.get("id"), str) else ()
        data = list(data.values())
    for item in data if isinstance(data, list) else ():
        yield from _ids_in(item)


def problem_at(entry: Entry[Page], location: Location, message: str) -> Problem:
    """Return a problem at a place in a page's front matter."""
    return Problem(f"docs/{entry.path}", entry.tree.line(location), format_field(location), message)
