"""What came out of a text in, what its author meant as something else out.

Each rule is one line: how it looks on the page, where it went wrong, and what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from macros.markup.findings import ASIDE, PLAIN, Finding
from macros.markup.flows import flows_of
from macros.markup.look import Outcome
from macros.problems import shorten

EMPTY_LINE = "la det stå en tom linje over"
SAID = {
    "hard": "et hardt mellomrom først på linja eller etter tegnet gjør at det ikke blir som det skal; skriv et vanlig mellomrom",
    "bullet": "«{0}» lager ikke en liste, og punktene blir ett avsnitt; skriv «- » foran hvert punkt",
    "list": f"punktet blir en del av avsnittet; {EMPTY_LINE} lista",
    "tick": "boksen må stå i en liste; skriv «- [ ] » foran hvert punkt",
    "numbers": f"tallene lager ikke en liste, og punktene blir ett avsnitt; {EMPTY_LINE} «1.»",
    "round": "tall med parentes lager ikke en liste; skriv «1.» i stedet for «1)»",
    "table": f"tabellen vises som tekst; {EMPTY_LINE} den, og skriv like mange «|» i de to øverste radene",
    "line": f"«{{0}}» vises som det står; {EMPTY_LINE} og under",
    "box": 'boksen kan ikke leses; skriv «!!! note» eller «??? note "Tittel"», og teksten under med fire mellomrom foran',
    "tabs": "faner finnes ikke her; skriv en overskrift med «### » i stedet",
    "contents": "innholdslista kommer av seg selv; slett «{0}»",
    "fence": "kodeblokka er ikke avsluttet; skriv «{0}» i margen på en linje for seg, over og under koden",
    "note": "fotnoten «{0}» er ikke på siden; skriv «{0}: …» nederst, på en linje for seg",
    "wiki": "«{0}» blir ikke en lenke; skriv «[tekst](fil.md)»",
    "link": "lenken kan ikke leses; skriv «[tekst](fil.md)» uten mellomrom i adressen",
    "emoji": "«{0}» vises som det står; slett det",
    "mark": "«{0}» vises som det står; skriv «**tekst**» for å utheve",
    "stars": "stjernene vises som de står; sett dem helt inntil ordene, to foran og to bak, som «**tekst**»",
    "attributes": "«{0}» vises som det står; skriv «{{: #navn }}» bak overskriften, og «}}» til slutt",
}
"""What is said of a pattern; `{0}` is what was found."""
PATTERNS = {
    "hard": r"^[ \u00a0]*(?:(?:[-*+•]|\d+\.)[ ]*\u00a0|\u00a0+(?=[-*+#|]|\d+\.))",
    "bullet": r"^[ ]*(?P<sign>[•·▪◦●○‣∙])[ \u00a0]+(?=\S)",
    "list": r"(?<=\n)[ ]*[-*+][ ]+(?=\S)",
    "tick": r"^[ ]*\[[ xX]?\][ ]+(?=\S)",
    "numbers": r"(?<=\n)[ ]*1\.[ ]+\S[^\n]*\n[ ]*2\.[ ]",
    "round": r"^[ ]*1\)[ ]+\S[^\n]*\n[ ]*2\)[ ]",
    "table": r"^[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*$|^[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*$",
    "line": r"(?<=\n)(?:-{3,}|\*{3,}|_{3,})[ ]*$",
    "box": r"^[ ]*(?:!!!|\?\?\?)(?![!?])",
    "tabs": r"^[ ]*===[ +!]+\"",
    "contents": r"^\[TOC\]$",
    "fence": r"^[ ]*(?:`{3,}|~{3,})",
    "note": r"\[\^[^\]\n]+\]",
    "wiki": r"\[\[[^\[\]\n]+\]\]",
    "reference": r"\[(?P<text>[^\[\]]+)\]\[(?P<name>[^\[\]]*)\]",
    "link": r"\]\(|\] \((?:https?:|[^)\s]+\.(?:md|pdf)\b)",
    "emoji": r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])",
    "mark": r"==[^=\s](?:[^=\n]*[^=\s])?==",
    "stars": r"\*\*|(?<!\w)__(?=\w)",
    "attributes": r"\{:[^}\n]*\}?",
}
DOUBTS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()), re.MULTILINE)
SIGNS = ("](", "][", "[[", "[^", "==", "**", "__", "{:", ":")
FIRSTS = frozenset("-*+•·▪◦●○‣∙|!?=`~_[0123456789\u00a0\t")
"""What a flow has somewhere, or a line of it first, if a pattern can be in it: a look that takes no time."""
IN_ITEM = re.compile(r"(?<=\n)[ ]*\d+[.)][ ]+(?=\S)")
"""A number that a list of dots has swallowed."""
INDENTED = "fire mellomrom eller en tabulator først på linja gjør teksten til kode; ta dem bort"
IN_LINES = "koden går over flere linjer; skriv «```» i margen på en linje for seg, over og under den"


def find_doubts(outcome: Outcome) -> Iterator[Finding]:
    """Whatever in the words of a page is a sign that something was not understood."""
    for flow in flows_of(outcome.tree):
        if flow.holder.tag == "li" and "\n" in flow.words:
            found = IN_ITEM.search(flow.words)
            if found:
                yield Finding(SAID["numbers"], *flow.place(found.start()), words=found[0].strip())
        if not _may_be_doubtful(flow.words):
            continue
        said: set[str] = set()
        for match in DOUBTS.finditer(flow.words):
            message = _say(match)
            if message not in said:
                yield Finding(message, *flow.place(match.start()), words=_first_line(match[0]))
            said.add(message)
    for element in outcome.tree.iter("pre"):
        yield Finding(INDENTED, element[0] if len(element) else element, "text" if len(element) else "")
    for element in outcome.tree.iter("code"):
        if "\n" in (element.text or "") and not _is_in_pre(element, outcome.tree):
            yield Finding(IN_LINES, element, "text", words="`")


def _may_be_doubtful(words: str) -> bool:
    return any(sign in words for sign in SIGNS) or any(
        line[0] in FIRSTS for line in (line.lstrip(" ") for line in words.split("\n")) if line
    )


def _say(match: re.Match[str]) -> str:
    kind = next(name for name in PATTERNS if match[name] is not None)
    if kind == "reference":
        name = shorten(_show(match["name"] or match["text"]))
        return f"lenken viser til «{name}», som ikke er på siden; skriv «[tekst](fil.md)»"
    return SAID[kind].format(shorten(_show(match["sign"] or match[0])))


def _show(words: str) -> str:
    """Return words as their author wrote them, with what was put aside left out."""
    return PLAIN.sub(lambda match: f"\\{chr(int(match[1]))}", ASIDE.sub("", words)).strip()


def _first_line(words: str) -> str:
    """Return what to look for in the text, unless it is written otherwise there."""
    first = words.strip().split("\n")[0]
    return "" if "\x02" in first else first


def _is_in_pre(code: Element, tree: Element) -> bool:
    return any(code in list(block) for block in tree.iter("pre"))
