"""`scripts/serve` in a real browser: the page that is open follows what is saved, and tells what is wrong with it."""

import pytest
from live import serve_live
from playwright.sync_api import Error
from project import copy_fixture

from browser.conftest import ask_axe

PAGE, SHOWN = "docs/om/lang.md", "om/lang/"
PROSE = "\n\n".join(f"Avsnitt {number} av en lang side." for number in range(80))
TEXT = f"---\ntitle: En lang side\ndescription: En side å rulle på.\n---\n\n{PROSE}\n"
FAULTS = {
    "the content": (
        PAGE,
        "description:",
        "beskrivelse:",
        "docs/om/lang.md:3: beskrivelse: feltet finnes ikke",
    ),
    "a menu": (
        "docs/.nav.yml",
        "index.md",
        "indeks.md",
        "docs/.nav.yml:2: nav[0]: det finnes ingen fil eller mappe «indeks.md»",
    ),
    "the configuration": ("mkdocs.yml", '"strict"', '"strikt"', "mkdocs.yml:1: strikt: feltet finnes ikke"),
    "a template": (
        "macros/templates/film_card.md.jinja",
        "{{ view.",
        "{{ view.borte.",
        "macros/templates/film_card.md.jinja:",
    ),
    "a partial": (
        "overrides/partials/footer.html",
        "<footer",
        "{% if <footer",
        "overrides/partials/footer.html:4: malen kan ikke leses",
    ),
}


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    """One server for all, each of which leaves the project as it was."""
    project = copy_fixture(tmp_path_factory.mktemp("live") / "kurs", styled=True)
    (project / PAGE).write_text(TEXT, encoding="utf-8")
    (project / "docs/.nav.yml").write_text("nav:\n  - index.md\n  - {glob: '*'}\n", encoding="utf-8")
    with serve_live(project, project.with_name("said.txt")) as live:
        yield live


@pytest.fixture
def open_page(browser, live):
    """Open the page in a fresh profile, and note what a browser complains of."""
    contexts, complaints = [], []

    def open_it(path=SHOWN, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.goto(live.address + path)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []


def wait_for(live, page, condition):
    """Wait until it holds; a page that is just reloading answers later, and its policy lets nobody wait in it."""

    def holds():
        try:
            return page.evaluate(condition)
        except Error:
            return False

    live.wait_until(holds)


def test_what_is_saved_comes_by_itself_and_the_page_stays_where_it_was(live, open_page):
    page = open_page(viewport={"width": 390, "height": 844})
    page.evaluate("window.scrollTo(0, 900)")
    wait_for(live, page, "scrollY === 900")
    live.edit(PAGE, "Avsnitt 70 av", "Det nye avsnitt 70 av")
    page.get_by_text("Det nye avsnitt 70 av").wait_for(state="attached")
    wait_for(live, page, "scrollY === 900")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    live.edit(PAGE, "Det nye avsnitt 70 av", "Avsnitt 70 av")
    page.get_by_text("Det nye avsnitt 70 av").wait_for(state="detached")


def test_a_style_comes_by_itself(live, open_page):
    page = open_page()
    file = live.project / "overrides/assets/stylesheets/base.css"
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\nh1 {{ letter-spacing: 7px !important; }}\n", encoding="utf-8")
    wait_for(live, page, "getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'")
    file.write_text(before, encoding="utf-8")
    wait_for(live, page, "getComputedStyle(document.querySelector('h1')).letterSpacing !== '7px'")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_on_the_last_good_page_and_heals(live, open_page, name):
    path, old, new, told = FAULTS[name]
    file = live.project / path
    before = file.read_text(encoding="utf-8")
    page = open_page()
    live.edit(path, old, new)
    alert = page.get_by_role("alert")
    alert.get_by_text(told).wait_for()
    assert page.get_by_text("Avsnitt 1 av en lang side.").is_visible()
    alert.focus()
    assert page.evaluate("document.activeElement.id") == "gr-live"
    again = open_page("om/ordliste/")
    again.get_by_role("alert").get_by_text(told).wait_for()
    file.write_text(before, encoding="utf-8")
    for shown in (page, again):
        shown.locator("#gr-live").wait_for(state="detached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_message(live, open_page, scheme):
    page = open_page(color_scheme=scheme, reduced_motion="reduce")
    before = ask_axe(page)
    live.edit(PAGE, "description:", "beskrivelse:")
    page.get_by_role("alert").wait_for()
    wait_for(live, page, "getComputedStyle(document.getElementById('gr-live')).position === 'sticky'")
    found = ask_axe(page)
    live.edit(PAGE, "beskrivelse:", "description:")
    page.locator("#gr-live").wait_for(state="detached")
    assert [fault for fault in found if fault not in before] == []


def test_a_fault_before_the_first_build_is_a_page_that_becomes_the_site(browser, tmp_path):
    project = copy_fixture(tmp_path / "kurs", styled=True)
    (project / PAGE).write_text(TEXT.replace("description:", "beskrivelse:"), encoding="utf-8")
    with serve_live(project, tmp_path / "said.txt") as live:
        page = browser.new_page()
        page.goto(live.address + SHOWN)
        page.get_by_role("alert").get_by_text("docs/om/lang.md:3: beskrivelse: feltet finnes ikke").wait_for()
        assert ask_axe(page) == []
        live.edit(PAGE, "beskrivelse:", "beskriving:")
        page.get_by_role("alert").get_by_text("docs/om/lang.md:3: beskriving: feltet finnes ikke").wait_for()
        live.edit(PAGE, "beskriving:", "description:")
        page.get_by_text("Avsnitt 1 av en lang side.").wait_for()
        page.close()


def test_a_draft_bears_its_name_and_loses_it(live, open_page):
    page = open_page()
    live.edit(PAGE, "title:", "draft: true\ntitle:")
    page.get_by_text("Utkast.").wait_for()
    live.edit(PAGE, "draft: true\n", "")
    page.get_by_text("Utkast.").wait_for(state="detached")
