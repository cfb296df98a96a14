"""A template and what it is given in, the page's HTML or a macro's Markdown out, kept from build to build.

A page's HTML is decided by the page, by the menus, by what of other pages' front matter its templates
read, and by what surrounds them all: the configuration and the theme's own files. What a macro writes is
decided by its view, the page it stands on and the templates of the components.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

import jinja2

from macros.components.folders import FOLDERS
from macros.kept import Kept
from macros.render import templates
from macros.wording import spoken

Reads = dict[tuple[str, str], str]
"""What was read of other pages' front matter, as written, by page and field."""
ALL = ""
"""In place of a field: the whole of it."""


class FrontMatter(dict[str, Any]):
    """A page's front matter that notes what is read of it while another page is written."""

    page = ""
    """The page's path; set when it is known."""
    by_page: dict[str, FrontMatter] = {}  # noqa: RUF012 - one for the process
    writing: str | None = None
    """The page that is being written."""
    reads: Reads = {}  # noqa: RUF012

    def _note(self, field: str) -> None:
        if FrontMatter.writing not in (None, self.page):
            FrontMatter.reads[self.page, field] = self.show(field)

    def show(self, field: str) -> str:
        """Return what a field, or all of it, is at the moment."""
        return repr(dict.get(self, field, jinja2.Undefined)) if field else repr(dict(dict.items(self)))

    def __getitem__(self, key: str) -> Any:
        self._note(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return a field."""
        self._note(key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(str(key))
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self._note(ALL)
        return super().__iter__()

    def keys(self) -> Any:
        """Return the names of all fields."""
        self._note(ALL)
        return super().keys()

    def values(self) -> Any:
        """Return what is in all fields."""
        self._note(ALL)
        return super().values()

    def items(self) -> Any:
        """Return all fields."""
        self._note(ALL)
        return super().items()


class Output(NamedTuple):
    """A page's HTML, and what of other pages it was written from."""

    html: str
    reads: Reads


class KeptTemplate(jinja2.Template):
    """A template that writes a page only when something that decides it has changed."""

    outputs: Kept[Output] = Kept()
    surroundings = ""
    menu: tuple[Any, str] = (None, "")
    """The menu of this build, and what describes it."""

    def render(self, *arguments: Any, **values: Any) -> str:
        """Return what the template writes."""
        page = arguments[0].get("page") if arguments else None
        if page is None or not isinstance(page.meta, FrontMatter):
            return super().render(*arguments, **values)
        key = (self.name, self.surroundings, self._describe_menu(arguments[0]["nav"]), *describe_page(page))
        kept = self.outputs.get(key)
        if kept and all(
            name in FrontMatter.by_page and FrontMatter.by_page[name].show(field) == shown
            for (name, field), shown in kept.reads.items()
        ):
            return kept.html
        FrontMatter.writing, FrontMatter.reads = page.meta.page, {}
        try:
            html = super().render(*arguments, **values)
        finally:
            FrontMatter.writing = None
        self.outputs.put(key, Output(html, FrontMatter.reads))
        return html

    def _describe_menu(self, menu: Any) -> str:
        if KeptTemplate.menu[0] is not menu:
            KeptTemplate.menu = (menu, repr([_describe_item(item) for item in menu.items]))
        return KeptTemplate.menu[1]


def describe_page(page: Any) -> tuple[str, ...]:
    """Return all of a page that templates may write."""
    around = [(other.title, other.url) for other in (page.previous_page, page.next_page) if other]
    headings = [(heading.level, heading.id, heading.title, str(heading)) for heading in page.toc]
    return (
        page.content,
        repr((page.url, page.title, page.canonical_url, around, headings)),
        page.meta.show(ALL),
    )


def _describe_item(item: Any) -> Any:
    """Return what a menu may say of an item; a title that its front matter gives is noted by those who read it."""
    meta = getattr(item, "meta", None)
    is_noted = isinstance(meta, FrontMatter) and item.title == dict.get(meta, "title")
    children = [_describe_item(child) for child in item.children or ()]
    return "" if is_noted else item.title, getattr(item, "url", None), children


class KeptViews:
    """Writes a view with its template, as the function does that it stands for; equal views are written alike."""

    def __init__(self, write: Callable[[str, object, str, Collection[str]], str]) -> None:
        self.outputs: Kept[str] = Kept()
        self._write = write
        self._templates = ""

    def __call__(self, name: str, view: object, path: str, left_out: Collection[str] = ()) -> str:
        """Return what a macro writes on a page."""
        key = (name, view, path, tuple(left_out), spoken(), self._templates)
        return self.outputs.make(key, lambda: self._write(name, view, path, left_out))

    def look(self) -> None:
        """Notice which templates have changed."""
        files = (file for folder in FOLDERS for file in folder.glob("*.jinja"))
        states = ((file.name, file.stat()) for file in files)
        found = repr([(name, state.st_mtime_ns, state.st_size) for name, state in states])
        if found != self._templates:
            templates.cache_clear()
        self._templates = found
