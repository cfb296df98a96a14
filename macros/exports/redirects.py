"""The site in, a page at each former address out that leads to where it is now."""

from __future__ import annotations

import posixpath
from pathlib import Path

from macros.addresses import page_url
from macros.render import render_html
from macros.site import Site


def write_redirects(site: Site, directory: Path) -> None:
    """Write the pages; they work on any web host, since none of it is the host's configuration."""
    for entry in site.course.pages.values():
        for former in entry.page.formerly:
            here = page_url(former)
            target = posixpath.relpath(page_url(entry.path) or ".", here or ".")
            file = directory / here / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            page = render_html("moved", title=entry.page.title, target=f"{target}/")
            file.write_text(f"{page}\n", encoding="utf-8", newline="\n")
