"""A municipality's own words and the pages it does without in, what the course cannot say or be without out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from macros.catalogues import SOURCE, read_edited
from macros.checks.subject import Subject
from macros.course import Course
from macros.course.additions import LOCAL_FOLDER
from macros.left_out import find_page, names_of_pages, refuse
from macros.own_words import NO_WORDS
from macros.problems import Problem, format_field, shorten, suggest
from macros.schema.own_words import SAID_IN
from macros.settings import LOCAL

ROLES = {
    "veileder": "den som veileder gruppene, ofte PPT",
    "leder": "rektor og de andre i ledelsen",
    "skoleleder": "rektor og de andre i ledelsen",
    "nettverksleder": "den som leder ledersamlingene",
    "rektor": "den som leder skolen",
    "deltaker": "de andre i gruppa",
    "referent": "den som skriver referatet",
    "lærer": "alle som underviser",
    "kontaktlærer": "elevens kontaktlærer",
    "rettleiar": "den som veileder gruppene, ofte PPT",
    "leiar": "rektor og de andre i ledelsen",
    "skuleleiar": "rektor og de andre i ledelsen",
    "nettverksleiar": "den som leder ledersamlingene",
    "deltakar": "de andre i gruppa",
    "lærar": "alle som underviser",
    "kontaktlærar": "elevens kontaktlærer",
}
"""What the course uses these words of."""
NAMES = {"nb": "bokmål", "nn": "nynorsk"}
SAMPLES = {
    "nb": "prosessleder, prosesslederen, prosessledere, prosesslederne",
    "nn": "prosessleiar, prosessleiaren, prosessleiarar, prosessleiarane",
}
NO_SUCH_PAGE = "; skriv siste ledd i adressen, eller hele veien; er siden borte fra kurset, så ta bort linja"


def check_own_edition(subject: Subject) -> Iterator[Problem]:
    """A word of one's own is not already another's, and a page that is left out is one that can be."""
    course, settings = subject.course, subject.settings
    for place, message in (*_words(course), *_pages(course)):
        where = (*LOCAL, *place)
        line = settings.local_tree.line(where)
        yield Problem(settings.local_file, line, format_field(where), message)
    yield from _half_said(subject)
    yield from _dead_links(course)


def _half_said(subject: Subject) -> Iterator[Problem]:
    """Yield each language of the site in which the course's own word still stands."""
    local, settings = subject.course.local, subject.settings
    where = (*LOCAL, "terms")
    line = settings.local_tree.line(where)
    for word, language in SAID_IN.items() if local.terms else ():
        if local.language in (language, "both") and word not in local.terms:
            message = f"på {NAMES[language]} står det fortsatt «{word}»; skriv ordet deres der også, som «{word}: [{SAMPLES[language]}]»"
            yield Problem(settings.local_file, line, format_field(where), message, is_warning=True)


def _words(course: Course) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for word, forms in course.local.terms.items():
        for index, form in enumerate(forms):
            role = next(
                (of for name, of in ROLES.items() if re.fullmatch(rf"{name}(en|e|ne|er|ene|ar|ane)?", form)),
                None,
            )
            if role:
                message = f"«{form}» er i kurset {role}; velg et ord som ikke er en annens"
                yield ("terms", word, index), message
                break
            page = _says(course, form, SAID_IN[word])
            if page:
                message = f"«{form}» står alt i kurset om noe annet, i docs/{page}; velg et annet ord"
                yield ("terms", word, index), message
                break


def _says(course: Course, form: str, language: str) -> str | None:
    """Return the first page of the course that uses a word in a language."""
    found = re.compile(rf"\b{re.escape(form)}\b", re.IGNORECASE)
    if language != SOURCE:
        translated = read_edited(language).items()
        said = (place for (place, _), text in translated if found.search(NO_WORDS.sub("", text)))
        return next((place.partition(":")[0] for place in said if ".md:" in place), None)
    for path, entry in course.pages.items():
        texts = [entry.body.prose, *(text for _, text in entry.texts)]
        if not path.startswith(LOCAL_FOLDER) and any(map(found.search, texts)):
            return path
    return None


def _pages(course: Course) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if course.broken or course.half_read:
        return
    for index, name in enumerate(course.local.leave_out):
        entry = find_page(course, name)
        if entry:
            message = refuse(course, entry)
            shown = entry.page.title
        else:
            hint = suggest(name, names_of_pages(course), otherwise=NO_SUCH_PAGE)
            message, shown = f"finnes ikke, eller er navnet på flere sider{hint}", shorten(name)
        if message:
            yield ("leave_out", index), f"siden «{shown}» {message}"


def _dead_links(course: Course) -> Iterator[Problem]:
    """Yield the municipality's own links to pages that it does without."""
    entries = [find_page(course, name) for name in course.local.leave_out]
    gone = {entry.path for entry in entries if entry}
    for prose in course.prose if gone else ():
        for link in prose.body.links if prose.path.startswith(LOCAL_FOLDER) else ():
            goal = posixpath.join(posixpath.dirname(prose.path), link.target.partition("#")[0])
            if posixpath.normpath(goal) in gone:
                message = f"lenken «{shorten(link.target)}» går til en side dere har tatt bort i «leave_out»; ta bort den ene"
                yield Problem(f"docs/{prose.path}", prose.body.line_of(link), "", message)
