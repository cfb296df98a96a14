"""One function a macro, found by name: the site and a page in, the view object for the macro's template out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from macros.components.folders import FOLDERS

VIEWS: dict[str, Callable[..., Any]] = {
    macro: getattr(import_module(f"macros.components.{folder.name}.view"), macro)
    for folder in FOLDERS
    for macro in sorted(file.name.removesuffix(".md.jinja") for file in folder.glob("[!_]*.md.jinja"))
}
"""By the name of a macro; its template bears the same, and lies beside its view."""
