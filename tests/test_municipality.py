"""A municipality's own configuration, built the way a municipality does: what its readers see."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from project import ROOT, copy_project, run

SCHOOLS = [f"{name} skole" for name in ("Ås", "Bø", "Eid", "Flå", "Lom", "Sør-Øst")]
PARTNER = "RKBU i vest"
FILM = "https://film.example.org/ledelse?a=1&b=2"
LOCAL = {
    "municipality": "Eksempel kommune",
    "schools": SCHOOLS,
    "partner": PARTNER,
    "contact": {"name": "Skolefaglig rådgiver", "email": "kurs@eksempel.example", "phone": "12 34 56 78"},
    "supervision": "PPT i Eksempel",
    "privacy_officer": {"name": "Ombudet i Eksempel", "email": "ombud@eksempel.example"},
    "worry_phones": [{"name": "Barnevernet i Eksempel", "phone": "12 34 56 79"}],
    "accessibility_statement": "https://uustatus.example.org/eksempel",
    "colour": "#2f5d3a",
    "logo": "lokalt/logo.svg",
    "logo_dark": "lokalt/lys.svg",
    "class_size": 17,
    "group_size": 9,
    "leader_sessions": 8,
    "film_links": {"ledelse": FILM},
    "film_minutes": {"ledelse": 18},
    "leader_sessions_at": {"weekday": "torsdag", "start": "12:00"},
    "teacher_groups": [
        {"id": "as-1-4", "school": SCHOOLS[0], "weekday": "onsdag", "start": "14:30"},
        {"id": "bo-1-4", "school": SCHOOLS[1], "weekday": "tirsdag", "start": "14:30"},
    ],
}
DOCUMENT, MIDDLE = "leder/samlinger/03-gjennomforing", "leder/samling/midt-1"
OWN = {
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 9 4 0l5 9z"/></svg>',
    "lys.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    "index.md": "---\ntitle: Slik gjør vi det\ndescription: Vårt.\n---\n\nGruppene møtes på egen skole.\n",
    "om/vart.md": "---\ntitle: Mer\ndescription: Vårt.\n---\n\nMer.\n",
    "tillegg/arbeidsark/laerer/logg.md": "Legg arket i den grønne permen.\n",
    "tillegg/laerer/tema/4-internalisert.md": "Ring [oss](../../../index.md) først.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("kommune") / "kurs")
    config = {"INHERIT": "mkdocs.yml", "site_name": "Gode relasjoner i Eksempel", "extra": {"local": LOCAL}}
    (project / "mkdocs.kommune.yml").write_text(json.dumps(config), encoding="utf-8")
    for path, text in OWN.items():
        file = project / "docs" / "lokalt" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = run(project, "build")
    assert done.returncode == 0, done.stdout
    assert "Bruker mkdocs.kommune.yml." in done.stdout
    return project / "site"


def read_page(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path / "index.html").read_bytes(), "html.parser")


def read_facts(site: Path, name: str) -> dict[int, str]:
    """Return by session the value of a fact, for the sessions that have it."""
    found = {}
    for path in (site / "leder/samling").glob("*/index.html"):
        head = BeautifulSoup(path.read_bytes(), "html.parser").select_one(".gr-head")
        number = re.search(r"Ledersamling (\d) av 8", head.get_text())
        for term in head.find_all("dt", string=name):
            found[int(number[1])] = term.find_next("dd").get_text()
    return dict(sorted(found.items()))


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_every_session_has_its_place_in_the_year_and_hours_or_minutes(site):
    when, minutes = read_facts(site, "Når"), read_facts(site, "Tid")
    assert sorted(when) == list(range(1, 9))
    assert all(("kl." in when[number]) != (number in minutes) for number in when)


def test_schools_get_extra_time_in_turn_and_the_last_stands_first_next_year(site):
    assert read_facts(site, "Ekstra tid") == dict(enumerate(SCHOOLS[:5], 3))
    assert f"først i køen neste skoleår: {SCHOOLS[5]}." in words(read_page(site, MIDDLE).article)


def test_the_documents_page_leads_to_each_of_its_sessions_where_they_stood(site):
    page = read_page(site, DOCUMENT).article
    for turn in range(1, 6):
        entry = page.find(id=f"samling-{turn + 2}")
        assert entry.find("a", href=f"../../samling/midt-{turn}/")
    assert all(
        page.find(id=name) for name in ("for-samlingen", "skriv-ut", "sporsmal", "filmsjekkliste", "runde")
    )


def test_schools_are_hosts_in_turn(site):
    assert read_facts(site, "Vertskap") == dict(enumerate([*SCHOOLS, *SCHOOLS[:2]], 1))


def test_the_partner_comes_first_midway_and_last(site):
    assert read_facts(site, "Deltar også") == {1: PARTNER, 5: PARTNER, 8: PARTNER}


def test_a_round_gives_each_school_its_minutes(site):
    pages = " ".join(words(read_page(site, f"leder/samling/midt-{turn}").article) for turn in range(1, 6))
    rounds = re.findall(r"(\d+) skoler, (\d+) min til hver\.", pages)
    assert len(rounds) >= 5
    assert {schools for schools, _ in rounds} == {"6"}
    assert all(int(minutes) > 0 for _, minutes in rounds)


@pytest.mark.parametrize("path", ["filmer/ledelse", "filmer", MIDDLE])
def test_a_film_leads_where_the_municipality_says_and_takes_as_long(site, path):
    page = read_page(site, path).article
    assert page.find("a", href=FILM)
    assert "18 min" in words(page)


def test_run_sheets_go_by_the_clock(site):
    assert "kl. 12:00" in words(read_page(site, MIDDLE).article)
    assert "kl. 14:30" in words(read_page(site, "laerer/moter/01-kartlegging").article)


def test_the_names_stand_on_every_page(site):
    pages = list(site.rglob("index.html"))
    assert len(pages) > 60
    assert "Eksempel kommune" in words(read_page(site, "").footer)
    for file in pages:
        soup = BeautifulSoup(file.read_bytes(), "html.parser")
        assert "Gode relasjoner i Eksempel" in soup.title.string, file
        assert not soup.footer or "Eksempel kommune" in words(soup.footer), file


def test_the_data_says_the_same(site):
    data = json.loads((site / "kurs.json").read_text(encoding="utf-8"))
    sessions = data["leader_sessions"]
    assert [session["extra_time_school"] for session in sessions] == [None, None, *SCHOOLS[:5], None]
    assert {session["start"] for session in sessions} == {"12:00"}
    film = next(film for film in data["films"] if film["id"] == "ledelse")
    assert (film["url"], film["minutes"]) == (FILM, 18)


@pytest.mark.parametrize("path", ["laerer/moter/03-vaeremate-og-beskjeder", MIDDLE, "om"])
def test_a_group_sees_whom_to_ask(site, path):
    page = read_page(site, path).article
    assert "Veileder gruppene: PPT i Eksempel" in words(page)
    assert page.find("a", href="mailto:kurs@eksempel.example")
    assert page.find("a", href="tel:12345678")


def test_the_contact_and_the_statement_are_at_the_bottom_of_every_page(site):
    for path in ("", "laerer/tema/1-fysisk-og-struktur", "om/tilgjengelighet"):
        footer = read_page(site, path).footer
        assert "Skolefaglig rådgiver" in words(footer)
        assert footer.find("a", href="mailto:kurs@eksempel.example")
        assert footer.find("a", href="https://uustatus.example.org/eksempel")


def test_the_page_about_the_site_says_which_edition_it_is(site):
    page = words(read_page(site, "om").article)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    for said in (f"Versjon {version}", "Eksempel kommune", SCHOOLS[0], PARTNER, "Ombudet i Eksempel"):
        assert said in page


def sheets_of(site: Path, selector: str) -> list:
    """Return what a selector finds on the teachers' sheets."""
    pages = sorted((site / "arbeidsark/laerer").glob("*/index.html"))
    return [
        found for page in pages for found in BeautifulSoup(page.read_bytes(), "html.parser").select(selector)
    ]


