"""Write the JSON Schemas that editors use for front matter and local data."""

from __future__ import annotations

from macros.editor import FOLDER, editor_schemas
from scripts.commands import ROOT, Parser, run, say


def main() -> int:
    """Write each schema, and remove those of kinds that are no more."""
    Parser("Skriv skjemaene som redigeringsprogrammer bruker.").parse_args()
    folder = ROOT / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    schemas = editor_schemas()
    for file in folder.glob("*.schema.json"):
        if file.name not in schemas:
            file.unlink()
    for name, text in schemas.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    say(f"Skrev {len(schemas)} skjemaer til {FOLDER}.")
    return 0


if __name__ == "__main__":
    run(main)
