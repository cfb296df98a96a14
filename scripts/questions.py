"""What `ny-kommune` asks a municipality: the words, the option that answers in their place, and the key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Question(NamedTuple):
    """Something to ask, the option that answers it, and the key that it goes to."""

    option: str
    key: str
    words: str
    read: Callable[[str], Any] = str.strip


def _number(words: str) -> Any:
    return int(words) if words.strip().isdigit() else words


def _names(words: str) -> list[str]:
    return [name.strip() for name in words.split(",") if name.strip()]


def _unquoted(words: str) -> str:
    """Leave out the marks that the file needs around a number, and an answer does not."""
    return words.strip().strip("\"'«»“”„").strip()


QUESTIONS = (
    Question("kommune", "municipality", "Hva heter kommunen?"),
    Question(
        "skoler",
        "schools",
        "Hvilke skoler er med? Skriv komma mellom, i den rekkefølgen de er vertskap.",
        _names,
    ),
    Question("kontakt", "contact.name", "Hvem spør en om kurset? Skriv en stilling heller enn et navn."),
    Question("epost", "contact.email", "Hvilken e-postadresse?"),
    Question("telefon", "contact.phone", "Hvilket telefonnummer?", _unquoted),
    Question("partner", "partner", "Hvem er samarbeidspartner i ledersamlingene?"),
    Question("veiledning", "supervision", "Hvem veileder lærergruppene?"),
    Question("ombud", "privacy_officer.name", "Hvem er personvernombud?"),
    Question("ombud-epost", "privacy_officer.email", "Hvilken e-postadresse har ombudet?"),
    Question("erklaering", "accessibility_statement", "Adressen til tilgjengelighetserklæringen?"),
    Question("farge", "colour", "Kommunens farge, som «#17456b»?"),
    Question("klasse", "class_size", "Hvor mange elever er det i den største klassen?", _number),
    Question("gruppe", "group_size", "Hvor mange er det i en lærergruppe?", _number),
    Question("samlinger", "leader_sessions", "Hvor mange ledersamlinger i året: 6, 7 eller 8?", _number),
    Question("minutter", "meeting_minutes", "Hvor lenge varer et lærermøte, i minutter?", _number),
)


ADDRESS = Question("adresse", "site_url", "Hvilken adresse får nettstedet, som «https://kurs.kommunen.no/»?")
"""What is no local data, and is asked for with it."""
