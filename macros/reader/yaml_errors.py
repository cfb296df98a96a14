"""What YAML stumbled over, or would take for something else, in; where to look and what to write out."""

from __future__ import annotations

import re

import yaml

NAME_OF_WORD = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "="])
"""What YAML 1.1 does not take for text, in any case."""
PLAIN_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
LONGEST_NUMBER = 18
QUOTE = "sett teksten i anførselstegn"
ODD = re.compile(
    r"(?P<fence>`{3})|[ \t]*(?P<indent>\u00a0)|[ ]*(?:- +)*-(?P<item>\u00a0)|[ ]*(?:- +)*[\w-]+:(?P<value>\u00a0)"
)
"""A hard space where YAML wants one that can be split at, and what frames an example on a page."""
ODD_SAID = {
    "fence": "linjer med «```» er for Markdown; slett dem, og behold feltene mellom dem",
    "indent": "innrykket har et hardt mellomrom, som ser ut som et vanlig; slett innrykket, og skriv det med mellomromstasten",
    "item": "etter «-» står et hardt mellomrom, som ser ut som et vanlig; slett det, og skriv et vanlig",
    "value": "etter «:» står et hardt mellomrom, som ser ut som et vanlig; slett det, og skriv et vanlig",
}
USUAL = f"her kan ikke feltene leses; se etter kolon, innrykk og anførselstegn på linja og rett over, eller {QUOTE}"
MESSAGES = (
    (
        "mapping values are not allowed",
        f"et kolon kom uventet; se om feltet over mangler kolon eller innrykket er for dypt, eller {QUOTE}",
    ),
    ("could not find expected ':'", "det mangler et kolon på linja eller rett over; skriv «navn: verdi»"),
    (
        "cannot start any token",
        f"tegnet kan ikke stå her; bruk mellomrom og ikke tabulator i innrykk, eller {QUOTE}",
    ),
    ("found a tab character", "en tabulator kan ikke stå her; bruk mellomrom i innrykk"),
    ("alphabetic or numeric character", f"«*» og «&» kan ikke stå først i en tekst; {QUOTE}"),
    ("sequence entries are not allowed", "lista må begynne på linja under feltets navn, med «- »"),
    ("expected ',' or ']'", "lista er ikke avsluttet; skriv «]» etter det siste leddet"),
    (
        "expected ',' or '}'",
        "mellom «{» og «}» mangler et komma mellom to felter, et anførselstegn eller «}» til slutt",
    ),
    (
        "did not find expected key",
        "feltet kan ikke leses; se om innrykket er som på linjene over, eller sett hele teksten i anførselstegn",
    ),
    ("expected '-' indicator", "lista kan ikke leses; la hvert ledd begynne like langt inne, med «- »"),
    ("unexpected end of stream", "anførselstegnet er ikke avsluttet; skriv et til der teksten slutter"),
    ("unexpected document", "anførselstegnet er ikke avsluttet; skriv et til der teksten slutter"),
    ("invalid Unicode character", "«\\» lager her et tegn som ikke finnes; bruk enkle anførselstegn"),
    ("unknown escape character", "«\\» kan ikke stå slik i doble anførselstegn; bruk enkle"),
    ("another document", "fila har flere dokumenter; fjern linja med «---» eller «...»"),
)
BEGUN_EARLIER = ("expected ',' or", "unexpected end of stream", "unexpected document")
"""Where the parser gave up says little; where it began the value says more."""


def explain_yaml_error(error: yaml.YAMLError) -> tuple[int, str]:
    """Return the line, counted from 0, and the sentence."""
    problem = str(getattr(error, "problem", "") or "")
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if any(part in problem for part in BEGUN_EARLIER):
        marks.reverse()
    mark = next(filter(None, marks), None)
    return (mark.line if mark else 0), next((text for part, text in MESSAGES if part in problem), USUAL)


def find_odd_lines(text: str) -> list[tuple[int, str]]:
    """Return each line, counted from 0, that is not YAML though it looks like it, and the sentence."""
    if "\u00a0" not in text and "```" not in text:
        return []
    found = ((number, ODD.match(line)) for number, line in enumerate(text.split("\n")))
    return [(number, ODD_SAID[str(match.lastgroup)]) for number, match in found if match]


def doubt_scalar(tag: str, words: str, is_readable: bool) -> str | None:
    """Say why an unquoted value is not what it looks like: dates, times of day and odd numbers."""
    kind = tag.rpartition(":")[2]
    if kind == "timestamp" and not is_readable:
        return f"datoen «{words}» finnes ikke i kalenderen; rett den, og sett den i anførselstegn"
    if kind == "timestamp":
        return f"datoen «{words}» må stå i anførselstegn"
    if kind in ("int", "float") and ":" in words:
        return f"«{words}» leses ikke som det står; skriv minutter som ett tall, og et klokkeslett i anførselstegn"
    if kind == "int" and len(words) > LONGEST_NUMBER:
        return "tallet er for langt; skriv det med færre sifre, eller sett det i anførselstegn"
    if not is_readable or (kind == "int" and not PLAIN_NUMBER.fullmatch(words)):
        return f"«{words}» kan leses på flere måter; skriv tall med bare sifre, og sett tekst i anførselstegn"
    return None


def doubt_key(words: str) -> str | None:
    """Say why a key is no name: engines read it as a number or as true and false."""
    if words.isidentifier() and words.casefold() not in NAME_OF_WORD:
        return None
    if re.fullmatch(r"[-+.\d][-+.\d_:xa-f]*", words) or words.casefold() in NAME_OF_WORD:
        return f'nøkkelen må stå i anførselstegn; skriv «"{words}": …»'
    return None