def test_sheets_have_a_row_a_pupil_and_the_officer_to_ask(site):
    rows = [row.get_text() for row in sheets_of(site, ".gr-field--class_list tbody th")]
    pupils = {int(row) for row in rows if row.isdigit()}
    assert pupils == set(range(1, 18)), "the other rows are for new pupils, and say so"
    full = [words(sheet) for sheet in sheets_of(site, ".gr-sheet")]
    assert any("personvernombud Ombudet i Eksempel" in text for text in full)


def test_a_meeting_says_how_many_copies(site):
    assert "9 stk., én til hver deltaker" in words(read_page(site, "laerer/moter/01-kartlegging").article)


def test_the_municipalitys_own_pages_have_a_tab_with_its_name(site):
    tabs = [words(tab) for tab in read_page(site, "").select(".md-tabs__link")]
    assert tabs[-1] == "Eksempel kommune"
    menu = read_page(site, "lokalt").select_one(".gr-nav")
    assert "Eksempel kommune" in words(menu)
    assert "Lokalt" not in words(menu)


def test_fragments_stand_on_themes_and_sheets(site):
    theme = read_page(site, "laerer/tema/4-internalisert").select_one(".gr-note--local")
    assert words(theme) == "Fra Eksempel kommune Ring oss først."
    assert theme.a["href"] == "../../../lokalt/"
    sheet = read_page(site, "arbeidsark/laerer/logg").select_one(".gr-note--local")
    assert "Legg arket i den grønne permen." in words(sheet)
    assert not (site / "lokalt/tillegg").exists(), "a fragment is no page of its own"


def test_every_page_has_the_logo_and_the_colour_of_the_municipality(site):
    assert "--gr-primary: #2f5d3a;" in (site / "assets/stylesheets/kommune.css").read_text(encoding="utf-8")
    for path, up in (("", ""), ("laerer/tema/4-internalisert", "../../../")):
        page = read_page(site, path)
        logo = page.select_one("img.gr-logo")
        assert (logo["src"], logo["alt"]) == (f"{up}lokalt/logo.svg", "Eksempel kommune")
        assert logo.parent.source["srcset"] == f"{up}lokalt/lys.svg"
        assert page.select(f'link[href="{up}assets/stylesheets/kommune.css"]')
    assert (site / "lokalt/logo.svg").is_file()
