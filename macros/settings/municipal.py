"""A municipality's configuration in, what in it is not the municipality's to set out.

It names the site and says what is local. All else comes with the course: engines take any key from it,
and most would put something else in place of what upstream has, its policy of safety included.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.problems import Problem, format_field
from macros.reader.tree import Tree
from macros.version import order_of, read_version

MUNICIPAL, UPSTREAM = "mkdocs.kommune.yml", "mkdocs.yml"
ALLOWED = ("INHERIT", "site_name", "site_url", "extra")
UNTIL = "0.2.0"
"""From this version on nothing else is taken, not even what harms nobody."""
HARMLESS = frozenset(
    ["site_description", "site_author", "copyright", "site_dir", "repo_url", "repo_name", "edit_uri",
     "edit_uri_template", "remote_branch", "remote_name", "watch", "dev_addr"]
)  # fmt: skip
INSTEAD = {
    "theme": "utseendet kommer med kurset; skriv farge og logo som «colour» og «logo» under «local»",
    "nav": "menyen følger mappene; skriv en «.nav.yml» i «docs/lokalt»",
    "docs_dir": "innholdet ligger i «docs»; legg det som er deres eget, i «docs/lokalt»",
}
COURSES = "hører til kurset, og kan ikke endres i kommunens fil; ta det bort"
ONLY_LOCAL = "hører til kurset; en kommune fyller bare ut det som står under «local», så ta det bort"
LEAVES = "hører til kurset, og virker bare fram til versjon {until}; ta det bort"
NO_PARENT = "mangler, og da blir kurset ikke med; skriv «INHERIT: mkdocs.yml» øverst i fila"


def check_municipal(name: str, tree: Tree, known: frozenset[str]) -> Iterator[Problem]:
    """Yield what a municipality's file sets beyond what is its own; of keys nobody knows others tell."""
    parent = tree.data.get("INHERIT")
    if parent is None:
        yield Problem(name, 1, "INHERIT", NO_PARENT)
    elif isinstance(parent, str) and parent != UPSTREAM:
        yield Problem(name, tree.line(("INHERIT",)), "INHERIT", f"må være «{UPSTREAM}», der kurset står")
    for key in tree.data.keys() & known - set(ALLOWED):
        is_warning = key in HARMLESS and order_of(read_version()) < order_of(UNTIL)
        message = LEAVES.format(until=UNTIL) if is_warning else INSTEAD.get(key, COURSES)
        yield Problem(name, tree.line((key,)), key, message, is_warning)
    extra = tree.data.get("extra")
    for key in extra if isinstance(extra, dict) else ():
        if key != "local" and isinstance(key, str):
            yield Problem(name, tree.line(("extra", key)), format_field(("extra", key)), ONLY_LOCAL)
