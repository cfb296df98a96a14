"""Raw HTML in, the sentence that refuses it and says what to write instead out."""

from __future__ import annotations

import re

from macros.problems import shorten

ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);")
CODE_BLOCK = re.compile(r"<(pre)><(code)(?: class=\"language-[\w#.+-]+\")?>[^<]*</\2></\1>")
"""What code between fences becomes."""
ATTRIBUTES = "en kodeblokk kan ikke ha egenskaper; skriv bare språket, som «```yaml»"
COMMENT = "kommentarer er ikke tillatt i teksten, for alle kan lese dem; slett den"
INSTEAD = {
    "skriv «**tekst**»": ("b", "strong"),
    "skriv «*tekst*»": ("i", "em", "cite", "dfn"),
    "skriv «~~tekst~~»": ("s", "strike", "del"),
    "skriv «[tekst](adresse)»": ("a",),
    "skriv «![tekst](fil.png)»": ("img", "picture", "svg"),
    "begynn et nytt avsnitt": ("br", "p"),
    "lenk til filmen, som «[tittel](https://…)»": ("iframe", "video", "embed", "object", "audio"),
    'skriv «??? note "Tittel"», og rykk inn teksten under med fire mellomrom': ("details", "summary"),
    "skriv tabellen med «|» mellom cellene": ("table", "thead", "tbody", "tr", "td", "th"),
    "skriv «## » foran overskriften": ("h1", "h2", "h3", "h4", "h5", "h6"),
    "slett det": ("script", "style", "link", "meta", "base", "noscript", "template"),
    "lag et skjema hos dere, og lenk til det": ("form", "input", "button", "select", "textarea"),
}
"""What to do about an element, by what to do."""
FIXES = {name: fix for fix, names in INSTEAD.items() for name in names}


def refuse_html(raw: str) -> str:
    """Say that HTML is not allowed, and what to write."""
    shown = raw.strip().split("\n")[0]
    if shown.startswith("<!--"):
        return COMMENT
    if re.match(r"<(pre)\b[^>]*><(code)", shown):
        return ATTRIBUTES
    match = re.match(r"</?([\w-]+)[^>]*>?", shown)
    name = match[1].lower() if match else ""
    shown = shorten(match[0] if match else shown)
    return f"HTML er ikke tillatt i teksten («{shown}»); {FIXES.get(name, 'skriv Markdown')}"
