"""Write a new page: the folder says what kind it is, and the kind says what it must hold."""

from __future__ import annotations

import re
from pathlib import Path

from macros.course.additions import is_piece
from macros.course.folder import refuse_name
from macros.schema import kind_of
from macros.schema.rules import find_raw
from macros.settings import read_settings
from macros.skeleton import new_page
from scripts.commands import CommandError, Parser, choose_config, run, say


def main() -> int:
    """Write the page, unless there is one."""
    parser = Parser("Lag en ny side. Mappa sier hva slags side det blir.")
    parser.add_argument("path", metavar="sti", help="hvor siden skal ligge, som docs/drofting/samtaler.md")
    parser.add_argument("title", metavar="tittel", help="sidens overskrift, i anførselstegn")
    options = parser.parse_args()
    reason = find_raw(options.title) if options.title.strip() else "må være synlig tekst på minst ett tegn"
    if reason:
        raise CommandError(f"Tittelen {reason}.")
    docs = read_settings(choose_config(options.config)).docs_dir
    file = _place(options.path, docs)
    path = file.relative_to(docs).as_posix()
    if file.exists():
        raise CommandError(f"{options.path} finnes fra før; velg et annet navn.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(new_page(path, options.title), encoding="utf-8", newline="\n")
    say(f"Skrev {file}. Fyll ut feltene, og kjør ./scripts/check.")
    return 0


def _place(wanted: str, docs: Path) -> Path:
    """Return where the page shall lie, which its author gives from the project's folder or from `docs/`."""
    below = wanted.removeprefix("./").removeprefix(f"{docs.name}/")
    refusal = refuse_name(below) or _refuse_number(below)
    if is_piece(below):
        refusal = "fila er et tillegg, med bare tekst eller bare blokker; se siden «Eget innhold»"
    if refusal:
        raise CommandError(f"«{wanted}» kan ikke være en side: {refusal}.")
    return docs / below


def _refuse_number(path: str) -> str | None:
    number = kind_of(path).number
    if number and not re.match(r"\d+-.", Path(path).name):
        return f"i denne mappa begynner navnet med et tall, likt «{number}», som 02-navn.md"
    return None


if __name__ == "__main__":
    run(main)
