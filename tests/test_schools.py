"""Fifty schools with eight groups each: a page for each school, and no page that has them all."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from real import real_site

from macros.components.schools.view import school_view
from macros.exports.downloads import Download, fill_downloads
from macros.exports.paper import fill_paper
from macros.exports.pdf.piles import plan_group_piles, plan_piles
from macros.exports.pdf.posters import posters
from macros.exports.schools import write_schools
from macros.exports.search import FILE, write_search
from macros.render import render
from macros.schema.local import SchoolYear
from macros.schema.schedules import LeaderSchedule
from macros.views.calendar import calendars
from macros.views.dates import sitting_text
from macros.wording import capitalize
from macros.year.schools import MANY, SCHOOLS_PAGE, school_pages

NAMES = tuple(
    f"{name}{ending} skole" for name in ("Å", "Ø", "Nordre ", "Berg", "Dal") for ending in range(10)
)
YEAR = {"start": "2026-08-17", "end": "2027-06-18"}
SHELL = (
    '<html><head><title>Skolene - Kurs</title><meta property="og:title" content="Skolene">'
    '<link rel="stylesheet" href="../../a.css"></head><body><article class="md"><h1>Skolene</h1>'
    '<div class="gr-schools"><ul><li>alle</li></ul></div></article></body></html>'
)


def groups(schools, each):
    days = ("mandag", "tirsdag", "onsdag", "torsdag")
    return tuple(
        {
            "id": f"s{number}-g{group}",
            "name": f"{group + 1}. trinn",
            "school": school,
            "weekday": days[group % 4],
            "start": "14:30",
        }
        for number, school in enumerate(schools)
        for group in range(each)
    )


@pytest.fixture(scope="module")
def site():
    return real_site(
        schools=NAMES,
        school_year=SchoolYear(**YEAR),
        teacher_groups=groups(NAMES, 8),
        leader_sessions_at=LeaderSchedule(weekday="fredag", start="12:00"),
        municipality="Storby",
    )


@pytest.fixture(scope="module")
def built(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    (folder / "om/skoler").mkdir(parents=True)
    (folder / "om/skoler/index.html").write_text(SHELL, encoding="utf-8")
    (folder / "om/kalender").mkdir()
    (folder / "om/kalender/index.html").write_text(SHELL, encoding="utf-8")
    write_schools(site, folder)
    write_search(site, folder)
    return folder


def read(file):
    return BeautifulSoup(file.read_bytes(), "html.parser")


def test_each_school_has_a_page_with_its_own_groups_and_calendars(built):
    links = read(built / "om/skoler/index.html").select(".gr-schools a")
    assert [link.get_text() for link in links] == sorted(
        NAMES, key=lambda name: name.lower().translate(str.maketrans("æøå", "{|}"))
    )
    for link in links[:3]:
        page = read(built / "om/skoler" / link["href"] / "index.html")
        name = link.get_text()
        assert (page.h1.get_text(), page.title.get_text()) == (name, f"{name} - Kurs")
        rows = page.select("tbody tr")
        assert len(rows) == 8
        called = [row.th.find(string=True).strip() for row in rows]
        assert called == [f"{group + 1}. trinn" for group in range(8)], "the school's name is the page's"
        cards = [card.select_one(".gr-card__title").get_text() for card in page.select(".gr-card")]
        assert len(cards) == 9
        assert cards[0].endswith(name), "the calendar of the whole school comes first"
        assert page.select_one("link")["href"] == "../../a.css", "it lies as deep as the page it is made from"


def test_no_page_has_all_groups(site):
    calendar, year = (
        render(site, "calendar_list", "om/kalender.md"),
        render(site, "year_plan", "leder/skolearet.md", "begge"),
    )
    meeting = render(site, "page_head", "laerer/moter/01-kartlegging.md")
    printed = render(site, "print_list", "laerer/utskrift.md", "laerer")
    assert not re.search(r"s\d+-g\d|\d\. trinn|Dal3", calendar + year + meeting + printed)
    assert "Ledersamlingene" in calendar
    assert "(../om/skoler.md)" in printed
    assert "(../om/skoler.md)" in render(site, "school_way", "leder/skolearet.md")
    assert "skoler.md" in meeting


def test_the_page_of_calendars_leads_to_those_of_each_school(site, built):
    page = read(built / "om/kalender/index.html")
    links = page.select(".gr-schools a")
    assert len(links) == len(NAMES)
    for link in links[:3]:
        place, _, anchor = link["href"].partition("#")
        school = read(built / "om/kalender" / place / "index.html")
        assert school.find(id=anchor).get_text() == "Kalenderne"
        assert school.h1.get_text() == link.get_text()
    assert page.select_one("[data-gr-find]"), "of so many one may write which"
    few = real_site(schools=NAMES[:3], school_year=SchoolYear(**YEAR), teacher_groups=groups(NAMES[:3], 8))
    assert "data-gr-find" not in render(few, "school_calendars", "om/kalender.md")
    one_page = real_site(
        schools=NAMES[:3], school_year=SchoolYear(**YEAR), teacher_groups=groups(NAMES[:3], 2)
    )
    assert not render(one_page, "school_calendars", "om/kalender.md").strip()


def test_leaders_without_days_are_not_told_to_wait_for_the_calendars_that_schools_have():
    there, none = (
        real_site(schools=NAMES, teacher_groups=groups(NAMES, 8), **year)
        for year in ({"school_year": SchoolYear(**YEAR)}, {})
    )
    assert "Kalenderne kommer" not in render(there, "calendar_list", "om/kalender.md")
    assert "Kalenderne kommer" in render(none, "calendar_list", "om/kalender.md")


def test_search_finds_a_school_by_its_name_and_is_not_much_longer_for_it(built):
    text = (built / FILE).read_text(encoding="utf-8")
    pages = json.loads(text.partition("=")[2].rstrip(";\n"))
    found = [page for page in pages if page["title"] == "Dal3 skole"]
    assert [page["url"] for page in found] == ["om/skole-dal3-skole/"]
    assert len(text) < 20_000, "nothing of the groups but the schools' names"


def test_what_a_group_takes_home_says_when_it_meets_again(site):
    own = [meeting.dates for meeting in site.year.meetings]
    held = [next(sitting for sitting in dates if sitting.group.id == "s41-g2") for dates in own if dates]
    said = [
        [task.text for task in pile.gathering.tasks if task.title == "Neste møte"]
        for pile in plan_group_piles(site)
        if pile.group.id == "s41-g2"
    ]
    assert said == [
        *([f"{capitalize(sitting_text(sitting))}."] for sitting in held[1:]),
        [],
    ]


def test_a_groups_own_piles_are_offered_on_its_schools_page(site, built):
    piles = [pile for pile in plan_group_piles(site) if pile.group.id == "s41-g2"]
    assert len(piles) == 9 - 1
    (place,) = {pile.place for pile in piles}
    address, _, anchor = place.partition("#")
    fill_downloads(
        built, [Download(page=place, url=pile.url, format="pdf", label=pile.label, size=1) for pile in piles]
    )
    page = read(built / address.removesuffix(".md") / "index.html")
    card = page.find(id=anchor)
    assert "Dal1 skole (3. trinn)" in card.select_one(".gr-card__title").get_text()
    assert len(card.select(".gr-downloads a")) == len(piles)


def test_a_groups_poster_lies_with_its_piles_and_not_among_hundreds():
    names = NAMES[:2]
    two = real_site(schools=names, school_year=SchoolYear(**YEAR), teacher_groups=groups(names, 8))
    pages = {poster.url: poster.page for poster in posters(two) if "arshjul-gruppe-s" in poster.url}
    assert pages["leder/utskrift/arshjul-gruppe-s1-g2.pdf"].endswith(".md#gruppe-s1-g2")
    assert all(page.startswith("om/skole-") for page in pages.values())


def test_a_school_reads_the_dates_of_next_year_as_well():
    years = ({"start": "2026-08-17", "end": "2027-06-18"}, {"start": "2027-08-16", "end": "2028-06-16"})
    names = NAMES[:2]
    two = real_site(
        schools=names,
        school_years=tuple(SchoolYear(**year) for year in years),
        teacher_groups=groups(names, 8),
    )
    page, _ = school_pages(two.course.local)
    view = school_view(two, page, "om/skole", "../skoler/", [(plan, "") for plan in calendars(two)])
    assert [table.caption[-9:] for table in view.tables] == ["2026–2027", "2027–2028"]


def test_few_groups_are_told_where_all_dates_are():
    few = real_site(schools=NAMES[:3], school_year=SchoolYear(**YEAR), teacher_groups=groups(NAMES[:3], 4))
    assert len(few.course.local.teacher_groups) == MANY
    assert SCHOOLS_PAGE not in few.course.pages
    assert school_pages(few.course.local) == ()
    assert "3. trinn" in render(few, "year_plan", "leder/skolearet.md", "begge")


def test_the_year_leads_to_the_piles_of_each_group_where_they_are_offered(site):
    few = real_site(schools=NAMES[:3], school_year=SchoolYear(**YEAR), teacher_groups=groups(NAMES[:3], 4))
    printed = render(few, "print_list", "laerer/utskrift.md", "laerer")
    links = re.findall(
        r"\[([^]]+)\]\(\.\./laerer/utskrift\.md#(gruppe-[\w-]+)\)",
        render(few, "year_plan", "leder/skolearet.md", "begge"),
    )
    assert len(dict(links)) == 12
    assert all(f"### {name} {{: #{anchor} }}" in printed for name, anchor in links)
    many = render(site, "year_plan", "leder/skolearet.md", "begge")
    assert "utskrift" not in many
    assert many.count("(../om/skoler.md)") == 1
    assert "utskrift" not in render(real_site(), "year_plan", "leder/skolearet.md", "begge")


@pytest.mark.parametrize(
    ("each", "told"), [(4, "A skole, 4 grupper"), (5, "Har skolen flere grupper, ganger dere")]
)
def test_what_paper_takes_is_told_for_each_school_while_one_reads_them_all(tmp_path, each, told):
    names = ("A skole", "B skole", "C skole")
    three = real_site(schools=names, school_year=SchoolYear(**YEAR), teacher_groups=groups(names, each))
    page = tmp_path / "laerer/utskrift/index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<div class="gr-paper" data-page="laerer/utskrift.md"></div>', encoding="utf-8")
    piles = [
        Download(page="", url=pile.url, format="pdf", label="", size=1, pages=2) for pile in plan_piles(three)
    ]
    fill_paper(three, tmp_path, piles)
    text = page.read_text(encoding="utf-8")
    assert told in text
    assert ("A skole" in text) == (len(names) * each <= MANY)


def test_schools_that_are_spelt_alike_have_each_their_address():
    twins = ("Å skole", "A skole", "a-skole")
    pages = school_pages(
        real_site(schools=twins, school_year=SchoolYear(**YEAR), teacher_groups=groups(twins, 5)).course.local
    )
    assert len({page.path for page in pages}) == 3
