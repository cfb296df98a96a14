"""A municipality's fragments in, those that fit on no page out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.anchors import anchors_of
from macros.checks.lost import nearest_page
from macros.checks.subject import Subject
from macros.course import Course, Entry
from macros.course.additions import FRAGMENTS, Fragment
from macros.problems import Problem, shorten
from macros.schema.base import Page
from macros.settings.history import where_it_went

LONGEST_FRAGMENT = 250  # words; it stands at the top of its page
WHOLE_PAGE = "lag heller en egen side i «docs/lokalt»"


def check_fragments(subject: Subject) -> Iterator[Problem]:
    """A fragment is for one page that exists, is short, and declares no id that the page has."""
    course = subject.course
    for fragment in course.fragments:
        path = f"docs/{fragment.path}"
        hosts = course.hosts_of(fragment)
        if len(hosts) != 1:
            if not {fragment.name, f"{fragment.name}.md"} & course.broken:
                yield Problem(path, 0, "", _no_host(fragment, hosts, course))
            continue
        if fragment.body.words > LONGEST_FRAGMENT:
            message = f"tillegget er langt ({fragment.body.words} ord) og står øverst på siden; {WHOLE_PAGE}, og lenk til den"
            yield Problem(path, 1, "", message, is_warning=True)
        taken = {anchor.name for anchor in anchors_of(hosts[0], course)}
        for name, line in fragment.body.anchors:
            if name in taken:
                message = f"«{name}» er alt brukt på docs/{hosts[0].path}; velg et annet navn"
                yield Problem(path, line, "", message)


def _no_host(fragment: Fragment, hosts: list[Entry[Page]], course: Course) -> str:
    name = shorten(fragment.name)
    if hosts:
        forms = " eller ".join(f"«{FRAGMENTS}{entry.path}»" for entry in hosts)
        return f"«{name}» er navnet på flere sider; legg fila som {forms}"
    if f"{fragment.name}.md" in course.pages:
        return f"«{name}» er en vanlig side og har ikke plass til tillegg; {WHOLE_PAGE}"
    typed = [entry for entry in course.pages.values() if entry.kind != "page"]
    known = {getattr(entry.page, "id", "") for entry in typed} | {entry.path[:-3] for entry in typed}
    near = nearest_page(fragment.name, known)
    hint = f"; mente du «{near}»?" if near else "; slett fila, eller gi den navnet til en side som finnes"
    return where_it_went("page", fragment.name) or f"det finnes ingen side «{name}»{hint}"
