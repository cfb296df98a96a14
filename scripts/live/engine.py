"""MkDocs in this process, build after build: what would come out the same is kept from one to the next.

In: a configuration and an empty folder. Out: the site in it, to the byte as a process of its own makes it.
Kept are front matter, what macros write, conversions and the pages' HTML, each by all that decides it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from mkdocs.commands import build as commands
from mkdocs.config import load_config
from mkdocs.structure import pages as engine
from mkdocs.structure.toc import get_toc
from mkdocs.theme import Theme
from mkdocs.utils import meta as front_matter
from mkdocs_macros import context

from macros import render
from macros.conversion import Converter, Key
from macros.kept import Kept
from scripts.live.outputs import FrontMatter, KeptTemplate, KeptViews

_make_env = Theme.get_env


class _Made(NamedTuple):
    """What a conversion leaves on a page of the engine's."""

    html: str
    headings: Sequence[Any]
    title: str | None
    ids: frozenset[str]
    links: Mapping[str, dict[str, str]]
    """By the path of a page linked to: each anchor, and the link as it is written."""


class Warnings(logging.Handler):
    """What the engine has said during a build that it would not say if all was well."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a line."""
        self.lines.append(record.getMessage())


class LiveEngine:
    """The engine, with what it has made in earlier builds. There is one in a process: it changes MkDocs itself, and how we write."""

    def __init__(self) -> None:
        self.warnings = Warnings()
        self._data: Kept[tuple[str, dict[str, Any]]] = Kept()
        self._pages: Kept[_Made] = Kept()
        self._converter = Converter((), {})
        self._judged_by: tuple[Any, ...] | None = None
        self._views = KeptViews(render.render_view)
        log = logging.getLogger("mkdocs")
        log.propagate = False
        log.addHandler(self.warnings)
        for owner, name, ours in (
            (engine.Page, "read_source", _call(self._read)),
            (engine.Page, "render", _call(self._render)),
            (Theme, "get_env", _make_keeping_env),
            (render, "render_view", self._views),
            (
                context,
                "get_git_info",
                lambda *_, **__: {},
            ),  # Else git is asked twelve times what no page says.
        ):
            if hasattr(owner, name):  # else this version has nothing to hasten there
                setattr(owner, name, ours)

    def build(self, config_file: Path, folder: Path, surroundings: str) -> None:
        """Build into a folder; `surroundings` tells one state of configuration and theme from another.

        Raises what the engine raises; `warnings` has what it said.
        """
        self.warnings.lines.clear()
        KeptTemplate.surroundings, FrontMatter.by_page = surroundings, {}
        self._views.look()
        config = load_config(str(config_file), site_dir=str(folder), strict=True)
        self._converter, self._judged_by = Converter(config.markdown_extensions, config.mdx_configs), None
        config.plugins.on_startup(command="build", dirty=False)
        try:
            commands.build(config)
        finally:
            config.plugins.on_shutdown()
        for kept in (self._data, self._pages, self._views.outputs, KeptTemplate.outputs):
            kept.end_round()

    def _read(self, page: engine.Page, _: Any) -> None:
        """Read a page as the engine does, its front matter once for each state of the file."""
        source = page.file.content_string
        page.markdown, data = self._data.make(source, lambda: front_matter.get_data(source))
        page.meta = FrontMatter(data)
        page.meta.page = page.file.src_uri
        FrontMatter.by_page[page.file.src_uri] = page.meta

    def _render(self, page: engine.Page, config: Any, files: Any) -> None:
        """Convert a page, or give it what the same text became before."""
        if self._judged_by is None:
            self._judged_by = tuple(sorted((file.src_uri, file.url, file.inclusion.value) for file in files))
        key = Key(page.file.src_uri, page.markdown or "", self._judged_by, self._converter.mark)
        made = self._pages.get(key)
        if made is None:
            said = len(self.warnings.lines)
            made = self._convert(page, config, files)
            if said == len(self.warnings.lines):  # else it is to be said again
                self._pages.put(key, made)
        page.content, page._title_from_render = made.html, made.title
        page.toc = get_toc(list(made.headings))
        page.present_anchor_ids = set(made.ids)
        page.links_to_anchors = {
            files.get_file_from_path(path): dict(links) for path, links in made.links.items()
        }

    def _convert(self, page: engine.Page, config: Any, files: Any) -> _Made:
        """Convert with the steps that the engine itself adds."""
        raw, title = engine._RawHTMLPreprocessor(), engine._ExtractTitleTreeprocessor()
        anchors = engine._ExtractAnchorsTreeprocessor(page.file, files, config)
        links = engine._RelativePathTreeprocessor(page.file, files, config)
        steps = [raw._register, anchors._register, links._register, title._register]
        converted = self._converter.convert(page.markdown or "", steps)
        return _Made(
            converted.html,
            converted.headings,
            title.title,
            frozenset(anchors.present_anchor_ids | raw.present_anchor_ids),
            {file.src_uri: found for file, found in links.links_to_anchors.items()},
        )


def _call(method: Callable[..., None]) -> Callable[..., None]:
    """Return a function that, put in a class, hands our method the instance it is called on."""

    def hand_over(*given: Any) -> None:
        method(*given)

    return hand_over


def _make_keeping_env(theme: Theme) -> jinja2.Environment:
    environment = _make_env(theme)
    environment.template_class = KeptTemplate
    return environment
