"""What the sources hold of background, counted: studies, values, conditions, contradictions and gaps.

The numbers were counted in the sources by hand, as in `test_counts`; here they are found in prose.
"""

import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from bs4 import BeautifulSoup
from real import DOCS, real_course, subject_of

from macros.checks.figures import check_figures

COURSE = real_course()
STATUSES = {
    "etterprovd": """ahnert-2006 alamos-2018 baker-2006 baker-grant-morlock-2008 barr-2011
        barr-higgins-dalessandro-2007 bass-2008 busch-2012 cornelius-white-2007 dahl-2016
        davis-dupper-2004 doumen-2012 driscoll-2011 elledge-2016 ertesvag-2016 ertesvag-roland-2015 fixsen-2009
        holt-lunstad-2010 house-1996 hughes-2012 johnsen-1984 kincade-2020 li-xue-2023 marengo-2021
        mcgrath-van-bergen-2015 mchugh-2013 mintzberg-1983 pianta-2001 pianta-hamre-allen-2012
        pianta-hamre-banking-time riley-2010 roorda-2011 roorda-2017 sabol-pianta-2012 scales-2020 schibbye-2009
        schibbye-lovlie-2017 spurkeland-2012 sulkowski-simmons-2018 thijssen-2022 thornberg-2022
        trevino-2000 verschueren-koomen-2012 wendelborg-2014 williford-2016""",
    "fra_kilden": """allen-2018 banking-time-avhandling-2005 banking-time-avhandling-umass
        busch-dehlin-2012 drugli-manual hofkens-pianta-2022 nirn-kjernekomponenter thornberg-2024
        wang-2015""",
    "ikke_etterprovd": """bass-steidlmeier-1999 bolman-deal-2009 busch-2007 busch-vanebo-dehlin-2010
        cassidy-2008 hinde-1979 johnsen-2006 klausen-2001 linder-2010 mikami-2011 murray-2008
        myrland-2014 olsen-2007 riksen-walraven-2004 roorda-koomen-2012 rovik-2007 wang-2016
        zajac-kobak-2006""",
}
TEACHERS = "laerer/grunnlag/"
LEADERS = "leder/grunnlag/"
POINTS = {
    # Teachers: the slides' background and Udir's article.
    (TEACHERS + "hva-er-en-relasjon", "tre-sider"): 3,
    (TEACHERS + "behov-laering-og-folelser", "to-behov"): 2,
    (TEACHERS + "trygg-havn-og-trygg-base", "under-press"): 3,
    (TEACHERS + "alder-og-kjonn", "fire-funn"): 4,
    (TEACHERS + "sarbare-elever", "fire-situasjoner"): 4,
    (TEACHERS + "det-laereren-gjor-og-eleven-merker", "fire-trekk"): 4,
    (TEACHERS + "det-laereren-gjor-og-eleven-merker", "det-elevene-peker-pa"): 3 + 2,
    (TEACHERS + "relasjoner-mellom-elever", "standard"): 5,
    (TEACHERS + "den-voksnes-ansvar", "kjennetegn"): 4 + 3,
    (TEACHERS + "den-voksnes-ansvar", "atte-sporsmal"): 8,
    (TEACHERS + "den-voksnes-ansvar", "ressurser"): 2 + 5,
    (TEACHERS + "laerernes-erfaringer", None): 13,
    (TEACHERS + "a-skrive-logg", "fire-eksempler"): 4,
    # Leaders: the manual's theory.
    (LEADERS + "handlingsrommet", "fem-verdier"): 5,
    (LEADERS + "handlingsrommet", "profesjonelle-byrakratier"): 3,
    (LEADERS + "laererrollen", "tiltakene"): 6 + 2,
    (LEADERS + "verdibasert-ledelse", "kjennemerker"): 3,
    (LEADERS + "verdier-i-kulturen", "etiske-standarder"): 5,
    (LEADERS + "endring-i-skolen", "lederens-ansvar"): 2,
    (LEADERS + "anbefalt-teori", "til-forste-samling"): 3,
    # What the site says of its sources.
    ("om/kildene", "uenige"): 30,
    ("om/kildene", "mangler"): 17,
}
"""How many points there are in a list under a heading, or on a page."""
PARTS = {
    (TEACHERS + "relasjoner-mellom-elever", "tre-studier"): 3,
    (LEADERS + "ledelse-som-prosess", "tre-dimensjoner"): 3 + 1,  # and one on the two names of the third
    (LEADERS + "verdibasert-ledelse", "fem-forklaringer"): 5,
}
"""How many headings there are below a heading."""
BOLD = {
    (TEACHERS + "trygg-havn-og-trygg-base", "havn-og-base"): 2,
    (LEADERS + "verdibasert-ledelse", "rotter"): 3,
    (LEADERS + "verdibasert-ledelse", "tre-nivaer"): 3,
    (LEADERS + "endring-i-skolen", "fire-bidrag"): 4,
    (LEADERS + "endring-i-skolen", "to-slag"): 2,
    (LEADERS + "laererrollen", "to-veier"): 2,
}
"""How many paragraphs open with what they are about, in bold."""


