"""A macro's name and a page in, the Markdown that stands in its place out.

One view object goes to one template. Markdown templates escape every value for Markdown and HTML;
HTML templates, used inside them for form-like parts, escape for HTML.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from macros import wording
from macros.site import Site
from macros.views import VIEWS

TEMPLATES = Path(__file__).parent / "templates"
SPECIAL = re.compile(r"([\\`*_{}\[\]|])")
AT_START = re.compile(r"^(\d+)([.)])|^([#+\-:=>~])")


def render(site: Site, name: str, path: str, *arguments: str) -> str:
    """Render a macro on the page at `path`; returns Markdown that begins at column 0."""
    view = VIEWS[name](site, site.course.pages[path], *arguments)
    template = markdown_templates().get_template(f"{name}.md.jinja")
    return template.render(view=view, link=partial(link, path)).strip("\n")


def link(here: str, words: object, path: str, anchor: str = "") -> Markup:
    """Return a Markdown link from the page at `here` to another page of the course."""
    target = posixpath.relpath(path, posixpath.dirname(here) or ".") if path != here else ""
    return Markup(f"[{escape_markdown(words)}]({target}{'#' if anchor else ''}{anchor})")


def escape_markdown(value: object) -> Markup:
    """Escape text so that neither Markdown nor HTML sees anything in it but words."""
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template wrote None; say in words that something is unknown")
    words = SPECIAL.sub(r"\\\1", str(escape(str(value))))
    return Markup(AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", words))


def render_html(name: str, **values: Any) -> Markup:
    """Render an HTML template for use inside a Markdown one."""
    return Markup(html_templates().get_template(f"{name}.html.jinja").render(**values).strip("\n"))


@lru_cache(maxsize=1)
def markdown_templates() -> jinja2.Environment:
    """Return the environment of the Markdown templates."""
    environment = _environment(autoescape=True, finalize=escape_markdown)
    environment.globals["html"] = render_html
    return environment


@lru_cache(maxsize=1)
def html_templates() -> jinja2.Environment:
    """Return the environment of the HTML templates."""
    return _environment(autoescape=True)


def _environment(**options: Any) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    helpers: dict[str, Callable[..., Any]] = {"t": wording.text}
    environment.globals.update(helpers)
    environment.filters.update(
        minutes=wording.minutes_text,
        hours=wording.hours_text,
        months=wording.months_text,
        listing=wording.listing,
        capital=wording.capitalize,
    )
    return environment
