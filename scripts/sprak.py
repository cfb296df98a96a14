"""Keep the catalogues of the other language in step with the content, and tell what is left and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.catalogues import LANGUAGES, OWN, STRINGS, catalogue_of, catalogues_in
from macros.problems import ContentError, format_problems
from macros.settings import read_settings
from macros.translation.count import find_broken
from macros.translation.messages import messages_in
from macros.translation.own import own_key, own_messages
from scripts.commands import NEUTRAL, ROOT, Parser, annotate, run, say
from scripts.draft import draft
from scripts.po import DRAFT, FUZZY, Wanted, is_edited, open_catalogue, remember, save, update
from scripts.translated import find_wrong

Wishes = dict[Path, list[Wanted]]
"""By catalogue: the messages it is to have."""


def main() -> int:
    """Update the catalogues, print what is wrong in them, and say what is left."""
    parser = Parser("Hold omsettingene i takt med tekstene i docs, og si hva som gjenstår.")
    parser.add_argument("--sjekk", action="store_true", help="si bare hva som er galt; endre ingen filer")
    parser.add_argument("--utkast", action="store_true", help="la Apertium foreslå det som mangler")
    options = parser.parse_args()
    settings = read_settings(options.config or ROOT / NEUTRAL)
    broken = [replace(problem, is_warning=False) for problem in find_broken()]
    if broken:  # To go on would be to write over what is in them.
        raise ContentError(broken)
    (language,) = LANGUAGES
    wishes = _gather(settings.docs_dir, settings.theme_dir or ROOT, language)
    files = sorted({*wishes, *catalogues_in(language)})
    catalogues = {file: open_catalogue(file, language) for file in files}
    if not options.sjekk:
        memory = remember(catalogues.values())
        catalogues = {file: update(catalogues[file], wishes.get(file, ()), memory) for file in files}
        if options.utkast:
            _draft(catalogues.values())
        for file, catalogue in catalogues.items():
            save(catalogue, file)
        catalogues = {file: open_catalogue(file, language) for file in files}  # for the lines of messages
    problems = list(find_wrong(catalogues, wishes))
    if problems:
        print(format_problems(problems), flush=True)
        annotate(problems)
    for line in _tell(catalogues):
        say(line)
    return 1 if any(not problem.is_warning for problem in problems) else 0


def _gather(docs_dir: Path, theme_dir: Path, language: str) -> Wishes:
    wishes: Wishes = {}
    for message in messages_in(docs_dir):
        file = catalogue_of(message.path, language)
        wishes.setdefault(file, []).append(Wanted(message.key, (f"docs/{message.path}", "")))
    own = STRINGS / language / f"{OWN}.po"
    wishes[own] = [Wanted(own_key(message), (message.path, "")) for message in own_messages(ROOT, theme_dir)]
    return {
        file: list({each.key: each for each in reversed(found)}.values())[::-1]
        for file, found in wishes.items()
    }


def _draft(catalogues: Iterable[Any]) -> None:
    """Have a machine suggest all that is missing; it stays a draft until somebody has edited it."""
    missing = [
        entry for catalogue in catalogues for entry in catalogue if not (entry.msgstr or entry.obsolete)
    ]
    for entry, text in zip(missing, draft([entry.msgid for entry in missing]), strict=True):
        entry.msgstr, entry.tcomment, entry.flags = text, DRAFT, [FUZZY]


def _tell(catalogues: dict[Path, Any]) -> Iterator[str]:
    """Yield how far each catalogue is, and all together."""
    sums = [0, 0, 0]
    for file, catalogue in catalogues.items():
        there = [entry for entry in catalogue if not entry.obsolete]
        edited = sum(map(is_edited, there))
        changed = sum(bool(entry.previous_msgid) for entry in there if not is_edited(entry))
        sums = [before + more for before, more in zip(sums, (len(there), edited, changed), strict=True)]
        if there:
            yield _count(file.relative_to(STRINGS).with_suffix("").as_posix(), len(there), edited, changed)
    yield _count("I alt", *sums)


def _count(name: str, count: int, edited: int, changed: int) -> str:
    left = f", {changed} endret på bokmål siden" if changed else ""
    return f"{name}: {edited} av {count} er redigert{left}"


if __name__ == "__main__":
    run(main)
