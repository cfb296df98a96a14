"""Local data in, the municipality's own stylesheet out: the policy of the pages refuses styles inside them."""

from __future__ import annotations

from pathlib import Path

from macros.colour import stylesheet
from macros.schema.local import Local

STYLE = "assets/stylesheets/kommune.css"


def write_style(local: Local, directory: Path) -> None:
    """Write the stylesheet that `main.html` asks for when there is a colour."""
    if local.colour:
        file = directory / STYLE
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(stylesheet(local.colour), encoding="utf-8", newline="\n")
