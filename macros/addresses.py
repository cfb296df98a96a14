"""A page's path in, its address on the built site out."""

from __future__ import annotations

from urllib.parse import quote


def page_url(path: str, anchor: str = "") -> str:
    """Return a page's address relative to the site's root: `leder/samlinger/02-plan/#samling-2`."""
    stem = quote(path.removesuffix(".md"))
    folder = stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
    return f"{folder}#{anchor}" if anchor else folder