@cache
def prose(page):
    return (DOCS / f"{page}.md").read_text(encoding="utf-8").split("\n---\n", maxsplit=1)[1]


def section(page, anchor):
    """Return what stands under a heading, with the headings below it; the whole page without one."""
    if anchor is None:
        return prose(page)
    heading = (
        rf"^(?P<level>#+) [^\n]*\{{: #{re.escape(anchor)}\b[^\n]*\n(?P<text>.*?)(?=^(?!(?P=level)#)#+ |\Z)"
    )
    found = re.search(heading, prose(page), re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no {anchor}"
    return found["text"]


def points_in(text):
    return re.findall(r"^(?:-|\d+\.) +(.+)", text, re.MULTILINE)


@pytest.mark.parametrize(("page", "anchor"), POINTS)
def test_no_point_of_the_background_is_lost(page, anchor):
    text = section(page, anchor)
    if page.endswith("laerernes-erfaringer"):
        text = text.partition("{: #prosjektet }")[0]
    assert len(points_in(text)) == POINTS[page, anchor]


@pytest.mark.parametrize(("page", "anchor"), PARTS)
def test_each_part_has_its_heading(page, anchor):
    assert len(re.findall(r"^###+ ", section(page, anchor), re.MULTILINE)) == PARTS[page, anchor]


@pytest.mark.parametrize(("page", "anchor"), BOLD)
def test_each_side_of_a_matter_is_named(page, anchor):
    assert len(re.findall(r"^\*\*[^*]+\*\*", section(page, anchor), re.MULTILINE)) == BOLD[page, anchor]


def test_the_eleven_conditions_are_a_checklist_on_a_page_and_on_a_sheet():
    page = prose(LEADERS + "for-dere-starter-vilkar")
    assert re.findall(r"^### (\d+)\. ", page, re.MULTILINE) == [str(number) for number in range(1, 12)]
    assert page.count("*Spør dere selv:*") == 11
    fields = COURSE.sheets["for-dere-starter"].page.fields
    items = {field.id: len(field.items) for field in fields if field.kind == "check_list"}
    assert items["vilkar"] + items["nettverket"] + items["forankring"] == 12  # one of them in two items


def test_the_expert_group_is_told_with_the_pages_of_all_nine_quotations():
    pages = re.findall(r"\(s\. ([\d–]+)\)", prose(LEADERS + "laererrollen"))
    assert set(pages) == {"95", "170", "171", "204", "207", "209–210", "210–211"}


def test_the_recommended_theory_has_four_parts_with_questions_and_works():
    page = prose(LEADERS + "anbefalt-teori")
    parts = re.findall(r"^## \d\. .*?\{: #([\w-]+) \}", page, re.MULTILINE)
    assert len(parts) == 4
    cited = [re.findall(r'cite\("([\w-]+)"\)', section(LEADERS + "anbefalt-teori", part)) for part in parts]
    assert [len(set(works)) for works in cited] == [2, 2, 2, 3]
    asked = [re.search(r"(Tre|Fem) spørsmål", section(LEADERS + "anbefalt-teori", part))[1] for part in parts]
    assert asked == ["Tre", "Tre", "Fem", "Fem"]


def test_the_definition_is_explained_with_the_page_where_it_stands():
    text = section(LEADERS + "verdibasert-ledelse", "definisjonen")
    assert "side 95" in text
    assert 'cite("busch-2012")' in text


def test_udirs_rules_resources_and_films_are_named_and_their_missing_links_too():
    text = section(TEACHERS + "den-voksnes-ansvar", "ressurser")
    assert text.count("lenke ikke oppgitt i kilden") == 2 + 4 + 1
    films = [film.page.name.split(" (")[0] for film in COURSE.films.values() if film.page.by == "Udir"]
    assert len(films) == 4
    assert all(f"«{title}»" in text for title in films)


def test_all_of_udirs_works_stand_on_their_page():
    works = {name for name, ref in COURSE.references.items() if "udir" in ref.cited_by}
    assert set(re.findall(r'cite\("([\w-]+)"\)', prose(TEACHERS + "udirs-litteratur"))) == works
    assert len(works) == 24


def test_every_work_has_the_status_it_was_given():
    found = {
        status: sorted(ref.id for ref in COURSE.references.values() if ref.status == status)
        for status in STATUSES
    }
    assert found == {status: sorted(names.split()) for status, names in STATUSES.items()}
    assert Counter(ref.status for ref in COURSE.references.values()) == {
        "etterprovd": 45,
        "ikke_etterprovd": 18,
        "fra_kilden": 9,
    }


def test_the_built_bibliography_has_these_works_with_their_status_and_no_other(built_site):
    page = BeautifulSoup((built_site / "kilder" / "index.html").read_bytes(), "html.parser")
    works = {
        item["id"]: [part["class"][-1].removeprefix("gr-status--") for part in item.select(".gr-status")]
        for item in page.select("ol.gr-refs > li")
    }
    assert works == {name: [status] for status, names in STATUSES.items() for name in names.split()}
    assert len(page.select(".gr-status")) == len(page.select("ol.gr-refs > li")) == 72
    assert "kandidat" not in page.select_one("article").get_text().lower()
    data = json.loads((built_site / "kurs.json").read_text(encoding="utf-8"))
    assert {work["id"]: [work["status"]] for work in data["references"]} == works


def test_what_is_not_known_of_a_work_is_not_filled_in():
    for name in STATUSES["ikke_etterprovd"].split():
        ref = COURSE.references[name]
        filled = (ref.container, ref.volume, ref.issue, ref.pages, ref.publisher, ref.doi, ref.isbn, ref.url)
        assert filled == (None,) * 8, name


def test_every_work_is_cited_on_a_page():
    assert set(COURSE.cited_on) == set(COURSE.references)


def test_each_contradiction_and_gap_comes_with_what_the_site_does():
    for anchor in ("uenige", "mangler"):
        for point in points_in(section("om/kildene", anchor)):
            assert len(re.findall(r"[.;](?= |$)", point)) >= 2, point


def test_facts_of_the_project_stand_where_they_belong():
    for page in ("om/kildene", TEACHERS + "laerernes-erfaringer"):
        assert all(fact in prose(page) for fact in ("2013", "2016", "16 skoler", "1400")), page


def test_figures_without_a_source_are_left_out_and_the_third_says_where_it_is_from():
    texts = {
        file.relative_to(DOCS).as_posix(): file.read_text(encoding="utf-8") for file in DOCS.rglob("*.md")
    }
    eighth = [path for path, text in texts.items() if re.search(r"\b8 (?:%|prosent)", text)]
    assert eighth == ["kilder/index.md"], "which declares it"
    fifth = {path: text for path, text in texts.items() if re.search(r"\b20 (?:%|prosent)", text)}
    assert set(fifth) == {"kilder/index.md", TEACHERS + "det-laereren-gjor-og-eleven-merker.md"}
    assert 'cite("wendelborg-2014")' in section(TEACHERS + "det-laereren-gjor-og-eleven-merker", "et-tall")


@pytest.mark.parametrize(
    ("name", "claim", "figure"),
    [
        ("t1", "Omtrent 20 % av elevene har psykiske symptomer.", "20 %"),
        ("t1", "Hver femte elev har symptomer på psykiske vansker.", "Hver femte"),
        ("t2", "Rundt åtte prosent har en psykisk lidelse.", "åtte prosent"),
    ],
)
def test_a_page_that_states_a_figure_without_a_source_is_refused(name, claim, figure):
    path = TEACHERS + "sarbare-elever.md"
    entry = COURSE.pages[path]
    body = replace(entry.body, prose=f"{entry.body.prose}\n{claim}\n")
    last = entry.body.line_at(len(entry.body.prose)) + 1
    claiming = replace(COURSE, pages={**COURSE.pages, path: replace(entry, body=body)})
    fix = f'skriv «{{{{ unsourced_figure("{name}") }}}}» på siden, eller ta tallet bort'
    assert [str(problem) for problem in check_figures(subject_of(claiming))] == [
        f"docs/{path}:{last}: «{figure}» er et tall uten kilde; {fix}"
    ]
    assert list(check_figures(subject_of(COURSE))) == []


def test_the_site_counts_what_is_reviewed_and_says_nothing_of_it_that_could_grow_old():
    told = prose("om/kildene")
    assert "{{ review_count() }}" in told
    assert "Ingen i fagmiljøet har gjennomgått" not in told
    assert "ikke sett det" not in told


def test_the_example_of_a_plan_follows_the_sheet_and_counts_no_pupils():
    plan = prose(LEADERS + "eksempelplan")
    headings = re.findall(r"^### (.+?) \{:", plan, re.MULTILINE)
    labels = {field.id: field.label for field in COURSE.sheets["mal-og-strategiplan"].page.fields}
    assert headings == [label for name, label in labels.items() if name not in ("hode", "skisse")]
    goals = "".join(
        line for line in section(LEADERS + "eksempelplan", "mal").splitlines() if line.startswith("|")
    )
    assert not re.search(r"elevkode|merke|rosa|gul|grønn|positiv|usikker|strev", goals)


def test_the_page_for_parents_and_pupils_can_be_read_at_once():
    text = re.sub(r"\{:.*?\}|\]\([^)]*\)", " ", prose("om/for-foreldre-og-elever"))
    assert len(re.findall(r"\w+", text)) <= 400
