"""Updates that meet something of a municipality's own, each in real git: all is well, or words that help.

A kind is what the course does, what the municipality has that it meets, what the check then says, and what the
municipality does about it by those words. Then the check is content, and the fork builds.
"""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from project import run
from test_updates import THEORY as BACKGROUND
from test_updates import begin, both, commit, git, swap, write

from macros.settings import read_settings
from macros.site import check_site
from scripts.own_changes import find_changes

CONFIG = """\
INHERIT: mkdocs.yml
site_name: Gode relasjoner i Fjellvik
site_url: https://fjellvik.example/kurs/
extra:
  local:
    municipality: Fjellvik
    accessibility_statement: https://uustatus.example/fjellvik
    contact: {name: Kari}
    schools: [Nordre skole, Søndre skole]
    meeting_minutes: 90
    film_minutes: {ledelse: 18}
    school_year: {start: "2026-08-17", end: "2027-06-18"}
    teacher_groups:
      - {id: nordre, school: Nordre skole, weekday: onsdag, start: "14:30", dates: {"1": "2026-08-26"}}
"""
OWN_FILE, THEORY, MEETING = (
    "mkdocs.kommune.yml",
    "docs/leder/grunnlag/verdier.md",
    "docs/laerer/moter/01-kartlegging.md",
)
MOVED, OWN_PAGE, WORKFLOW = (
    "docs/leder/grunnlag/verdiene.md",
    "docs/lokalt/eget.md",
    ".github/workflows/check.yml",
)
FILM, OTHER = "docs/lokalt/filmer/var-film.md", "tillit"
HISTORY = "macros/settings/history.yml"
PAGE = "---\ntitle: Eget\ndescription: Vårt eget.\n---\n\nLes [mer]({}).\n"
UNRESOLVED = (
    "{}:1: fila har uløste flettemerker («<<<<<<<», «=======» og «>>>>>>>»), til og med linje {}; "
    "behold den ene av tekstene mellom dem, og slett linjene med merkene"
)
Change = Callable[[Path], None]


def nothing(_: Path) -> None:
    """Change nothing."""


def move_page(root: Path) -> None:
    """Give a page of background another name, as the course does it."""
    (root / THEORY).rename(root / MOVED)
    swap(MOVED, "id: verdier\n", "id: verdiene\nformerly: [leder/grunnlag/verdier.md]\n")(root)
    swap("docs/filmer/ledelse.md", "page: verdier\n", "page: verdiene\n")(root)


def remove_page(root: Path) -> None:
    (root / THEORY).unlink()
    swap("docs/filmer/ledelse.md", "page: verdier\n", f"page: {OTHER}\n")(root)


def rename_film(root: Path) -> None:
    (root / "docs/filmer/ledelse.md").rename(root / "docs/filmer/om-ledelse.md")
    swap("docs/filmer/om-ledelse.md", "id: ledelse", "id: om-ledelse")(root)
    swap("docs/leder/samlinger/01-oppstart.md", "films: [ledelse]", "films: [om-ledelse]")(root)


def save_as_windows_does(*paths: str) -> Change:
    def change(root: Path) -> None:
        for path in paths:
            (root / path).write_bytes((root / path).read_bytes().replace(b"\n", b"\r\n"))

    return change


def take_the_courses(path: str) -> Change:
    """Do what the page for the day of a conflict says, and take the update again."""

    def change(root: Path) -> None:
        git(root, "merge", "--abort")
        git(root, "checkout", "-q", "kurset/main", "--", path)
        commit(root, "Take the course's")
        git(root, "merge", "-q", "--no-edit", "kurset/main")

    return change


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of update."""

    theirs: Change
    ours: Change = nothing
    told: str = ""
    """What the check says of a file before the update comes."""
    says: tuple[str, ...] = ()
    """What it says after; nothing when nothing is to be done."""
    mend: Change = nothing
    stops: bool = False
    """Whether git stops in the middle."""
    in_code: bool = False
    """Whether the course's code has changed, so that the fork's own command is to be asked."""
    shows: tuple[str, str] | None = None
    """A built page, and words on it that are the municipality's."""


