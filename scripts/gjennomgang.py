"""Print what the experts who have read the course want changed: a Word file that came back in, a list out."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from macros.problems import ContentError
from macros.settings import read_settings
from macros.site import check_site
from scripts.commands import CommandError, Parser, choose_config, run


def main() -> int:
    """Print the list; no file is written."""
    parser = Parser("Les en gjennomgangsfil som er kommet tilbake, og skriv lista over det som skal endres.")
    parser.add_argument("file", metavar="FIL", type=Path, help="Word-fila som er kommet tilbake")
    options = parser.parse_args()
    if not find_spec("docx"):
        raise CommandError(
            "Pakken som leser Word-filer, mangler her. Kjør gjennomgang i mappa scripts, som henter den."
        )
    if not options.file.is_file():
        raise CommandError(
            f"Fila {options.file} finnes ikke; skriv navnet på Word-fila som er kommet tilbake."
        )
    from macros.exports.review.answers import AnswerError, read_answers
    from macros.exports.review.report import report

    try:
        answers = read_answers(options.file)
    except AnswerError as error:
        raise CommandError(str(error)) from None
    site, problems = check_site(read_settings(choose_config(options.config)))
    if site is None:
        raise ContentError(problems)
    print(*report(site, answers), sep="\n")
    return 0


if __name__ == "__main__":
    run(main)
