"""Text in nynorsk in, words of bokmål in it out: what a draft and a tired eye leave behind.

The forms are those of the style sheet beside the catalogues.
"""

from __future__ import annotations

import re

BOKMAL = frozenset(
    """
    ikke hva hvem hvor hvorfor hvordan hvis hver hvert hvilken hvilket hvilke jeg hun henne hennes noen noe fra
    dere deres mye være gjør gjøre kommer uke uker uka ukene sammen hjemme bedre flere flest lærere lærerne leder
    ledere lederen lederne ledelse ledelsen rektorer deltaker deltakere deltakeren deltakerne veileder veiledere
    navn navnet øye øyne sier ligger sitter vet vært oppgaver oppgavene muligheter mulighet trygghet enhet enheter
    et en selv bare mer skolen skoler skolene skole elevene dagene timene møtene arkene temaene rekkefølge ofte en
    forskjell forskjellig annerledes mellom dem jo også nå da igjennom istedet alltid både ble blitt begynner
    spørsmålene skjer viser trenger velger legger tenker bruker snakker leser skriver sender ringer møtes neste gang
    """.split()
) - frozenset(
    ["ofte", "alltid", "både", "jo", "mellom", "dem", "neste", "gang", "blitt", "viser", "bruker", "arkene"]
)
"""Words that nynorsk does not have, or that the style sheet writes in another way."""
WORD = re.compile(r"[^\W\d_]+")
NOT_WORDS = re.compile(r"\{\{.*?\}\}|\{:.*?\}|\{[^{}]*\}|\]\([^)]*\)|`[^`]*`|https?://\S+|\*[^*]+\*\{: lang")
QUOTED = re.compile(r"«[^«»]*»")
"""A name or a title, which may be in another language."""


def find_bokmal(text: str) -> list[str]:
    """Return the words of bokmål in a text, in their order; what stands in quotation marks is another's."""
    return [word for word in words_in(QUOTED.sub(" ", text)) if word.lower() in BOKMAL]


def words_in(text: str) -> list[str]:
    """Return the words of a text, without what is code or an address."""
    return WORD.findall(NOT_WORDS.sub(" ", text))
