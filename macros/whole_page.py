"""A page's body in, when an engine is about to compile it; the page rendered whole out.

For engines that render macros one by one and offer no hook for the page: what concerns all of its
prose, such as terms at their first use, needs all of it.
"""

from __future__ import annotations

from jinja2 import Environment
from jinja2.ext import Extension

RENDER_PAGE = "render_page"
"""The macro that renders a body; where there is none, nothing is done."""


class WholePage(Extension):
    """Put the rendered page in place of its source, with nothing left in it to compile."""

    environment: Environment

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source that the engine compiles."""
        del name, filename
        render_page = self.environment.globals.get(RENDER_PAGE)
        return f"{{% raw %}}{render_page(source)}{{% endraw %}}" if callable(render_page) else source