KINDS = {
    "a moved page with an addition": Kind(
        theirs=move_page,
        ours=write("docs/lokalt/tillegg/leder/grunnlag/verdier.md", "Hos oss står de i planen.\n"),
        shows=("leder/grunnlag/verdiene", "Hos oss står de i planen."),
    ),
    "a moved page with an addition by its name": Kind(
        theirs=move_page,
        ours=write("docs/lokalt/tillegg/verdier.md", "Hos oss står de i planen.\n"),
        shows=("leder/grunnlag/verdiene", "Hos oss står de i planen."),
    ),
    "a moved page that is linked to": Kind(
        theirs=move_page,
        ours=write(OWN_PAGE, PAGE.format("../leder/grunnlag/verdier.md")),
        says=(
            (f"{OWN_PAGE}:6: lenken «../leder/grunnlag/verdier.md» går til en side som ikke finnes; "
            "siden er flyttet, så skriv «../leder/grunnlag/verdiene.md»"),
        ),
        mend=swap(OWN_PAGE, "verdier.md", "verdiene.md"),
    ),
    "a moved page that is left out": Kind(
        theirs=both(
            lambda root: (root / "docs/om/siden.md").rename(root / "docs/om/ny-side.md"),
            swap("docs/om/ny-side.md", "title: Siden", "title: Siden\nformerly: [om/siden.md]"),
        ),
        ours=swap(OWN_FILE, "    meeting_minutes: 90\n", "    meeting_minutes: 90\n    leave_out: [om/siden]\n"),
    ),
    "moved months, and a date that somebody has set": Kind(
        theirs=swap(MEETING, "months: [8, 9]", "months: [9]"),
        says=(
            (f"{OWN_FILE}:14: advarsel: extra.local.teacher_groups[0].dates.1: møte 1 er satt til 2026-08-26, men "
            "hører hjemme fra 2026-09-01 til 2026-09-30; rett datoen hvis den er feil"),
        ),
        mend=swap(OWN_FILE, "2026-08-26", "2026-09-02"),
    ),
    "a renamed page that is named in a field": Kind(
        theirs=move_page,
        ours=swap(FILM, f"page: {OTHER}", "page: verdier"),
        says=(f"{FILM}:12: plan_b.page: «verdier» heter nå «verdiene»; skriv det nye navnet",),
        mend=swap(FILM, "page: verdier", "page: verdiene"),
    ),
    "a renamed film": Kind(
        theirs=rename_film,
        says=(
            (f"{OWN_FILE}:11: extra.local.film_minutes.ledelse: det finnes ingen film «ledelse»; "
            "mente du «om-ledelse»?"),
        ),
        mend=swap(OWN_FILE, "{ledelse: 18}", "{om-ledelse: 18}"),
    ),
    "a renamed film with its history": Kind(
        theirs=both(
            rename_film,
            write(HISTORY, "keys: []\nids: [{kind: film, old: ledelse, new: om-ledelse, since: 0.2.0}]\n"),
        ),
        says=(
            (f"{OWN_FILE}:11: extra.local.film_minutes.ledelse: «ledelse» heter «om-ledelse» fra versjon 0.2.0; "
            "skriv det nye navnet"),
        ),
        mend=swap(OWN_FILE, "{ledelse: 18}", "{om-ledelse: 18}"),
        in_code=True,
    ),
    "a tighter limit": Kind(
        theirs=swap("macros/schema/local.py", "= 45, 180, 90", "= 45, 60, 60"),
        says=(f"{OWN_FILE}:10: extra.local.meeting_minutes: må være høyst 60, ikke «90»",),
        mend=swap(OWN_FILE, "meeting_minutes: 90", "meeting_minutes: 60"),
        in_code=True,
    ),
    "a new field that must be there": Kind(
        theirs=swap("macros/schema/local.py", "    email: Email | None = None\n", "    email: Email\n"),
        says=(f"{OWN_FILE}:8: extra.local.contact.email: mangler; legg til feltet",),
        mend=swap(OWN_FILE, "{name: Kari}", "{name: Kari, email: post@fjellvik.example}"),
        in_code=True,
    ),
    "a lost anchor that is linked to": Kind(
        theirs=swap(THEORY, " {: #hva-er-en-verdi }", " {: #derfor }"),
        ours=write(OWN_PAGE, PAGE.format("../leder/grunnlag/verdier.md#hva-er-en-verdi")),
        says=(
            (f"{OWN_PAGE}:6: lenken «../leder/grunnlag/verdier.md#hva-er-en-verdi» går til et anker som ikke finnes; "
            "siden er kursets, så skriv lenken uten «#hva-er-en-verdi», eller med et av ankrene derfor"),
        ),
        mend=swap(OWN_PAGE, "#hva-er-en-verdi", "#derfor"),
    ),
    "a lost page that is linked to and added to": Kind(
        theirs=remove_page,
        ours=both(
            write(OWN_PAGE, PAGE.format("../leder/grunnlag/verdier.md")),
            write("docs/lokalt/tillegg/leder/grunnlag/verdier.md", "Hos oss står de i planen.\n"),
        ),
        says=(
            (f"{OWN_PAGE}:6: lenken «../leder/grunnlag/verdier.md» går til en side som ikke finnes; "
            "ta bort lenken, eller lenk til en side som finnes"),
            ("docs/lokalt/tillegg/leder/grunnlag/verdier.md: det finnes ingen side «leder/grunnlag/verdier»; "
            "slett fila, eller gi den navnet til en side som finnes"),
        ),
        mend=both(
            lambda root: (root / "docs/lokalt/tillegg/leder/grunnlag/verdier.md").unlink(),
            swap(OWN_PAGE, "[mer](../leder/grunnlag/verdier.md)", "mer"),
        ),
    ),
    "a lost page with its history": Kind(
        theirs=both(
            remove_page,
            write(HISTORY, "keys: []\nids: [{kind: page, old: leder/grunnlag/verdier, reason: den står i planen, since: 0.2.0}]\n"),
        ),
        ours=write(OWN_PAGE, PAGE.format("../leder/grunnlag/verdier.md")),
        says=(
            (f"{OWN_PAGE}:6: lenken «../leder/grunnlag/verdier.md» går til en side som ikke finnes; «verdier» ble fjernet "
            "i versjon 0.2.0: den står i planen"),
        ),
        mend=swap(OWN_PAGE, "[mer](../leder/grunnlag/verdier.md)", "mer"),
        in_code=True,
    ),
    "a block renamed below an own one": Kind(
        theirs=swap(MEETING, "  - id: velkommen\n", "  - id: velkommen-inn\n"),
        says=(
            (f"docs/lokalt/moter/kartlegging.md:3: blocks[0].after: det finnes ingen blokk «velkommen» i {MEETING}; "
            "mente du «velkommen-inn»?"),
        ),
        mend=swap("docs/lokalt/moter/kartlegging.md", "after: velkommen,", "after: velkommen-inn,"),
    ),
    "own files with the line ends of Windows": Kind(
        theirs=swap(THEORY, "når ingen ser på", "når ingen ser det"),
        ours=save_as_windows_does(OWN_FILE, "docs/lokalt/index.md", "docs/lokalt/moter/kartlegging.md"),
    ),
    "a file of the course with the line ends of Windows": Kind(
        theirs=swap(THEORY, "når ingen ser på", "når ingen ser det"),
        ours=save_as_windows_does(THEORY),
        told="er kursets fil, lagret hos dere med andre linjeskift (CRLF), så hver linje er ulik",
        says=(UNRESOLVED.format(THEORY, 33),),
        mend=take_the_courses(THEORY),
        stops=True,
    ),
    "a workflow that the course has changed": Kind(theirs=swap(WORKFLOW, "name: Sjekk", "name: Sjekken")),
    "a workflow that both have changed": Kind(
        theirs=swap(WORKFLOW, "name: Sjekk", "name: Sjekken"),
        ours=swap(WORKFLOW, "name: Sjekk", "name: Vår sjekk"),
        told="er endret både av dere og av kurset; den neste oppdateringen stopper i denne fila",
        says=(UNRESOLVED.format(WORKFLOW, 5),),
        mend=take_the_courses(WORKFLOW),
        stops=True,
    ),
    "another folder for the content": Kind(
        theirs=both(lambda root: (root / "docs").rename(root / "innhold"), swap("mkdocs.yml", "docs_dir: docs", "docs_dir: innhold")),
        says=("docs/lokalt: mappa leses ikke, for innholdet ligger i «innhold»; flytt den til «innhold/lokalt»",),
        mend=lambda root: (root / "docs/lokalt").rename(root / "innhold/lokalt"),
    ),
}  # fmt: skip
"""By what happens. That the course sends a municipality's own files is tried in `test_own_changes.py`."""


