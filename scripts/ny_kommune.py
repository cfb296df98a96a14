"""Write `mkdocs.kommune.yml` for a municipality, by questions on a terminal or by options.

What is there already is never written over; the difference is shown instead.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Any

from macros.problems import ContentError
from macros.reader.textfile import explain_os_error
from macros.reader.tree import Tree
from macros.reader.validate import validate
from macros.schema.local import Local
from macros.settings.rules import refuse_address
from scripts.commands import MUNICIPAL, ROOT, CommandError, Parser, run, say
from scripts.municipal_file import check_text, read_example, write_keys, write_text
from scripts.questions import ADDRESS, QUESTIONS, Question
from scripts.school_calendar import read_school_calendar

WELCOME = "Svar på det dere vet nå, og trykk Enter for å hoppe over. Alt kan endres i fila siden."


def main() -> int:
    """Ask or read options, check, and write the file or show how it differs from the one there is."""
    options = _parse()
    target = options.config or ROOT / MUNICIPAL
    given = {question.key: getattr(options, question.key) for question in QUESTIONS}
    answers = {key: value for key, value in given.items() if value is not None}
    if options.skolerute:
        year = _read_year(options)
        if not answers and target.exists():
            return _show_key(target, year)
        answers |= year
    if options.eksempel:
        example = read_example()
        text = write_text({**example["local"], **_nest(answers)}, example["site_url"], example["site_name"])
    elif answers or options.adresse:
        text = write_text(_nest(answers), options.adresse)
    elif sys.stdin.isatty():
        answers = dict(_ask())
        address = answers.pop(ADDRESS.key, options.adresse)
        text = write_text(_nest(answers), address)
    else:
        raise CommandError("Skriv --kommune og navnet, eller --eksempel; --help viser alle valgene.")
    problems = check_text(text)
    if problems:
        raise ContentError(problems)
    return _write(target, text)


def _parse() -> argparse.Namespace:
    parser = Parser("Lag oppsettet til en kommune. Uten valg stilles spørsmålene ett for ett.")
    parser.add_argument("--eksempel", action="store_true", help="en oppdiktet kommune med tre skoler")
    parser.add_argument("--adresse", metavar="URL", help="adressen nettstedet får")
    parser.add_argument("--skolerute", type=Path, metavar="FIL", help="skoleruta som kalenderfil (.ics)")
    parser.add_argument(
        "--forste-dag", type=_day, metavar="DATO", help="første skoledag, når fila ikke sier den"
    )
    parser.add_argument(
        "--siste-dag", type=_day, metavar="DATO", help="siste skoledag, når fila ikke sier den"
    )
    for question in QUESTIONS:
        parser.add_argument(
            f"--{question.option}", dest=question.key, metavar="SVAR", type=question.read, help=question.words
        )
    return parser.parse_args()


def _day(words: str) -> date:
    return date.fromisoformat(words)


def _read_year(options: argparse.Namespace) -> dict[str, Any]:
    """Return the school year of a calendar file, or its school years; say what was left out."""
    try:
        content = options.skolerute.read_bytes()
    except OSError as error:
        raise CommandError(f"Kan ikke lese {options.skolerute}: {explain_os_error(error)}.") from error
    found = read_school_calendar(content, options.forste_dag, options.siste_dag)
    if found.left_out:
        say(
            f"Ikke tatt med: {', '.join(found.left_out)}. Skriv dem selv under «breaks» hvis det er fridager."
        )
    return {"school_year": found.years[0]} if len(found.years) == 1 else {"school_years": list(found.years)}


def _show_key(target: Path, year: dict[str, Any]) -> int:
    """Show what to paste into the file that is there."""
    print("\n".join(write_keys(year)))
    say(
        f"{target.name} finnes og er ikke endret. Lim inn linjene over under «local», i stedet for skoleåret der."
    )
    return 0


def _ask() -> Iterator[tuple[str, Any]]:
    """Ask the questions one by one; one who ends the input (Ctrl-D) is asked no more, and keeps the answers."""
    say(WELCOME)
    first, *rest = QUESTIONS
    try:
        for question in (first, ADDRESS, *rest):
            yield from _ask_one(question)
    except EOFError:
        say("")


def _ask_one(question: Question) -> Iterator[tuple[str, Any]]:
    """Ask until there is an answer that will do, or none."""
    while words := input(f"{question.words} ").strip():
        value = question.read(words)
        message = _refuse(question, value)
        if not message:
            yield question.key, value
            return
        say(f"  Svaret {message}")


def _refuse(question: Question, value: Any) -> str | None:
    """Say what is wrong with an answer, if anything is."""
    if question is ADDRESS:
        return refuse_address(value)
    problems = validate(Local, Tree(_nest({question.key: value})), "")[1]
    return problems[0].message if problems else None


def _nest(answers: dict[str, Any]) -> dict[str, Any]:
    """Make `contact.email` a key below `contact`, and keep the order of the questions."""
    nested: dict[str, Any] = {}
    for key, value in answers.items():
        head, _, rest = key.partition(".")
        if rest:
            nested.setdefault(head, {})[rest] = value
        else:
            nested[head] = value
    return nested


def _write(target: Path, text: str) -> int:
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return _show_difference(target, text)
    say(f"Skrev {target.name}. Se etter feil med ./scripts/check, og bygg med ./scripts/build.")
    return 0


def _show_difference(target: Path, text: str) -> int:
    there = target.read_text(encoding="utf-8", errors="replace").splitlines()
    lines = list(unified_diff(there, text.splitlines(), target.name, f"{target.name} (forslag)", lineterm=""))
    print("\n".join(lines) or f"{target.name} er alt slik.")
    if lines:
        say(
            f"{target.name} finnes og er ikke endret. Linjene over viser hva forslaget har (+) og mangler (-)."
        )
    return 1 if lines else 0


if __name__ == "__main__":
    run(main)
