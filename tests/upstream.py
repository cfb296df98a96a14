"""The project as upstream has it: what a municipality's copy adds is its own, and no test of the course reads it."""

import atexit
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "mkdocs.yml"
LOCAL = "lokalt"


def copy_docs(target: Path) -> Path:
    """Copy the content, less what is a municipality's."""
    source = ROOT / "docs"
    return Path(
        shutil.copytree(source, target, ignore=lambda folder, _: [LOCAL] if Path(folder) == source else [])
    )


def _docs() -> Path:
    """Return the content of the course: the project's own folder, or a copy where that holds more."""
    if not (ROOT / "docs" / LOCAL).exists():
        return ROOT / "docs"
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    return copy_docs(folder / "docs")


DOCS = _docs()
