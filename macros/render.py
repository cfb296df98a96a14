"""A macro's name and a page in, the Markdown that stands in its place out.

One view object goes to one template; HTML templates, used inside Markdown ones, serve form-like
parts. Both escape every value for Markdown and HTML.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from macros import wording
from macros.calls import CALLS
from macros.compiled import CompiledTemplates
from macros.components.folders import FOLDERS
from macros.components.registry import VIEWS
from macros.left_out import unlink
from macros.markup.findings import CALL_FIRST
from macros.markup.sentences import Span
from macros.own_words import exchange, is_untouched
from macros.reader.macro_calls import CALL
from macros.reader.textfile import compose
from macros.site import Site
from macros.terms import first_uses, unread_places

SPECIAL = re.compile(r"[\\`*_{}\[\]|#<>&\"'~]")
CALL_SIGN = chr(CALL_FIRST)
AT_START = re.compile(r"^(?:\d+[.)]|[+\-:=]|!!!|\?\?\?)")


def render_body(site: Site, path: str, body: str) -> str:
    """Return a page's body with what each macro writes in place of its call, and its terms explained."""
    body = _say(site, path, unlink(compose(body), path, site.course.left_out))
    written, end = f"{render(site, 'draft', path)}\n\n" if site.course.pages[path].page.draft else "", 0
    forms, unread = [(0, len(written))], _unread(site, path, body)
    for call in CALL.finditer(body):
        forms += _moved(unread, (end, call.start()), len(written) - end)
        written += body[end : call.start()]
        start, end = len(written), call.end()
        written += _call(site, path, call)
        if not CALLS[call["name"]].is_prose:
            forms.append((start, len(written)))
    forms += _moved(unread, (end, len(body)), len(written) - end)
    written += body[end:]
    if has_head(site, path):
        foot = f"\n\n{render(site, 'page_foot', path)}\n"
        forms.append((len(written), len(written) + len(foot)))
        written += foot
    return explain_terms(site, path, written, forms)


def has_head(site: Site, path: str) -> bool:
    """Whether a page has a head, and so a foot."""
    return any(call.name == "page_head" for call in site.course.pages[path].body.calls)


def _unread(site: Site, path: str, body: str) -> tuple[Span, ...]:
    """Return where in a body words of the glossary's stand that are no words of a sentence."""
    glossary = site.course.glossary
    if glossary is None or glossary.path == path:
        return ()
    return unread_places(CALL.sub(lambda call: CALL_SIGN * len(call[0]), body), glossary.page.terms)


def _moved(places: Iterable[Span], within: Span, by: int) -> list[Span]:
    """Return those of some places that lie within a stretch, moved as the stretch is."""
    first, last = within
    return [(start + by, end + by) for start, end in places if first <= start and end <= last]


def explain_terms(site: Site, path: str, written: str, forms: Iterable[Span] = ()) -> str:
    """Link the first use of each term to the glossary, and list them at the end, for paper.

    `forms` are the stretches that hold no prose.
    """
    glossary = site.course.glossary
    if glossary is None or glossary.path == path:
        return written
    terms = tuple(term for term in glossary.page.terms if term.more != path)
    uses = first_uses(written, terms, tuple(forms))
    for use in reversed(uses):
        words = link(path, Markup(written[use.start : use.end]), glossary.path, use.term.anchor)
        title = escape_markdown(use.term.explanation)
        marked = f'{words}{{: .gr-term title="{title}" }}'
        written = f"{written[: use.start]}{marked}{written[use.end :]}"
    return f"{written}\n\n{render(site, 'page_terms', path, *uses)}\n" if uses else written


def render(site: Site, name: str, path: str, *arguments: Any) -> str:
    """Render a macro on the page at `path`; returns Markdown that begins at column 0.

    What it writes may hold calls in turn, as a municipality's own words do. In a value a brace is an entity.
    """
    view = VIEWS[name](site, site.course.pages[path], *arguments)
    written = _say(site, path, render_view(name, view, path, site.course.left_out))
    return CALL.sub(partial(_call, site, path), written)


def _say(site: Site, path: str, written: str) -> str:
    """Put the municipality's own words in what is written on a page."""
    return written if is_untouched(path) else exchange(written, site.course)


def _call(site: Site, path: str, call: re.Match[str]) -> str:
    return render(site, call["name"], path, *((call["argument"],) if call["quote"] else ()))


def render_view(name: str, view: object, path: str, left_out: Collection[str] = ()) -> str:
    """Render a view object with its template, for the page at `path`; there is no link to what is left out."""
    template = templates().get_template(f"{name}.md.jinja")
    return template.render(view=view, here=path, link=partial(link, path, left_out=left_out)).strip("\n")


def link(here: str, words: object, path: str, anchor: str = "", *, left_out: Collection[str] = ()) -> Markup:
    """Return a Markdown link from the page at `here` to another page of the course, or its words alone."""
    if path in left_out:
        return escape_markdown(words)
    target = _way(posixpath.dirname(here), path) if path != here else ""
    return Markup(f"[{escape_markdown(words)}]({target}{'#' if anchor else ''}{anchor})")


@cache
def _way(folder: str, path: str) -> str:
    return posixpath.relpath(path, folder or ".")


def escape_markdown(value: object) -> Markup:
    """Escape text so that neither Markdown nor HTML sees anything in it but words.

    Entities, since some of Markdown's block rules do not heed a backslash.
    """
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template wrote None; say in words that something is unknown")
    words = SPECIAL.sub(lambda match: _entity(match[0]), str(value))
    return Markup(AT_START.sub(lambda match: match[0][:-1] + _entity(match[0][-1]), words))


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def render_html(name: str, **values: Any) -> Markup:
    """Render an HTML template for use inside a Markdown one."""
    return Markup(templates().get_template(f"{name}.html.jinja").render(**values).strip("\n"))


def trust(html: str) -> Markup:
    """Take a part of a built page for what it is, HTML that was escaped when it was rendered."""
    return Markup(html)


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    """Return the environment of all templates.

    HTML templates escape for Markdown, too, since attribute lists are read inside of HTML. Whoever sees that a
    template has changed makes a new one: looking at each before each use takes an eighth of the rendering.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDERS),
        bytecode_cache=CompiledTemplates(Path(__file__).read_text(encoding="utf-8")),
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        autoescape=True,
        finalize=escape_markdown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    helpers: dict[str, Callable[..., Any]] = {
        "t": wording.text,
        "html": render_html,
        "spoken": wording.spoken,
    }
    environment.globals.update(helpers)
    environment.filters["listing"] = wording.listing
    return environment