@pytest.fixture(scope="module")
def repositories(tmp_path_factory) -> tuple[Path, Path]:
    base = tmp_path_factory.mktemp("ber")
    upstream, fork = begin(base, CONFIG)
    write("docs/om/siden.md", "---\ntitle: Siden\ndescription: En side.\n---\n\nTekst.\n")(upstream)
    write(WORKFLOW, "name: Sjekk\non: push\njobs: {}\n")(upstream)
    write(f"docs/leder/grunnlag/{OTHER}.md", BACKGROUND.format("Tillit", OTHER))(upstream)
    commit(upstream, "Add what updates meet")
    swap(FILM, "page: verdier", f"page: {OTHER}")(fork)
    commit(fork, "Have no need of what moves")
    git(fork, "pull", "-q", "--no-edit", "--no-rebase", "kurset", "main")
    for root in (upstream, fork):
        git(root, "tag", "begin")
    return upstream, fork


@pytest.fixture
def update(repositories) -> Callable[[Kind], Path]:
    """Return what lets an update of a kind come to the fork, as far as git gets with it."""
    upstream, fork = repositories

    def come(kind: Kind) -> Path:
        for root in repositories:
            git(root, "reset", "-q", "--hard", "begin")
            git(root, "clean", "-qfd")
        kind.ours(fork)
        git(fork, "add", "-A")
        git(fork, "commit", "-q", "--allow-empty", "-m", "Our own")
        kind.theirs(upstream)
        commit(upstream, "Go on")
        git(fork, "fetch", "-q", "kurset")
        told = [str(problem) for problem in find_changes(fork)]
        assert len(told) == bool(kind.told), told
        assert all(kind.told in line for line in told)
        merge = ["git", "-c", "user.name=Kari", "-c", "user.email=k@a.no", "merge", "-q", "--no-edit"]
        done = subprocess.run([*merge, "kurset/main"], cwd=fork, check=False, capture_output=True)
        assert bool(done.returncode) == kind.stops, done.stdout
        return fork

    return come


def said(fork: Path, kind: Kind) -> set[str]:
    """Return all that the fork's check finds; asked here, where the code is the same."""
    if kind.in_code:
        *found, _ = run(
            fork, "check", stderr=subprocess.PIPE
        ).stdout.splitlines()  # the last line counts them
        return set(found)
    problems = [*check_site(read_settings(fork / OWN_FILE))[1], *find_changes(fork)]
    return set(map(str, problems))


@pytest.mark.parametrize("name", KINDS)
def test_an_update_ends_in_a_whole_course_or_in_words_that_help(update, name):
    kind = KINDS[name]
    fork = update(kind)
    assert said(fork, kind) == {*kind.says}
    if not kind.in_code:  # There the build shows it.
        kind.mend(fork)
        assert said(fork, kind) == set()


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_what_it_ends_in_builds(update, name):
    kind = KINDS[name]
    fork = update(kind)
    kind.mend(fork)
    done = run(fork, "build")
    assert done.returncode == 0, done.stdout
    if kind.shows:
        path, words = kind.shows
        page = BeautifulSoup((fork / "site" / path / "index.html").read_bytes(), "html.parser")
        assert words in page.article.get_text()
    assert not (fork / "site/om/ny-side").exists() or "left out" not in name
