"""Write a new page: the folder says what kind it is, and the kind says what it must hold."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from macros.course.additions import Addition, is_piece, plan_name, plan_of
from macros.course.folder import read_course, refuse_name
from macros.course.merge import target_names, target_of
from macros.problems import suggest
from macros.reader.tree import Tree
from macros.schema import kind_of
from macros.schema.base import Model
from macros.schema.local import Local
from macros.schema.rules import find_raw
from macros.settings import read_settings
from macros.skeleton import new_page
from scripts.commands import CommandError, Parser, choose_config, run, say, shown

SLUG = re.compile(r"[^a-z0-9]+")
PLAIN = str.maketrans("æøå", "aoa")
TYPES = {"blocks": "welcome", "agenda": "presentation"}
"""What a new block is until its author says otherwise."""


def main() -> int:
    """Write the page, unless there is one."""
    parser = Parser("Lag en ny side. Mappa sier hva slags side det blir.")
    parser.add_argument("path", metavar="sti", help="hvor siden skal ligge, som docs/drofting/samtaler.md")
    parser.add_argument("title", metavar="tittel", help="sidens overskrift, i anførselstegn")
    options = parser.parse_args()
    reason = _refuse_title(options.title)
    if reason:
        raise CommandError(f"Tittelen {reason}.")
    docs = read_settings(choose_config(options.config)).docs_dir
    file = _place(options.path, docs)
    path = file.relative_to(docs).as_posix()
    if file.exists():
        raise CommandError(f"{options.path} finnes fra før; velg et annet navn.")
    text = _new_piece(path, options.title, docs) if is_piece(path) else new_page(path, options.title)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    say(f"Skrev {file}. Fyll ut feltene, og kjør {shown('check')}.")
    return 0


def _place(wanted: str, docs: Path) -> Path:
    """Return where the page shall lie, which its author gives from the project's folder or from `docs/`."""
    place = Path(wanted)
    if place.is_absolute() and not place.is_relative_to(docs):
        raise CommandError(f"«{wanted}» kan ikke være en side: den må ligge i {docs}.")
    below = place.relative_to(docs).as_posix() if place.is_absolute() else wanted
    below = below.removeprefix("./").removeprefix(f"{docs.name}/")
    refusal = refuse_name(below) or _refuse_number(below)
    if refusal:
        raise CommandError(f"«{wanted}» kan ikke være en side: {refusal}.")
    return docs / below


def _refuse_title(title: str) -> str | None:
    if not title.isprintable():  # among others what a terminal with another encoding makes of æ, ø and å
        return "må være synlig tekst i UTF-8"
    return find_raw(title) if title.strip() else "må være synlig tekst på minst ett tegn"


def _new_piece(path: str, title: str, docs: Path) -> str:
    """Return a file that puts something on a page of upstream's, beside what is there already."""
    plan = plan_of(path)
    if not plan:
        return f"{title}: skriv teksten her.\n"
    kind, field, _ = plan
    course = read_course(docs, Local())[0]
    addition = Addition(path, kind, field, plan_name(path), Model(), Tree({}))
    entry = target_of(addition, course)
    if entry is None:
        raise CommandError(
            f"«{path}» passer ikke til noe{suggest(addition.name, target_names(addition, course))}."
        )
    fields = {
        "id": SLUG.sub("-", title.lower().translate(PLAIN)).strip("-") or "nytt",
        "after": getattr(entry.page, field)[0].id,
        "title": title,
        "type": TYPES[field],
        "form": "all",
        "minutes": 5,
    }
    written = yaml.safe_dump({field: [fields]}, allow_unicode=True, sort_keys=False)
    return f"---\n{written}---\n"


def _refuse_number(path: str) -> str | None:
    number = kind_of(path).number
    if number and not re.match(r"\d+-.", Path(path).name):
        return f"i denne mappa begynner navnet med et tall, likt «{number}», som 02-navn.md"
    return None


if __name__ == "__main__":
    run(main)
