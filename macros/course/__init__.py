"""The course as one immutable value: every page by path, and each kind of page at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Generic, TypeVar, cast

from macros.course.additions import Addition, Fragment
from macros.course.drafts import Draft
from macros.problems import Location, Problem, format_field
from macros.reader.body import Body
from macros.reader.tree import Tree
from macros.schema import kind_of
from macros.schema.adaptable import AdaptableText
from macros.schema.base import ContentPage, Page
from macros.schema.block import Block
from macros.schema.glossary import Glossary
from macros.schema.leader import LeaderSession
from macros.schema.library import (
    Bibliography,
    Film,
    Prompt,
    PromptSet,
    Reference,
    TheoryPage,
    UnsourcedFigure,
)
from macros.schema.local import Local
from macros.schema.sheet import Sheet
from macros.schema.teacher import Meeting, Method, Theme
from macros.schema.walk import Leaf, leaves_of, mentions_of, texts_of

FRAGMENT = "fragment"
"""The kind of a text that is a piece of other pages."""
P_co = TypeVar("P_co", bound=Page, covariant=True)
P = TypeVar("P", bound=Page)
C = TypeVar("C", bound=ContentPage)


@dataclass(frozen=True)
class Entry(Generic[P_co]):
    """A page of the course; `path` is relative to `docs/`."""

    path: str
    kind: str
    page: P_co
    body: Body
    tree: Tree

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every value in the front matter; a dozen checks ask for them."""
        return tuple(leaves_of(self.page))

    @cached_property
    def texts(self) -> tuple[tuple[Location, str], ...]:  # those that people read
        return tuple(texts_of(self.leaves))


@dataclass(frozen=True)
class Prose:
    """What there is to check of a page's text, even when its front matter is not fit for use."""

    path: str
    kind: str
    body: Body


@dataclass(frozen=True)
class Course:
    """All pages by path, with each kind at hand in its order."""

    pages: Mapping[str, Entry[Page]]
    local: Local = field(default_factory=Local)
    broken: frozenset[str] = frozenset()
    """Paths and ids of pages that could not be read, so that no one complains of their absence, and"""
    half_read: tuple[Prose, ...] = ()  # their texts
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    """The pages that are not to be seen yet and are none of the course's, by path and by each id in them."""
    fragments: tuple[Fragment, ...] = ()
    additions: tuple[Addition, ...] = ()
    """What the municipality adds to pages and plans, and, once merged,"""
    replaced: Mapping[Block, str] = field(default_factory=dict)  # titles of blocks whose place these took
    left_out: Mapping[str, str] = field(default_factory=dict)
    """The titles of the pages that its municipality does without, by path."""

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The text of every page, and of every fragment."""
        whole = (Prose(entry.path, entry.kind, entry.body) for entry in self.pages.values())
        return (*whole, *self.half_read, *(Prose(each.path, FRAGMENT, each.body) for each in self.fragments))

    def all_of(self, model: type[P]) -> tuple[Entry[P], ...]:
        """Return the pages of a model, in the order of their paths."""
        return tuple(cast("Entry[P]", each) for each in self.pages.values() if isinstance(each.page, model))

    def by_id(self, model: type[C]) -> Mapping[str, Entry[C]]:
        """Return the pages of a model by id; of two with one id the first."""
        found: dict[str, Entry[C]] = {}
        for entry in self.all_of(model):
            found.setdefault(entry.page.id, entry)
        return found

    @cached_property
    def films(self) -> Mapping[str, Entry[Film]]:
        return self.by_id(Film)

    @cached_property
    def theory(self) -> Mapping[str, Entry[TheoryPage]]:
        return self.by_id(TheoryPage)

    @cached_property
    def sheets(self) -> Mapping[str, Entry[Sheet]]:
        return self.by_id(Sheet)

    @cached_property
    def texts(self) -> Mapping[str, Entry[AdaptableText]]:
        return self.by_id(AdaptableText)

    @cached_property
    def methods(self) -> Mapping[str, Entry[Method]]:
        return self.by_id(Method)

    @cached_property
    def themes(self) -> Mapping[str, Entry[Theme]]:
        return self.by_id(Theme)

    @cached_property
    def prompt_sets(self) -> Mapping[str, Entry[PromptSet]]:
        return self.by_id(PromptSet)

    @cached_property
    def prompts(self) -> Mapping[str, tuple[Prompt, Entry[PromptSet]]]:
        return {
            prompt.id: (prompt, entry) for entry in self.prompt_sets.values() for prompt in entry.page.prompts
        }

    @cached_property
    def meetings(self) -> tuple[Entry[Meeting], ...]:
        return tuple(sorted(self.all_of(Meeting), key=lambda entry: entry.page.number))

    @cached_property
    def documents(self) -> tuple[Entry[LeaderSession], ...]:
        """The leader documents, which the planner makes into sessions."""
        return tuple(sorted(self.all_of(LeaderSession), key=lambda entry: entry.page.document))

    @cached_property
    def bibliography(self) -> Entry[Bibliography] | None:
        return next(iter(self.all_of(Bibliography)), None)

    @cached_property
    def glossary(self) -> Entry[Glossary] | None:
        return next(iter(self.all_of(Glossary)), None)

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        return {ref.id: ref for ref in self.bibliography.page.entries} if self.bibliography else {}

    @cached_property
    def unsourced(self) -> Mapping[str, UnsourcedFigure]:
        return {each.id: each for each in self.bibliography.page.unsourced} if self.bibliography else {}

    def hosts_of(self, fragment: Fragment) -> list[Entry[Page]]:
        """Return the page that a fragment is for: none, one, or all that share its name."""
        typed = [entry for entry in self.pages.values() if entry.kind != "page"]
        path = f"{fragment.name}.md"
        exact = [each for each in typed if path in (each.path, *each.page.formerly)]
        ids = {one.path: {getattr(one.page, "id", None), *map(slug_of, one.page.formerly)} for one in typed}
        return exact or [each for each in typed if fragment.name in ids[each.path]]

    def fragments_on(self, path: str) -> tuple[Fragment, ...]:
        """Return the fragments of a page, in the order of their files."""
        return tuple(one for one in self.fragments if [host.path for host in self.hosts_of(one)] == [path])

    @cached_property
    def cited_on(self) -> Mapping[str, tuple[Entry[Page], ...]]:
        """The pages that cite each reference, in the order of their paths: in prose, in a municipality's on them, in data."""
        cited: dict[str, dict[str, Entry[Page]]] = {}
        for path, entry in self.pages.items():
            bodies = (entry.body, *(fragment.body for fragment in self.fragments_on(path)))
            calls = (call for body in bodies for call in body.calls if call.name == "cite" and call.arguments)
            in_data = (name for kind, name, _ in mentions_of(entry.leaves) if kind == "reference")
            for reference in (*(call.arguments[0] for call in calls), *in_data):
                cited.setdefault(reference, {})[path] = entry
        return {reference: tuple(entries.values()) for reference, entries in cited.items()}


def slug_of(path: str) -> str:
    """Return the id that a file's name gives its page: the name, less the number where pages have one."""
    stem = PurePosixPath(path).stem
    return re.sub(r"^\d+-", "", stem) if kind_of(path).number else stem


def problem_at(entry: Entry[Page], location: Location, message: str) -> Problem:
    """Return a problem at a place in a page's front matter."""
    return Problem(f"docs/{entry.path}", entry.tree.line(location), format_field(location), message)
