"""Markdown to HTML as the engines do it, and what may not be wrong with the HTML."""

import re
from functools import lru_cache
from html.parser import HTMLParser

import markdown
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from real import CONFIG

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
NOT_IN_PARAGRAPH = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre"),
    *("section", "table", "ul"),
}
LEFTOVERS = re.compile(r"\{:|\]\(|\*\*|\bmarkdown=|\{\{|\}\}|\{%|^#+ |\\[^\w\s]", re.MULTILINE)
"""What a reader sees of Markdown and templates when they have not been understood."""


@lru_cache(maxsize=1)
def _converter() -> markdown.Markdown:
    config = load_config(str(CONFIG))
    return markdown.Markdown(
        extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
    )


def to_html(text: str) -> str:
    """Convert Markdown with the extensions of the real configuration."""
    return _converter().reset().convert(text)


def words_of(soup: BeautifulSoup) -> str:
    """Return all text on one line, as a reader sees it."""
    return " ".join(soup.get_text().split())


def attributes_of(soup: BeautifulSoup) -> list[tuple[str, str, str]]:
    """Return (element, attribute, value) for all that stands in the tags."""
    return [
        (tag.name, name, " ".join(value) if isinstance(value, list) else value)
        for tag in soup.find_all(True)
        for name, value in tag.attrs.items()
    ]


class _Nesting(HTMLParser):
    """Note every tag that is closed out of turn, left open, or where HTML forbids it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_IN_PARAGRAPH and "p" in self.open:
            self.faults.append(f"<{tag}> inside <p> at line {self.getpos()[0]}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of turn at line {self.getpos()[0]}")


def faults_in(html: str) -> list[str]:
    """Return what is wrong with HTML that came of a template, in words."""
    parser = _Nesting()
    parser.feed(html)
    parser.close()
    soup = BeautifulSoup(html, "html.parser")
    attributes = attributes_of(soup)
    ids = [value for _, name, value in attributes if name == "id"]
    return [
        *parser.faults,
        *(f"<{tag}> is never closed" for tag in parser.open),
        *(f"<{tag.name}> is not allowed" for tag in soup.find_all(["script", "style", "iframe", "object"])),
        *(f"handler {name}" for _, name, _ in attributes if name.startswith("on")),
        *(f"{name} is left in <{tag}>" for tag, name, _ in attributes if name in ("markdown", "style")),
        *(
            f"address {value}"
            for _, name, value in attributes
            if name in ("href", "src") and re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE)
        ),
        *(f"id {name} stands twice" for name in sorted(set(ids)) if ids.count(name) > 1),
        *(f"empty {tag.name}" for tag in soup.find_all(["p", "li", "h1", "h2", "h3", "a"]) if is_empty(tag)),
    ]


def is_empty(tag) -> bool:
    return not tag.get_text(strip=True) and not tag.find("span")
