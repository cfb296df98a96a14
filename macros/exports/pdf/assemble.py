"""A document's text in, the text that is laid out: ids and links that fit together.

Links within the document lead to their chapter; those to other pages of the site become plain text,
since a file that is printed or sent on has no site around it.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree.ElementTree import Element, tostring

import tinyhtml5  # type: ignore[import-untyped]

from macros.addresses import page_url

BLOCKS = {"p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "div", "caption", "figcaption"}
ROOT = "/"
ABROAD = re.compile(r"https?:|mailto:|tel:")


def assemble(html: str) -> str:
    """Return a document's text with all its references resolved."""
    root = _parse(html)
    chapters = [chapter for chapter in root.iter("section") if _is_chapter(chapter)]
    copies: Counter[str] = Counter()
    for chapter in chapters:
        path = chapter.attrib["data-path"]
        _name_apart(f"{_prefix(path)}{f'-{copies[path]}' if copies[path] else ''}", chapter)
        copies[path] += 1
    names = {page_url(path): _prefix(path) for path in copies}
    for chapter in chapters:
        path = chapter.attrib["data-path"]
        _resolve(chapter, path if "data-source" in chapter.attrib else page_url(path), names)
    for link in root.iterfind("body/nav//a"):  # the list of contents names chapters by their path
        link.attrib["href"] = f"#{_prefix(link.attrib['href'])}"
    for chapter in chapters:
        if "data-cited" in chapter.attrib:
            _keep_cited(chapter, {link.attrib.get("href", "") for link in root.iter("a")})
    known = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
    for link in root.iter("a"):
        target = link.attrib.get("href", "")
        if target.startswith("#") and target[1:] not in known:
            del link.attrib["href"]
    for element in root.iter():
        if element.tag in BLOCKS:
            _end_with_words(element)
    return f"<!doctype html>{tostring(root, encoding='unicode', method='html')}"


def _parse(html: str) -> Element:
    """Return the document's tree; a drawing's elements have a namespace there, which no text may spell out."""
    root: Element = tinyhtml5.parse(io.StringIO(html), namespace_html_elements=False)
    for element in root.iter():
        if isinstance(element.tag, str):  # a comment has none
            element.tag = element.tag.rpartition("}")[2]
    return root


def _end_with_words(block: Element) -> None:
    """Drop the space at the end: a line that would be full with it is broken after its first word otherwise."""
    if len(block):
        block[-1].tail = (block[-1].tail or "").rstrip()
    else:
        block.text = (block.text or "").rstrip()


def _is_chapter(element: Element) -> bool:
    return "data-path" in element.attrib


def _prefix(path: str) -> str:
    return re.sub(r"\W+", "-", path.removesuffix(".md"))


def _keep_cited(chapter: Element, cited: set[str]) -> None:
    """Drop the entries that nothing links to."""
    for parent in list(chapter.iter()):
        for child in list(parent):
            if child.attrib.get("class") == "gr-ref" and f"#{child.attrib.get('id')}" not in cited:
                parent.remove(child)


def _name_apart(name: str, chapter: Element) -> None:
    """Give ids that several chapters may have the name of their own."""
    for element in chapter.iter():
        if "id" in element.attrib:
            element.attrib["id"] = f"{name}--{element.attrib['id']}"
    chapter.attrib["id"] = name


def _resolve(chapter: Element, here: str, names: Mapping[str, str]) -> None:
    """Point links to the document's own places, and pictures to the site's root."""
    for element, key in _references(chapter):
        address = element.attrib[key]
        if ABROAD.match(address):
            continue
        place, anchor = urldefrag(urljoin(ROOT + here, address))
        place = place.removeprefix(ROOT)
        if place.endswith(".md"):  # as a page's source has it
            place = page_url(unquote(place))
        if key == "src":
            element.attrib[key] = place
        elif place in names:
            element.attrib[key] = f"#{names[place]}{f'--{unquote(anchor)}' if anchor else ''}"
        else:
            del element.attrib[key]


def _references(chapter: Element) -> Iterator[tuple[Any, str]]:
    for element in chapter.iter():
        for key in ("href", "src"):
            if key in element.attrib:
                yield element, key
