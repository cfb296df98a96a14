"""The folder of every component, for who looks for templates, styles and examples in them."""

from __future__ import annotations

from pathlib import Path

ROOM = Path(__file__).resolve().parent
FOLDERS = tuple(sorted(folder for folder in ROOM.iterdir() if folder.is_dir() and folder.name[0] != "_"))
